using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Counts the bounded regions, and the pairs of regions that share a facet, in constant memory.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ShapeSink : IRegionSink
{
    private long _facetCount;

    public static bool NeedsRegions => true;

    /// <summary>The number of bounded regions so far.</summary>
    public long BoundedCount { get; private set; }

    /// <summary>The adjacent pairs, once the walk is complete: every facet between two regions is seen from both sides.</summary>
    /// <exception cref="InvalidOperationException">One was not.</exception>
    public readonly long AdjacentPairs => _facetCount % 2 == 0
        ? _facetCount / 2
        : throw new InvalidOperationException("A facet was found from one side only.");

    public void Accept(scoped in RegionView region)
    {
        // Either may be cancelled, and then the region counts nowhere.
        bool isBounded = region.IsBounded();
        int facets = region.InteriorFacetCount();
        BoundedCount += isBounded ? 1 : 0;
        _facetCount += facets;
    }
}
