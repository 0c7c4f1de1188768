using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Collects the fingerprints of the maps of all regions while the tree is written.</summary>
internal readonly struct FingerprintSink(FingerprintTable fingerprints) : IRegionSink
{
    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region) => fingerprints.Add(region);
}
