using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>The signs of all forms of a network at a point, exactly; of a maxout unit which of its functions are largest there.</summary>
/// <remarks>
/// <para>If a point of the relative interior of a facet and another point have the same signs, the other one is in the relative interior of
/// that facet too. By induction over the layers: the signs hold weakly on either side of the facet, so the other point lies in the closure
/// of what the layers before make of the region, where the region's own forms have, by continuity, the values that the network has; and
/// they have the signs of the first point. A form that is zero on neither side of the facet throughout is not zero at the first point: it
/// has one sign on the region, so where it vanishes in the relative interior of a facet it vanishes all over the facet.</para>
/// <para>Of the differences of a maxout unit's functions this holds if one of the two is largest.
/// Others may vanish at a point by chance: the chance zeros.</para>
/// </remarks>
internal sealed class GateSigns(Network network)
{
    private readonly ScaledLayer[] _layers = [.. network.Layers.Select(layer => new ScaledLayer(layer))];
    private readonly List<sbyte> _signs = [];
    private readonly HashSet<(int Layer, int Row, int Other)> _chanceZeros = [];

    /// <summary>A sign a breakpoint of every dense unit, and for each function of a maxout unit whether it is largest.</summary>
    public IReadOnlyList<sbyte> Signs => _signs;

    /// <summary>The pairs of functions of a maxout unit that are equal without being largest, by layer and rows.</summary>
    public IReadOnlySet<(int Layer, int Row, int Other)> ChanceZeros => _chanceZeros;

    /// <summary>Evaluates the network.</summary>
    /// <param name="point">The point in homogeneous coordinates: numerators, then their common positive denominator.</param>
    public void Evaluate(BigInteger[] point)
    {
        _signs.Clear();
        _chanceZeros.Clear();
        BigInteger[] values = point[..^1];
        BigInteger denominator = point[^1];
        for (int l = 0; l < _layers.Length; l++)
        {
            ScaledLayer layer = _layers[l];
            BigInteger[] rows = Rows(layer, values, denominator);
            denominator *= layer.Denominator;
            values = new BigInteger[layer.UnitCount];
            for (int unit = 0; unit < values.Length; unit++)
            {
                values[unit] = layer.IsMaxout ? Largest(l, unit, rows) : Output(layer, unit, rows[unit], denominator);
            }

            denominator *= layer.PieceDenominator;
        }
    }

    private static BigInteger[] Rows(ScaledLayer layer, BigInteger[] values, BigInteger denominator)
    {
        BigInteger[] rows = new BigInteger[layer.RowCount];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (layer.IntegerBias[i] * denominator) + layer.Dot(i, values);
        }

        return rows;
    }

    private BigInteger Output(ScaledLayer layer, int unit, BigInteger row, BigInteger denominator)
    {
        int piece = 0;
        for (int j = 0; j < layer.Forms.CountOf(unit); j++)
        {
            Rational breakpoint = layer.Forms.Breakpoint(layer.Forms.First(unit) + j);
            int sign = ((row * breakpoint.Denominator) - (breakpoint.Numerator * denominator)).Sign;
            _signs.Add((sbyte)sign);
            piece += sign > 0 ? 1 : 0;
        }

        (BigInteger slope, BigInteger intercept) = (
            layer.IntegerSlopes[layer.SlopeIndexOf(unit, piece)], layer.IntegerIntercepts[layer.SlopeIndexOf(unit, piece)]);
        return (slope * row) + (intercept * denominator);
    }

    private BigInteger Largest(int layer, int unit, BigInteger[] rows)
    {
        int rank = _layers[layer].RankOf(unit);
        int first = _layers[layer].Forms.FirstRow(unit);
        BigInteger largest = rows[first];
        for (int j = 1; j < rank; j++)
        {
            largest = BigInteger.Max(largest, rows[first + j]);
        }

        for (int j = first; j < first + rank; j++)
        {
            bool isLargest = rows[j] == largest;
            _signs.Add((sbyte)(isLargest ? 1 : 0));
            for (int i = first; i < j && !isLargest; i++)
            {
                if (rows[i] == rows[j])
                {
                    _chanceZeros.Add((layer, i, j));
                }
            }
        }

        return largest * _layers[layer].PieceDenominator;
    }
}
