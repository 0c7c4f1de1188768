using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The first pass of <see cref="RegionCounter"/>: bounded regions, interior facets and fingerprints of maps.</summary>
internal struct SurveySink(FingerprintTable fingerprints) : IRegionSink
{
    private AdjacentPairsSink _pairs;

    // Said again: code that is compiled ahead of time cannot resolve the interface's own answer.
    public static bool NeedsRegions => true;

    public long BoundedCount { get; private set; }

    public readonly long FacetCount => _pairs.FacetCount;

    public void Accept(scoped in RegionView region)
    {
        if (region.IsBounded())
        {
            BoundedCount++;
        }

        _pairs.Accept(region);
        fingerprints.Add(region);
    }
}
