using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A layer in the two forms the walk needs: doubles with an error bound, and integers over one denominator.</summary>
/// <remarks>
/// <para>A layer has *rows*, the affine functions that its weights and bias stand for (dense: one a unit; maxout: one a unit and piece), and
/// *forms*, the affine functions whose signs decide the pieces of its units (see <see cref="LayerForms"/>).</para>
/// <para>The output of a unit on piece p is slope times a row plus intercept; which row, and which piece's slope, <see cref="OutputRowOf"/>
/// and <see cref="SlopeIndexOf"/> say.</para>
/// </remarks>
internal sealed class CompiledLayer
{
    private static readonly ImmutableArray<(Rational Slope, Rational Intercept)> Unchanged = [(Rational.One, Rational.Zero)];

    /// <summary>Compiles a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Bounds on the rows of the layer's inputs, as functions of the network's input.</param>
    /// <param name="inputGranularity">A power of two of which all coefficients of those rows are integer multiples; 0 if none is known.</param>
    public CompiledLayer(NetworkLayer layer, RowBounds[] inputs, double inputGranularity)
    {
        UnitCount = layer.UnitCount;
        InputCount = layer.InputCount;
        RowCount = layer.Weights.RowCount;
        HasGates = layer.HasGates;
        Rank = layer is MaxoutLayer maxout ? maxout.Rank : 0;
        ImmutableArray<(Rational Slope, Rational Intercept)> pieces = layer is DenseLayer dense ? dense.Activation.Pieces : Unchanged;
        Weights = new double[RowCount * InputCount];
        Bias = new double[RowCount];
        PreActivation = new RowBounds[RowCount];
        SlopeDoubles = Mapped.Array(pieces.AsSpan(), piece => piece.Slope.ToDouble());
        InterceptDoubles = Mapped.Array(pieces.AsSpan(), piece => piece.Intercept.ToDouble());

        double rowGranularity = DyadicUnit.Combine(layer.Weights, layer.Bias, inputGranularity);
        bool inputsAreExact = Array.TrueForAll(inputs, input => input.Error == 0);
        BigInteger denominator = BigInteger.One;
        for (int i = 0; i < RowCount; i++)
        {
            denominator = Integers.LeastCommonMultiple(denominator, layer.Bias[i].Denominator);
            foreach (Rational weight in layer.Weights.Row(i))
            {
                denominator = Integers.LeastCommonMultiple(denominator, weight.Denominator);
            }
        }

        Denominator = denominator;
        IntegerWeights = new BigInteger[RowCount * InputCount];
        IntegerBias = new BigInteger[RowCount];
        for (int i = 0; i < RowCount; i++)
        {
            ReadOnlySpan<Rational> row = layer.Weights.Row(i);
            for (int j = 0; j < InputCount; j++)
            {
                Weights[(i * InputCount) + j] = row[j].ToDouble();
                IntegerWeights[(i * InputCount) + j] = row[j].Numerator * (denominator / row[j].Denominator);
            }

            Bias[i] = layer.Bias[i].ToDouble();
            IntegerBias[i] = layer.Bias[i].Numerator * (denominator / layer.Bias[i].Denominator);
            PreActivation[i] = RowBounds.Combine(Weights.AsSpan(i * InputCount, InputCount), Bias[i], inputs);
            if (inputsAreExact)
            {
                PreActivation[i] = PreActivation[i].ExactOn(rowGranularity);
            }
        }

        OutputGranularity = DyadicUnit.Apply(pieces, rowGranularity);
        bool rowsAreExact = Array.TrueForAll(PreActivation, row => row.Error == 0);
        PostActivation = layer is DenseLayer { Activation: { } activation }
            ? Mapped.Array<RowBounds, RowBounds>(PreActivation, row =>
            {
                RowBounds output = RowBounds.Apply(activation, row);
                return rowsAreExact ? output.ExactOn(OutputGranularity) : output;
            })
            : [.. PreActivation.Chunk(Rank).Select(rows => RowBounds.Largest(rows))];
        Forms = new LayerForms(layer, PreActivation, rowsAreExact ? rowGranularity : 0);

        PieceDenominator = BigInteger.One;
        foreach ((Rational slope, Rational intercept) in pieces)
        {
            PieceDenominator = Integers.LeastCommonMultiple(PieceDenominator, slope.Denominator);
            PieceDenominator = Integers.LeastCommonMultiple(PieceDenominator, intercept.Denominator);
        }

        IntegerSlopes = Mapped.Array(pieces.AsSpan(), piece => (piece.Slope * PieceDenominator).Numerator);
        IntegerIntercepts = Mapped.Array(pieces.AsSpan(), piece => (piece.Intercept * PieceDenominator).Numerator);
    }

    /// <summary>The number of units.</summary>
    public int UnitCount { get; }

    /// <summary>The number of inputs of the layer.</summary>
    public int InputCount { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Whether the units are gates.</summary>
    public bool HasGates { get; }

    /// <summary>The number of pieces of a maxout unit; 0 for a dense layer.</summary>
    public int Rank { get; }

    /// <summary>Whether the units branch over the largest of their rows, rather than at thresholds of one row.</summary>
    public bool IsMaxout => Rank > 0;

    /// <summary>The forms whose signs decide the pieces.</summary>
    public LayerForms Forms { get; }

    /// <summary>Weights rounded to double, row by row.</summary>
    public double[] Weights { get; }

    /// <summary>Bias rounded to double, one entry a row.</summary>
    public double[] Bias { get; }

    /// <summary>Slopes of the activation's pieces, rounded to double; the one slope 1 for maxout.</summary>
    public double[] SlopeDoubles { get; }

    /// <summary>Intercepts of the activation's pieces, rounded to double.</summary>
    public double[] InterceptDoubles { get; }

    /// <summary>The common denominator of weights and bias.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Weights times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerWeights { get; }

    /// <summary>Bias times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerBias { get; }

    /// <summary>The common denominator of the activation's slopes and intercepts.</summary>
    public BigInteger PieceDenominator { get; }

    /// <summary>Slopes times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerSlopes { get; }

    /// <summary>Intercepts times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerIntercepts { get; }

    /// <summary>Bounds on the composed rows, whatever the pieces of the layers before.</summary>
    public RowBounds[] PreActivation { get; }

    /// <summary>Bounds on the composed rows of the units' outputs, whatever the pieces.</summary>
    public RowBounds[] PostActivation { get; }

    /// <summary>A power of two of which all coefficients of the true output rows are integer multiples; 0 if none is known.</summary>
    public double OutputGranularity { get; }

    /// <summary>The row that a unit's output on a piece is made of.</summary>
    public int OutputRowOf(int unit, int piece) => IsMaxout ? (unit * Rank) + piece : unit;

    /// <summary>The index in the slopes and intercepts for a unit's output on a piece.</summary>
    public int SlopeIndexOf(int piece) => IsMaxout ? 0 : piece;
}
