using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <content>Exact values, made when they are asked for: integers over one positive scale a layer.</content>
internal sealed partial class LineSweep
{
    /// <summary>The outputs on the current segment as a map of the parameter.</summary>
    public AffineMap ExactMap()
    {
        EnsureExact(_layers.Length);
        LineLevel output = Output;
        return new AffineMap(
            new RationalMatrix(output.ExactSlopes.Length, 1, [.. output.ExactSlopes.Select(slope => new Rational(slope, output.Scale))]),
            [.. output.ExactConstants.Select(constant => new Rational(constant, output.Scale))]);
    }

    /// <summary>The slopes of the outputs for given pieces of all layers, times a positive number that depends on the layers alone.</summary>
    public BigInteger[] ExactSlopes(byte[][] pieces)
    {
        BigInteger[] slopes = [BigInteger.One];
        for (int l = 0; l < _layers.Length; l++)
        {
            ScaledLayer numbers = _layers[l].Numbers;
            BigInteger[] next = new BigInteger[numbers.UnitCount];
            for (int unit = 0; unit < next.Length; unit++)
            {
                BigInteger slope = numbers.IntegerPieces[numbers.SlopeIndexOf(pieces[l][unit])].Slope;
                int row = numbers.OutputRowOf(unit, pieces[l][unit]);
                next[unit] = slope.IsZero ? slope : slope * Dot(numbers, row, slopes);
            }

            slopes = next;
        }

        return slopes;
    }

    private Rational ExactRoot(int l, int unit, int form)
    {
        (BigInteger slope, BigInteger constant) = ExactForm(l, unit, form);
        return new Rational(-constant, slope);
    }

    // A positive multiple of a form.
    private (BigInteger Slope, BigInteger Constant) ExactForm(int l, int unit, int form)
    {
        LineLayer layer = _layers[l];
        ScaledLayer numbers = layer.Numbers;
        int k = form - (unit * layer.FormsPerUnit);
        if (numbers.Rank > 0)
        {
            (BigInteger a, BigInteger b) = ExactRow(l, (unit * numbers.Rank) + layer.Pairs[k].Second);
            (BigInteger c, BigInteger d) = ExactRow(l, (unit * numbers.Rank) + layer.Pairs[k].First);
            return (a - c, b - d);
        }

        (BigInteger slope, BigInteger constant) = ExactRow(l, unit);
        Rational breakpoint = numbers.Breakpoints[k];
        return (
            slope * breakpoint.Denominator,
            (constant * breakpoint.Denominator) - (breakpoint.Numerator * numbers.Denominator * _levels[l].Scale));
    }

    // A row times the layer's denominator and the scale of its inputs.
    private (BigInteger Slope, BigInteger Constant) ExactRow(int l, int row)
    {
        EnsureExact(l);
        ScaledLayer numbers = _layers[l].Numbers;
        LineLevel level = _levels[l];
        return (Dot(numbers, row, level.ExactSlopes), Dot(numbers, row, level.ExactConstants) + (numbers.IntegerBias[row] * level.Scale));
    }

    private static BigInteger Dot(ScaledLayer numbers, int row, BigInteger[] vector)
    {
        ReadOnlySpan<BigInteger> weights = numbers.IntegerWeights.AsSpan(row * vector.Length, vector.Length);
        BigInteger sum = BigInteger.Zero;
        for (int j = 0; j < vector.Length; j++)
        {
            if (!weights[j].IsZero && !vector[j].IsZero)
            {
                sum += weights[j] * vector[j];
            }
        }

        return sum;
    }

    // Makes the exact inputs of a layer (the outputs, past the last one) on the current segment.
    private void EnsureExact(int l)
    {
        LineLevel level = _levels[l];
        if (level.IsExact)
        {
            return;
        }

        EnsureExact(l - 1);
        ScaledLayer numbers = _layers[l - 1].Numbers;
        BigInteger scale = numbers.Denominator * _levels[l - 1].Scale;
        BigInteger[] slopes = new BigInteger[numbers.UnitCount];
        BigInteger[] constants = new BigInteger[numbers.UnitCount];
        for (int unit = 0; unit < slopes.Length; unit++)
        {
            int piece = _levels[l - 1].Pieces[unit];
            (BigInteger slope, BigInteger intercept) = numbers.IntegerPieces[numbers.SlopeIndexOf(piece)];
            if (!slope.IsZero)
            {
                (BigInteger a, BigInteger b) = ExactRow(l - 1, numbers.OutputRowOf(unit, piece));
                slopes[unit] = slope * a;
                constants[unit] = slope * b;
            }

            constants[unit] += intercept * scale;
        }

        level.ExactSlopes = slopes;
        level.ExactConstants = constants;
        level.Scale = scale * numbers.PieceDenominator;
        level.IsExact = true;
    }
}
