using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A layer's numbers in the two forms in which points are evaluated: rounded to double, and integers over common denominators.</summary>
internal sealed class ScaledLayer
{
    /// <summary>Converts a layer.</summary>
    public ScaledLayer(NetworkLayer layer)
    {
        UnitCount = layer.UnitCount;
        InputCount = layer.InputCount;
        RowCount = layer.Weights.RowCount;
        HasGates = layer.HasGates;
        Rank = layer is MaxoutLayer maxout ? maxout.Rank : 0;
        Activation activation = layer is DenseLayer dense ? dense.Activation : Activation.Identity;
        Rational[] weights = new Rational[RowCount * InputCount];
        for (int i = 0; i < RowCount; i++)
        {
            layer.Weights.Row(i).CopyTo(weights.AsSpan(i * InputCount));
        }

        Weights = Array.ConvertAll(weights, entry => entry.ToDouble());
        Bias = [.. layer.Bias.Select(entry => entry.ToDouble())];
        Denominator = CommonDenominator([.. weights, .. layer.Bias]);
        IntegerWeights = Array.ConvertAll(weights, entry => (entry * Denominator).Numerator);
        IntegerBias = [.. layer.Bias.Select(entry => (entry * Denominator).Numerator)];
        Breakpoints = [.. activation.Breakpoints];
        BreakpointDoubles = Array.ConvertAll(Breakpoints, entry => entry.ToDouble());
        Pieces = [.. activation.Pieces];
        PieceDenominator = CommonDenominator([.. Pieces.Select(piece => piece.Slope), .. Pieces.Select(piece => piece.Intercept)]);
        IntegerPieces = Array.ConvertAll(
            Pieces, piece => ((piece.Slope * PieceDenominator).Numerator, (piece.Intercept * PieceDenominator).Numerator));
        PieceDoubles = Array.ConvertAll(Pieces, piece => (piece.Slope.ToDouble(), piece.Intercept.ToDouble()));
        IsPlain = Array.ConvertAll(
            Pieces, piece => piece.Intercept.IsZero && (piece.Slope.IsZero || Rational.Abs(piece.Slope).IsOne));
    }

    /// <summary>The number of units.</summary>
    public int UnitCount { get; }

    /// <summary>The number of inputs.</summary>
    public int InputCount { get; }

    /// <summary>The number of rows of weights: a row a unit, or a unit and piece.</summary>
    public int RowCount { get; }

    /// <summary>Whether the units are gates.</summary>
    public bool HasGates { get; }

    /// <summary>The number of pieces of a maxout unit; 0 for a dense layer.</summary>
    public int Rank { get; }

    /// <summary>Weights rounded to double, row by row.</summary>
    public double[] Weights { get; }

    /// <summary>Bias rounded to double.</summary>
    public double[] Bias { get; }

    /// <summary>The common denominator of weights and bias.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Weights times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerWeights { get; }

    /// <summary>Bias times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerBias { get; }

    /// <summary>The activation's breakpoints; none for maxout.</summary>
    public Rational[] Breakpoints { get; }

    /// <summary>The breakpoints rounded to double.</summary>
    public double[] BreakpointDoubles { get; }

    /// <summary>The common denominator of slopes and intercepts.</summary>
    public BigInteger PieceDenominator { get; }

    /// <summary>Slopes and intercepts times <see cref="PieceDenominator"/>; the identity alone for maxout.</summary>
    public (BigInteger Slope, BigInteger Intercept)[] IntegerPieces { get; }

    /// <summary>Slopes and intercepts rounded to double.</summary>
    public (double Slope, double Intercept)[] PieceDoubles { get; }

    /// <summary>Whether a piece only keeps, flips or clears its argument, which loses nothing in floating point.</summary>
    public bool[] IsPlain { get; }

    private (Rational Slope, Rational Intercept)[] Pieces { get; }

    /// <summary>The row that a unit's output on a piece is made of.</summary>
    public int OutputRowOf(int unit, int piece) => Rank > 0 ? (unit * Rank) + piece : unit;

    /// <summary>The index among slopes and intercepts for a unit's output on a piece.</summary>
    public int SlopeIndexOf(int piece) => Rank > 0 ? 0 : piece;

    private static BigInteger CommonDenominator(Rational[] numbers)
    {
        BigInteger denominator = BigInteger.One;
        foreach (Rational number in numbers)
        {
            denominator = Integers.LeastCommonMultiple(denominator, number.Denominator);
        }

        return denominator;
    }
}
