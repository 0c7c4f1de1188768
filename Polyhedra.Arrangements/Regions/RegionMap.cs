using System.Buffers;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The affine map that the network computes on a region.</summary>
public static class RegionMap
{
    /// <summary>The exact affine map that the network computes on the region: its declared output.</summary>
    /// <remarks>Kept until the walk goes on, for the next sink that asks.</remarks>
    public static AffineMap AffineMap(this scoped in RegionView region) => OutputMaps.Of(region).Map();

    /// <summary>A number that regions of one network with the same <see cref="AffineMap"/> have in common; others hardly ever.</summary>
    internal static ulong MapFingerprint(this scoped in RegionView region) => OutputMaps.Of(region).Fingerprint();

    /// <summary>Writes bytes that two regions of one network have in common iff <see cref="AffineMap"/> is the same.</summary>
    internal static void WriteMapKey(this scoped in RegionView region, ArrayBufferWriter<byte> key) => OutputMaps.Of(region).WriteKey(key);
}
