using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>The walk behind the tree: compares the maps of the regions that share a fingerprint,
/// and writes the merges that join neighbours with the same map.</summary>
/// <remarks>
/// <para>A facet between two such regions is looked at from the one that comes later. A merge is written when it joins two sets of regions
/// that were apart, so the merges are a spanning forest of each linear region.</para>
/// <para>Keeps the distinct maps and the patterns of the regions looked at, nothing of their neighbours and nothing of the merges.</para>
/// </remarks>
/// <param name="fingerprints">The fingerprints of all regions.</param>
/// <param name="network">The network.</param>
/// <param name="domain">The domain.</param>
/// <param name="text">Receives the merges; null: none are wanted.</param>
internal sealed class MergeSink(FingerprintTable fingerprints, Network network, HPolyhedron domain, CertificateText? text)
{
    private readonly AffineMapTable _maps = new();
    private readonly DisjointSets _joined = new();
    private readonly MergePoint _point = new(network, domain);

    // By pattern: the number of the region; by number: its map.
    private readonly Dictionary<byte[], int> _ids = new(ByteKeyComparer.Instance);
    private readonly List<int> _map = [];

    /// <summary>The number of distinct maps of all regions.</summary>
    public long MapCount => fingerprints.UniqueCount + _maps.Count;

    /// <summary>The number of merges written.</summary>
    public long MergeCount { get; private set; }

    /// <summary>The walk's sink.</summary>
    public Receiver Sink => new(this);

    private void Accept(in RegionView region)
    {
        if (!fingerprints.IsShared(region))
        {
            return;
        }

        int mapsBefore = _maps.Count;
        int map = _maps.IdOf(region);
        if (text is null)
        {
            return;
        }

        int id = _joined.Add();
        _map.Add(map);
        _ids.Add(region.Pattern.ToArray(), id);
        if (_maps.Count > mapsBefore)
        {
            // No region before has this map.
            return;
        }

        Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> ids = _ids.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (RegionFacet facet in region.InteriorFacets())
        {
            if (ids.TryGetValue(facet.NeighbourPattern().AsSpan(), out int neighbour) && _map[neighbour] == map
                && _joined.Join(id, neighbour))
            {
                Write(_point.On(facet));
            }
        }
    }

    private void Write(ImmutableArray<Rational> point)
    {
        text!.Write('=');
        foreach (Rational x in point)
        {
            text.Write(' ');
            text.Write(x);
        }

        text.End();
        MergeCount++;
    }

    /// <summary>Hands the regions of a walk on.</summary>
    public readonly struct Receiver(MergeSink merges) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region) => merges.Accept(region);
    }
}
