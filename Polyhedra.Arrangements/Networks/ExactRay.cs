using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Exact values and derivatives of a network's rows along a ray, as far as they are asked for.</summary>
/// <remarks>
/// <para>Values of a layer are integers over one positive scale, which depends on the layer and the point's denominator only. Derivatives
/// are integers up to one positive factor a layer: they are compared with each other and with zero.</para>
/// <para>Precondition: the pieces of all layers before the one that is asked about are decided.</para>
/// </remarks>
internal sealed class ExactRay
{
    private readonly ScaledLayer[] _layers;
    private readonly byte[][] _pieces;
    private readonly List<BigInteger[]> _values = [];
    private readonly List<BigInteger> _valueScales = [];
    private readonly List<BigInteger[]> _rates = [];

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
        _values.Add(point[..^1]);
        _valueScales.Add(point[^1]);
        _rates.Add([.. direction]);
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
        while (_values.Count <= layer)
        {
            AddOutputs(_values.Count - 1);
        }

        scale = _layers[layer].Denominator * _valueScales[layer];
        return Row(layer, row, _values[layer]) + (_layers[layer].IntegerBias[row] * _valueScales[layer]);
    }

    private BigInteger Rate(int layer, int row)
    {
        while (_rates.Count <= layer)
        {
            AddRates(_rates.Count - 1);
        }

        return Row(layer, row, _rates[layer]);
    }

    private void AddOutputs(int l)
    {
        ScaledLayer layer = _layers[l];
        BigInteger scale = layer.Denominator * _valueScales[l];
        BigInteger[] outputs = new BigInteger[layer.UnitCount];
        for (int unit = 0; unit < outputs.Length; unit++)
        {
            int index = layer.SlopeIndexOf(unit, _pieces[l][unit]);
            (BigInteger slope, BigInteger intercept) = (layer.IntegerSlopes[index], layer.IntegerIntercepts[index]);
            if (!slope.IsZero)
            {
                int row = layer.OutputRowOf(unit, _pieces[l][unit]);
                BigInteger value = Row(l, row, _values[l]) + (layer.IntegerBias[row] * _valueScales[l]);
                outputs[unit] = slope.IsOne ? value : slope * value;
            }

            if (!intercept.IsZero)
            {
                outputs[unit] += intercept * scale;
            }
        }

        _values.Add(outputs);
        _valueScales.Add(layer.PieceDenominator * scale);
    }

    private void AddRates(int l)
    {
        ScaledLayer layer = _layers[l];
        BigInteger[] rates = new BigInteger[layer.UnitCount];
        for (int unit = 0; unit < rates.Length; unit++)
        {
            BigInteger slope = layer.IntegerSlopes[layer.SlopeIndexOf(unit, _pieces[l][unit])];
            if (!slope.IsZero)
            {
                rates[unit] = slope * Row(l, layer.OutputRowOf(unit, _pieces[l][unit]), _rates[l]);
            }
        }

        _rates.Add(rates);
    }

    // The weights of a row times a vector.
    private BigInteger Row(int l, int row, BigInteger[] vector) => _layers[l].Dot(row, vector);
}
