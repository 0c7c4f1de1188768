using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>A facet of an activation region in the interior of the domain, shared with exactly one other region. Immutable.</summary>
public sealed class RegionFacet
{
    private readonly PatternEvaluator _evaluator;
    private readonly FacetPoint _point;
    private readonly KnownCrossing? _crossing;
    private ImmutableArray<byte> _neighbour;

    internal RegionFacet(
        PatternEvaluator evaluator, int layer, int unit, ImmutableArray<BigInteger> outwardNormal, BigInteger offset,
        FacetPoint point, KnownCrossing? crossing)
    {
        _evaluator = evaluator;
        Layer = layer;
        Unit = unit;
        OutwardNormal = outwardNormal;
        Offset = offset;
        _point = point;
        _crossing = crossing;
    }

    /// <summary>The layer, among all layers from 0, of the gate that changes its piece across the facet; of several such gates the one that
    /// the walk cut by.</summary>
    public int Layer { get; }

    /// <summary>The gate's unit in its layer, from 0.</summary>
    public int Unit { get; }

    /// <summary>The normal of the facet's hyperplane {x : normal·x + offset = 0} that points out of the region: the form is negative
    /// inside. Together with <see cref="Offset"/> these integers have no common divisor but 1.</summary>
    public ImmutableArray<BigInteger> OutwardNormal { get; }

    /// <summary>The constant of the facet's hyperplane.</summary>
    public BigInteger Offset { get; }

    /// <summary>A point in the facet's relative interior: on the hyperplane, on no other facet and strictly inside the domain,
    /// exactly.</summary>
    public ImmutableArray<Rational> Point => _point.Rationals;

    /// <summary>The pattern of the region on the other side: the pattern at <see cref="Point"/> plus an infinitesimal multiple of
    /// <see cref="OutwardNormal"/>. Computed when first asked for.</summary>
    public ImmutableArray<byte> NeighbourPattern()
    {
        if (_neighbour.IsDefault)
        {
            _neighbour = _point is { Approximation: { } values, Errors: { } errors }
                ? _evaluator.PatternAt(values, errors, () => _point.Homogeneous, OutwardNormal, _crossing)
                : _evaluator.PatternAtHomogeneous(_point.Homogeneous, OutwardNormal);
        }

        return _neighbour;
    }
}
