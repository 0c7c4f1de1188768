using System.Numerics;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>The exact rows of a layer in 128-bit integers, where a bound that holds on every cell says that they fit.</summary>
/// <remarks>With B the largest coefficient of an output row of the layer before, no coefficient of a row, and no partial sum, exceeds
/// max_i (sum_j |w_ij| B + |b_i| D), where D is the denominator of those outputs. Ten times as fast as integers of any size, which are
/// made from these rows when somebody asks.</remarks>
internal sealed class WideRows
{
    private const int MostBits = 125;
    private readonly CompiledLayer _layer;
    private readonly WideRows? _previous;
    private readonly int _dimension;
    private readonly Int128[] _weights;
    private readonly Int128[] _constants;
    private readonly Int128[] _slopes;
    private readonly Int128[] _intercepts;
    private readonly BigInteger _outputBound;
    private readonly Int128[]?[] _rows;
    private readonly Int128[]?[] _outputs;
    private readonly byte[] _pieces;
    private bool _hasRows;
    private bool _hasOutputs;

    private WideRows(
        CompiledLayer layer, byte[] pieces, WideRows? previous, int dimension, Int128[] constants, Int128[] intercepts,
        BigInteger outputBound)
    {
        _layer = layer;
        _pieces = pieces;
        _previous = previous;
        _dimension = dimension;
        _constants = constants;
        _intercepts = intercepts;
        _outputBound = outputBound;
        _weights = Mapped.Array<BigInteger, Int128>(layer.AllIntegerWeights, weight => (Int128)weight);
        _slopes = Mapped.Array<BigInteger, Int128>(layer.IntegerSlopes, slope => (Int128)slope);
        _rows = new Int128[layer.RowCount][];
        _outputs = new Int128[layer.UnitCount][];
    }

    /// <summary>Room for the rows of a layer; null if they might not fit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="pieces">Where the pieces of its units are found, whenever rows of the next layer are asked for.</param>
    /// <param name="previous">That of the layer before; null if it does not fit, or if there is none.</param>
    /// <param name="isFirst">Whether there is none.</param>
    /// <param name="dimension">The number of the network's inputs.</param>
    /// <param name="inputDenominator">The denominator of the output rows of the layer before.</param>
    /// <param name="denominator">The denominator of this layer's rows.</param>
    public static WideRows? TryCreate(
        CompiledLayer layer, byte[] pieces, WideRows? previous, bool isFirst, int dimension, BigInteger inputDenominator,
        BigInteger denominator)
    {
        if (previous is null && !isFirst)
        {
            return null;
        }

        BigInteger inputBound = previous?._outputBound ?? BigInteger.One;
        BigInteger bound = BigInteger.Zero;
        BigInteger[] constants = new BigInteger[layer.RowCount];
        for (int i = 0; i < layer.RowCount; i++)
        {
            constants[i] = layer.IntegerBias[i] * inputDenominator;
            BigInteger sum = BigInteger.Zero;
            foreach (BigInteger weight in layer.IntegerWeights(i))
            {
                sum += BigInteger.Abs(weight);
            }

            bound = BigInteger.Max(bound, (sum * inputBound) + BigInteger.Abs(constants[i]));
        }

        BigInteger outputBound = bound;
        BigInteger[] intercepts = new BigInteger[layer.IntegerIntercepts.Length];
        for (int piece = 0; piece < intercepts.Length; piece++)
        {
            intercepts[piece] = layer.IntegerIntercepts[piece] * denominator;
            outputBound = BigInteger.Max(
                outputBound, (BigInteger.Abs(layer.IntegerSlopes[piece]) * bound) + BigInteger.Abs(intercepts[piece]));
        }

        // The weights are within the bound of the rows, or count for nothing.
        if (outputBound.GetBitLength() > MostBits || AnyIsLong(layer.AllIntegerWeights)
            || AnyIsLong(layer.IntegerSlopes))
        {
            return null;
        }

        return new WideRows(
            layer, pieces, previous, dimension, Array.ConvertAll(constants, entry => (Int128)entry),
            Array.ConvertAll(intercepts, entry => (Int128)entry), outputBound);
    }

    /// <summary>An integer of any size from a wide one.</summary>
    public static BigInteger Widen(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : (BigInteger)value;

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        if (_hasRows)
        {
            Array.Clear(_rows);
            _hasRows = false;
        }

        ClearOutputs();
    }

    /// <summary>Forgets the outputs.</summary>
    public void ClearOutputs()
    {
        if (_hasOutputs)
        {
            Array.Clear(_outputs);
            _hasOutputs = false;
        }
    }

    /// <summary>A row.</summary>
    public Int128[] Row(int index)
    {
        if (_rows[index] is { } known)
        {
            return known;
        }

        Int128[] row = new Int128[_dimension + 1];
        ReadOnlySpan<int> columns = _layer.Columns(index);
        ReadOnlySpan<Int128> weights = _weights.AsSpan(_layer.StartOf(index), columns.Length);
        for (int k = 0; k < weights.Length; k++)
        {
            if (_previous is null)
            {
                row[columns[k]] = weights[k];
            }
            else if (_previous.Output(columns[k]) is { } source)
            {
                AddMultiple(row, weights[k], source);
            }
        }

        row[_dimension] += _constants[index];
        _rows[index] = row;
        _hasRows = true;
        return row;
    }

    // The output of a unit on its piece; null for zero.
    private Int128[]? Output(int unit)
    {
        int piece = _pieces[unit];
        int index = _layer.SlopeIndexOf(unit, piece);
        Int128 slope = _slopes[index];
        Int128 intercept = _intercepts[index];
        if (intercept == 0 && (slope == 0 || slope == 1))
        {
            return slope == 0 ? null : Row(_layer.OutputRowOf(unit, piece));
        }

        if (_outputs[unit] is { } known)
        {
            return known;
        }

        Int128[] output = new Int128[_dimension + 1];
        if (slope != 0)
        {
            AddMultiple(output, slope, Row(_layer.OutputRowOf(unit, piece)));
        }

        output[_dimension] += intercept;
        _outputs[unit] = output;
        _hasOutputs = true;
        return output;
    }

    private static bool AnyIsLong(ReadOnlySpan<BigInteger> numbers)
    {
        foreach (BigInteger number in numbers)
        {
            if (number.GetBitLength() > MostBits)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddMultiple(Int128[] target, Int128 factor, Int128[] source)
    {
        for (int k = 0; k < target.Length; k++)
        {
            target[k] += factor * source[k];
        }
    }
}
