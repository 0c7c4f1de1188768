using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>One row of a network, minus a breakpoint or another row, as an exact affine form of the input,
/// for given pieces of the layers before.</summary>
/// <remarks>Taken back layer by layer, from the row to the input: a vector times a matrix a layer,
/// where composing all rows takes a matrix times a matrix.</remarks>
internal sealed class ExactForm
{
    private ExactForm(BigInteger[] gradient, BigInteger constant, BigInteger scale)
    {
        Gradient = gradient;
        Constant = constant;
        Scale = scale;
        foreach (BigInteger entry in gradient)
        {
            SquaredNorm += entry * entry;
        }
    }

    /// <summary>The gradient times <see cref="Scale"/>.</summary>
    public BigInteger[] Gradient { get; }

    /// <summary>The constant times <see cref="Scale"/>.</summary>
    public BigInteger Constant { get; }

    /// <summary>A positive factor.</summary>
    public BigInteger Scale { get; }

    /// <summary>The squared length of <see cref="Gradient"/>.</summary>
    public BigInteger SquaredNorm { get; }

    /// <summary>The row of a layer, or the difference of two rows of it, minus a number.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="pieces">The pieces of their units, an array a layer.</param>
    /// <param name="l">The row's layer; past the last one a row is an output.</param>
    /// <param name="row">The row.</param>
    /// <param name="minus">A row to subtract; negative for none.</param>
    /// <param name="breakpoint">A number to subtract.</param>
    public static ExactForm Of(ScaledLayer[] layers, byte[][] pieces, int l, int row, int minus, Rational breakpoint)
    {
        BigInteger[] vector;
        BigInteger constant = BigInteger.Zero;
        BigInteger scale = BigInteger.One;
        if (l == layers.Length)
        {
            vector = new BigInteger[layers[^1].UnitCount];
            vector[row] = BigInteger.One;
        }
        else
        {
            vector = new BigInteger[layers[l].InputCount];
            AddMultiple(vector, BigInteger.One, layers[l], row);
            constant = layers[l].IntegerBias[row];
            scale = layers[l].Denominator;
            if (minus >= 0)
            {
                AddMultiple(vector, BigInteger.MinusOne, layers[l], minus);
                constant -= layers[l].IntegerBias[minus];
            }
        }

        for (int m = l - 1; m >= 0; m--)
        {
            ScaledLayer layer = layers[m];
            BigInteger factor = layer.Denominator * layer.PieceDenominator;
            constant *= factor;
            scale *= factor;
            BigInteger[] next = new BigInteger[layer.InputCount];
            for (int unit = 0; unit < vector.Length; unit++)
            {
                if (vector[unit].IsZero)
                {
                    continue;
                }

                int index = layer.SlopeIndexOf(unit, pieces[m][unit]);
                (BigInteger slope, BigInteger intercept) = (layer.IntegerSlopes[index], layer.IntegerIntercepts[index]);
                int source = layer.OutputRowOf(unit, pieces[m][unit]);
                constant += vector[unit] * ((slope * layer.IntegerBias[source]) + (intercept * layer.Denominator));
                if (!slope.IsZero)
                {
                    AddMultiple(next, vector[unit] * slope, layer, source);
                }
            }

            vector = next;
        }

        if (breakpoint.IsZero)
        {
            return new ExactForm(vector, constant, scale);
        }

        for (int k = 0; k < vector.Length; k++)
        {
            vector[k] *= breakpoint.Denominator;
        }

        return new ExactForm(vector, (constant * breakpoint.Denominator) - (breakpoint.Numerator * scale), scale * breakpoint.Denominator);
    }

    /// <summary>The value at a point in homogeneous coordinates times <see cref="Scale"/> and the point's denominator.</summary>
    public BigInteger ValueAt(ReadOnlySpan<BigInteger> point)
    {
        BigInteger value = Constant * point[^1];
        for (int k = 0; k < Gradient.Length; k++)
        {
            if (!Gradient[k].IsZero && !point[k].IsZero)
            {
                value += Gradient[k] * point[k];
            }
        }

        return value;
    }

    // Adds a multiple of the weights of a row.
    private static void AddMultiple(BigInteger[] sum, BigInteger factor, ScaledLayer layer, int row)
    {
        ReadOnlySpan<int> columns = layer.Columns(row);
        ReadOnlySpan<BigInteger> weights = layer.IntegerWeights(row);
        for (int k = 0; k < weights.Length; k++)
        {
            sum[columns[k]] += factor * weights[k];
        }
    }
}
