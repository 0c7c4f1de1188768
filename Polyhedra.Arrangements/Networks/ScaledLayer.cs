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

    private readonly SparseMatrix _matrix;
    private readonly int[] _starts;
    private readonly double[] _weights;
    private readonly BigInteger[] _integerWeights;
    private readonly int[] _firstPiece;
    private double[]? _rowSizes;

    /// <summary>Converts a layer.</summary>
    public ScaledLayer(NetworkLayer layer)
    {
        UnitCount = layer.UnitCount;
        InputCount = layer.InputCount;
        RowCount = layer.RowCount;
        GateUnits = layer.GateCount == UnitCount
            ? Mapped.Range(UnitCount)
            : [.. Enumerable.Range(0, UnitCount).Where(layer.IsGate)];
        Forms = new GateForms(layer);
        _matrix = layer.SparseWeights;
        _starts = new int[RowCount + 1];
        Denominator = CommonDenominator.Of(layer.Bias.AsSpan());
        for (int i = 0; i < RowCount; i++)
        {
            Denominator = CommonDenominator.Of(_matrix.Values(i), Denominator);
            _starts[i + 1] = _starts[i] + _matrix.Values(i).Length;
        }

        _weights = new double[_matrix.NonZeroCount];
        _integerWeights = new BigInteger[_matrix.NonZeroCount];
        for (int i = 0; i < RowCount; i++)
        {
            ReadOnlySpan<Rational> row = _matrix.Values(i);
            CommonDenominator.Scale(row, Denominator, _integerWeights.AsSpan(_starts[i], row.Length));
            for (int k = 0; k < row.Length; k++)
            {
                _weights[_starts[i] + k] = row[k].ToDouble();
            }
        }

        Bias = Mapped.Array(layer.Bias.AsSpan(), entry => entry.ToDouble());
        IntegerBias = CommonDenominator.Scale(layer.Bias.AsSpan(), Denominator);

        _firstPiece = new int[UnitCount];
        ImmutableArray<(Rational Slope, Rational Intercept)> pieces = PiecesOf(layer, _firstPiece);
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

    /// <summary>The units that are gates, in increasing order.</summary>
    public int[] GateUnits { get; }

    /// <summary>Whether some unit is a gate.</summary>
    public bool HasGates => GateUnits.Length > 0;

    /// <summary>Whether the units branch over the largest of their rows, rather than at thresholds of one row.</summary>
    public bool IsMaxout => Forms.IsMaxout;

    /// <summary>The number of weights that are not zero.</summary>
    public int NonZeroCount => _weights.Length;

    /// <summary>The forms whose signs decide the pieces.</summary>
    public GateForms Forms { get; }

    /// <summary>Bias rounded to double, one entry a row.</summary>
    public double[] Bias { get; }

    /// <summary>The sum of the absolute weights of every row, in floating point; made when first asked for.</summary>
    public double[] RowSizes => _rowSizes ??= SumMagnitudes();

    /// <summary>The common denominator of weights and bias.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Bias times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerBias { get; }

    /// <summary>The common denominator of the pieces' slopes and intercepts.</summary>
    public BigInteger PieceDenominator { get; }

    /// <summary>Slopes of the pieces of all different activations times <see cref="PieceDenominator"/>; the one slope of the identity for
    /// maxout.</summary>
    public BigInteger[] IntegerSlopes { get; }

    /// <summary>Intercepts of the pieces times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerIntercepts { get; }

    /// <summary>Slopes of the pieces, rounded to double.</summary>
    public double[] SlopeDoubles { get; }

    /// <summary>Intercepts of the pieces, rounded to double.</summary>
    public double[] InterceptDoubles { get; }

    /// <summary>The inputs whose weights in a row are not zero, increasing.</summary>
    public ReadOnlySpan<int> Columns(int row) => _matrix.Columns(row);

    /// <summary>The weights of a row that are not zero, rounded to double, in the order of <see cref="Columns"/>. One may round to
    /// zero.</summary>
    public ReadOnlySpan<double> Weights(int row) => _weights.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The weights of a row that are not zero, times <see cref="Denominator"/>, in the order of <see cref="Columns"/>.</summary>
    public ReadOnlySpan<BigInteger> IntegerWeights(int row) => _integerWeights.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>All integer weights that are not zero.</summary>
    public ReadOnlySpan<BigInteger> AllIntegerWeights => _integerWeights;

    /// <summary>The place of a row's first weight among <see cref="AllIntegerWeights"/>.</summary>
    public int StartOf(int row) => _starts[row];

    /// <summary>The integer weights of a row times a vector of an entry an input.</summary>
    public BigInteger Dot(int row, BigInteger[] vector)
    {
        ReadOnlySpan<int> columns = Columns(row);
        ReadOnlySpan<BigInteger> weights = IntegerWeights(row);
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < weights.Length; k++)
        {
            if (!vector[columns[k]].IsZero)
            {
                sum += weights[k] * vector[columns[k]];
            }
        }

        return sum;
    }

    /// <summary>The row that a unit's output on a piece is made of.</summary>
    public int OutputRowOf(int unit, int piece) => IsMaxout ? Forms.FirstRow(unit) + piece : unit;

    /// <summary>The index among slopes and intercepts for a unit's output on a piece.</summary>
    public int SlopeIndexOf(int unit, int piece) => IsMaxout ? 0 : _firstPiece[unit] + piece;

    /// <summary>Writes the pieces of the gates, given those of all units.</summary>
    /// <returns>The number of gates.</returns>
    public int CopyGates(ReadOnlySpan<byte> pieces, Span<byte> target)
    {
        if (GateUnits.Length == UnitCount)
        {
            pieces.CopyTo(target);
        }
        else
        {
            for (int gate = 0; gate < GateUnits.Length; gate++)
            {
                target[gate] = pieces[GateUnits[gate]];
            }
        }

        return GateUnits.Length;
    }

    /// <summary>Whether a pattern begins with the pieces that the gates have among those of all units.</summary>
    public bool HasGatesAs(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> pieces)
    {
        for (int gate = 0; gate < GateUnits.Length; gate++)
        {
            if (pattern[gate] != pieces[GateUnits[gate]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number of pieces of a maxout unit.</summary>
    public int RankOf(int unit) => (unit + 1 < UnitCount ? Forms.FirstRow(unit + 1) : RowCount) - Forms.FirstRow(unit);

    /// <summary>The position of a unit, which is a gate, among the gates of the layer.</summary>
    public int GateOf(int unit) => GateUnits.Length == UnitCount ? unit : Array.BinarySearch(GateUnits, unit);

    /// <summary>Whether a piece only keeps, flips or clears its argument, which loses nothing in floating point.</summary>
    public bool[] IsPlain { get; }

    // The pieces of all different activations, one after the other, and where each unit's begin; that of the identity alone for maxout.
    private static ImmutableArray<(Rational Slope, Rational Intercept)> PiecesOf(NetworkLayer layer, int[] firstPiece)
    {
        if (layer is not DenseLayer dense)
        {
            return Unchanged;
        }

        if (dense.IsUniform)
        {
            return dense.Activation.Pieces;
        }

        Dictionary<Activation, int> starts = [];
        List<(Rational Slope, Rational Intercept)> pieces = [];
        for (int unit = 0; unit < firstPiece.Length; unit++)
        {
            Activation activation = dense.Activations[unit];
            if (starts.TryAdd(activation, pieces.Count))
            {
                pieces.AddRange(activation.Pieces);
            }

            firstPiece[unit] = starts[activation];
        }

        return [.. pieces];
    }

    private double[] SumMagnitudes()
    {
        double[] sizes = new double[RowCount];
        for (int i = 0; i < sizes.Length; i++)
        {
            foreach (double weight in Weights(i))
            {
                sizes[i] += Math.Abs(weight);
            }
        }

        return sizes;
    }
}
