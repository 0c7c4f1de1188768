using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>One activation region during the walk. Everything but the pattern is computed when asked for.</summary>
/// <remarks>What else can be asked of it, its affine map, its facets and its closure, are extensions in the namespace Regions.</remarks>
public readonly ref struct RegionView
{
    private readonly RegionSource _source;

    internal RegionView(RegionSource source, long index)
    {
        _source = source;
        Index = index;
    }

    /// <summary>The position in depth-first order, from 0.</summary>
    public long Index { get; }

    /// <summary>What computes the rest.</summary>
    internal RegionSource Source => _source;

    /// <summary>What stops the walk; long work on a region should look at it.</summary>
    internal CancellationToken Stop => _source.Stop;

    /// <summary>The piece of every gate, layer by layer, unit by unit; units of identity layers are left out.</summary>
    public ReadOnlySpan<byte> Pattern => _source.Pattern();

    /// <summary>A rational point strictly inside the region and strictly inside the domain, verified in exact arithmetic.</summary>
    public ImmutableArray<Rational> InteriorPoint() => _source.InteriorPoint();

    /// <summary>Whether the region, intersected with the domain, is bounded.</summary>
    public bool IsBounded() => _source.IsBounded();

    /// <summary>The number of facets that are not on the boundary of the domain: the number of regions that this one shares a facet
    /// with.</summary>
    /// <remarks>The regions form a face-to-face complex, so every such facet is shared with exactly one other region, and no
    /// region is met across two facets. The sum over all regions is twice the number of adjacent pairs.</remarks>
    public int InteriorFacetCount() => _source.InteriorFacetCount();
}
