using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Counts the pairs of activation regions that share a facet, in constant memory: every such facet is seen from both sides.</summary>
internal struct AdjacentPairsSink : IRegionSink
{
    /// <summary>The sum of the numbers of interior facets so far.</summary>
    public long FacetCount { get; private set; }

    /// <summary>The adjacent pairs, once the walk is complete; half of what it knows before.</summary>
    public readonly long AdjacentPairs => FacetCount / 2;

    /// <inheritdoc/>
    public void Accept(scoped in RegionView region) => FacetCount += region.InteriorFacetCount();
}
