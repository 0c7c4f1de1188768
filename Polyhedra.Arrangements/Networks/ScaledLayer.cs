using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A layer's numbers in the two forms in which everything is computed: rounded to double, and integers over common
/// denominators.</summary>
/// <remarks>
/// <para>A layer has *rows*, the affine functions that its weights and bias stand for (dense: one a unit; maxout: one a unit and piece),
/// and *forms*, the affine functions whose signs decide the pieces of its units (see <see cref="GateForms"/>).</para>
/// <para>The output of a unit on piece p is slope times a row plus intercept; which row, and which piece's slope, <see cref="OutputRowOf"/>
/// and <see cref="SlopeIndexOf"/> say.</para>
/// <para>Made with loops over arrays: a small count spends no time on compiling.</para>
/// </remarks>
internal class ScaledLayer
{
    private static readonly ImmutableArray<(Rational Slope, Rational Intercept)> Unchanged = [(Rational.One, Rational.Zero)];

    private double[]? _rowSizes;

    /// <summary>Converts a layer.</summary>
    public ScaledLayer(NetworkLayer layer)
    {
        UnitCount = layer.UnitCount;
        InputCount = layer.InputCount;
        RowCount = layer.Weights.RowCount;
        HasGates = layer.HasGates;
        Forms = new GateForms(layer);

        BigInteger denominator = CommonDenominator.Of(layer.Bias.AsSpan());
        for (int i = 0; i < RowCount; i++)
        {
            denominator = CommonDenominator.Of(layer.Weights.Row(i), denominator);
        }

        Denominator = denominator;
        Weights = new double[RowCount * InputCount];
        IntegerWeights = new BigInteger[RowCount * InputCount];
        for (int i = 0; i < RowCount; i++)
        {
            ReadOnlySpan<Rational> row = layer.Weights.Row(i);
            CommonDenominator.Scale(row, denominator, IntegerWeights.AsSpan(i * InputCount, InputCount));
            for (int j = 0; j < InputCount; j++)
            {
                Weights[(i * InputCount) + j] = row[j].ToDouble();
            }
        }

        Bias = Mapped.Array(layer.Bias.AsSpan(), entry => entry.ToDouble());
        IntegerBias = CommonDenominator.Scale(layer.Bias.AsSpan(), denominator);

        ImmutableArray<(Rational Slope, Rational Intercept)> pieces = PiecesOf(layer);
        Rational[] slopes = Mapped.Array(pieces.AsSpan(), piece => piece.Slope);
        Rational[] intercepts = Mapped.Array(pieces.AsSpan(), piece => piece.Intercept);
        PieceDenominator = CommonDenominator.Of(intercepts, CommonDenominator.Of(slopes));
        IntegerSlopes = CommonDenominator.Scale(slopes, PieceDenominator);
        IntegerIntercepts = CommonDenominator.Scale(intercepts, PieceDenominator);
        SlopeDoubles = Mapped.Array<Rational, double>(slopes, slope => slope.ToDouble());
        InterceptDoubles = Mapped.Array<Rational, double>(intercepts, intercept => intercept.ToDouble());
        IsPlain = new bool[slopes.Length];
        for (int piece = 0; piece < IsPlain.Length; piece++)
        {
            IsPlain[piece] = intercepts[piece].IsZero && (slopes[piece].IsZero || Rational.Abs(slopes[piece]).IsOne);
        }
    }

    /// <summary>The number of units.</summary>
    public int UnitCount { get; }

    /// <summary>The number of inputs of the layer.</summary>
    public int InputCount { get; }

    /// <summary>The number of rows: a row a unit, or a unit and piece.</summary>
    public int RowCount { get; }

    /// <summary>Whether the units are gates.</summary>
    public bool HasGates { get; }

    /// <summary>The number of pieces of a maxout unit; 0 for a dense layer.</summary>
    public int Rank => Forms.Rank;

    /// <summary>Whether the units branch over the largest of their rows, rather than at thresholds of one row.</summary>
    public bool IsMaxout => Rank > 0;

    /// <summary>The forms whose signs decide the pieces.</summary>
    public GateForms Forms { get; }

    /// <summary>Weights rounded to double, row by row.</summary>
    public double[] Weights { get; }

    /// <summary>Bias rounded to double, one entry a row.</summary>
    public double[] Bias { get; }

    /// <summary>The sum of the absolute weights of every row, in floating point; made when first asked for.</summary>
    public double[] RowSizes => _rowSizes ??= SumMagnitudes();

    /// <summary>The common denominator of weights and bias.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Weights times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerWeights { get; }

    /// <summary>Bias times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerBias { get; }

    /// <summary>The common denominator of the pieces' slopes and intercepts.</summary>
    public BigInteger PieceDenominator { get; }

    /// <summary>Slopes of the pieces times <see cref="PieceDenominator"/>; the one slope of the identity for maxout.</summary>
    public BigInteger[] IntegerSlopes { get; }

    /// <summary>Intercepts of the pieces times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerIntercepts { get; }

    /// <summary>Slopes of the pieces, rounded to double.</summary>
    public double[] SlopeDoubles { get; }

    /// <summary>Intercepts of the pieces, rounded to double.</summary>
    public double[] InterceptDoubles { get; }

    /// <summary>The row that a unit's output on a piece is made of.</summary>
    public int OutputRowOf(int unit, int piece) => Rank > 0 ? (unit * Rank) + piece : unit;

    /// <summary>The index among slopes and intercepts for a unit's output on a piece.</summary>
    public int SlopeIndexOf(int piece) => Rank > 0 ? 0 : piece;

    /// <summary>Whether a piece only keeps, flips or clears its argument, which loses nothing in floating point.</summary>
    public bool[] IsPlain { get; }

    /// <summary>The pieces of a layer's units; that of the identity alone for maxout.</summary>
    protected static ImmutableArray<(Rational Slope, Rational Intercept)> PiecesOf(NetworkLayer layer) =>
        layer is DenseLayer dense ? dense.Activation.Pieces : Unchanged;

    private double[] SumMagnitudes()
    {
        double[] sizes = new double[RowCount];
        for (int i = 0; i < sizes.Length; i++)
        {
            foreach (double weight in Weights.AsSpan(i * InputCount, InputCount))
            {
                sizes[i] += Math.Abs(weight);
            }
        }

        return sizes;
    }
}
