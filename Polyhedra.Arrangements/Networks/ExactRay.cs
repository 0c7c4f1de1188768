using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Exact values and derivatives of a network's rows along a ray, as far as they are asked for: of
/// the units that a row depends on.</summary>
/// <remarks>
/// <para>Values of a layer are integers over one positive scale, which depends on the layer and the point's denominator only. Derivatives
/// are integers up to one positive factor a layer: they are compared with each other and with zero.</para>
/// <para>Precondition: the pieces of all layers before the one that is asked about are decided.</para>
/// </remarks>
internal sealed class ExactRay
{
    private readonly ScaledLayer[] _layers;
    private readonly byte[][] _pieces;

    // By layer, its inputs: null where nobody has asked.
    private readonly BigInteger?[][] _values;
    private readonly BigInteger?[][] _rates;
    private readonly BigInteger[] _valueScales;

    /// <summary>The ray from a point in a direction.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="pieces">The pieces of the units, an array a layer; filled by the caller as they are decided.</param>
    /// <param name="point">The point.</param>
    /// <param name="direction">The direction.</param>
    public ExactRay(ScaledLayer[] layers, byte[][] pieces, ImmutableArray<Rational> point, ImmutableArray<Rational> direction)
        : this(
            layers, pieces, CommonDenominator.Homogeneous(point.AsSpan()),
            [.. CommonDenominator.Scale(direction.AsSpan(), CommonDenominator.Of(direction.AsSpan()))])
    {
    }

    /// <summary>The ray from a point in homogeneous coordinates in a direction of integers.</summary>
    public ExactRay(ScaledLayer[] layers, byte[][] pieces, BigInteger[] point, ImmutableArray<BigInteger> direction)
    {
        _layers = layers;
        _pieces = pieces;
        _values = Array.ConvertAll(layers, layer => new BigInteger?[layer.InputCount]);
        _rates = Array.ConvertAll(layers, layer => new BigInteger?[layer.InputCount]);
        _valueScales = new BigInteger[layers.Length];
        _valueScales[0] = point[^1];
        for (int l = 1; l < layers.Length; l++)
        {
            _valueScales[l] = layers[l - 1].PieceDenominator * layers[l - 1].Denominator * _valueScales[l - 1];
        }

        for (int j = 0; j < direction.Length; j++)
        {
            _values[0][j] = point[j];
            _rates[0][j] = direction[j];
        }
    }

    /// <summary>The sign of (value, derivative) of a row minus (breakpoint, 0) in lexicographic order.</summary>
    public Sign Compare(int layer, int row, Rational breakpoint)
    {
        BigInteger value = Value(layer, row, out BigInteger scale);
        if (!breakpoint.IsZero)
        {
            value = (value * breakpoint.Denominator) - (breakpoint.Numerator * scale);
        }

        return value.IsZero ? Signs.Of(Rate(layer, row)) : Signs.Of(value);
    }

    /// <summary>The sign of the difference of two rows of one layer, in lexicographic order.</summary>
    public Sign CompareRows(int layer, int left, int right)
    {
        BigInteger difference = Value(layer, left, out _) - Value(layer, right, out _);
        return difference.IsZero ? Signs.Of(Rate(layer, left) - Rate(layer, right)) : Signs.Of(difference);
    }

    private BigInteger Value(int layer, int row, out BigInteger scale)
    {
        scale = _layers[layer].Denominator * _valueScales[layer];
        BigInteger sum = _layers[layer].IntegerBias[row] * _valueScales[layer];
        ReadOnlySpan<int> columns = _layers[layer].Columns(row);
        ReadOnlySpan<BigInteger> weights = _layers[layer].IntegerWeights(row);
        for (int k = 0; k < columns.Length; k++)
        {
            BigInteger value = Input(layer, columns[k]);
            if (!value.IsZero)
            {
                sum += weights[k] * value;
            }
        }

        return sum;
    }

    private BigInteger Rate(int layer, int row)
    {
        BigInteger sum = BigInteger.Zero;
        ReadOnlySpan<int> columns = _layers[layer].Columns(row);
        ReadOnlySpan<BigInteger> weights = _layers[layer].IntegerWeights(row);
        for (int k = 0; k < columns.Length; k++)
        {
            BigInteger rate = InputRate(layer, columns[k]);
            if (!rate.IsZero)
            {
                sum += weights[k] * rate;
            }
        }

        return sum;
    }

    // An input of a layer, times the layer's scale: the output of a unit of the layer before.
    private BigInteger Input(int layer, int unit)
    {
        if (_values[layer][unit] is { } known)
        {
            return known;
        }

        ScaledLayer before = _layers[layer - 1];
        byte piece = _pieces[layer - 1][unit];
        int index = before.SlopeIndexOf(unit, piece);
        (BigInteger slope, BigInteger intercept) = (before.IntegerSlopes[index], before.IntegerIntercepts[index]);
        BigInteger output = slope.IsZero ? slope : slope * Value(layer - 1, before.OutputRowOf(unit, piece), out _);
        output += intercept.IsZero ? intercept : intercept * before.Denominator * _valueScales[layer - 1];
        _values[layer][unit] = output;
        return output;
    }

    private BigInteger InputRate(int layer, int unit)
    {
        if (_rates[layer][unit] is { } known)
        {
            return known;
        }

        ScaledLayer before = _layers[layer - 1];
        byte piece = _pieces[layer - 1][unit];
        BigInteger slope = before.IntegerSlopes[before.SlopeIndexOf(unit, piece)];
        BigInteger rate = slope.IsZero ? slope : slope * Rate(layer - 1, before.OutputRowOf(unit, piece));
        _rates[layer][unit] = rate;
        return rate;
    }
}
