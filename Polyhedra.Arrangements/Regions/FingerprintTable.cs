using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The fingerprints of the affine maps of regions. A region whose fingerprint no other region has, has a map that no other
/// has.</summary>
internal sealed class FingerprintTable
{
    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<ulong> _shared = [];

    /// <summary>Whether several regions have one fingerprint.</summary>
    public bool HasShared => _shared.Count > 0;

    /// <summary>The number of fingerprints that one region has.</summary>
    public int UniqueCount => _seen.Count - _shared.Count;

    /// <summary>Adds that of one more region.</summary>
    public void Add(in RegionView region)
    {
        ulong fingerprint = region.MapFingerprint();
        if (!_seen.Add(fingerprint))
        {
            _shared.Add(fingerprint);
        }
    }

    /// <summary>Whether several regions have a region's fingerprint.</summary>
    public bool IsShared(in RegionView region) => _shared.Contains(region.MapFingerprint());
}
