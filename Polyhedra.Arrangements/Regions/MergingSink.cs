using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The second pass of <see cref="RegionCounter"/>: joins neighbours with the same map.</summary>
/// <remarks>
/// <para>Only regions whose map another region has too can be joined; those with a fingerprint of their own are passed by. Each pair of
/// neighbours is noted when the second of the two comes.</para>
/// <para>Keeps the distinct maps and the patterns of the regions looked at, and the pairs of neighbours among them.</para>
/// </remarks>
internal readonly struct MergingSink(FingerprintTable fingerprints) : IRegionSink
{
    private readonly AffineMapTable _maps = new();

    // By pattern: a number for the region.
    private readonly Dictionary<byte[], int> _ids = new(ByteKeyComparer.Instance);

    // By region: its map.
    private readonly List<int> _map = [];
    private readonly DisjointSets _joined = new();
    private readonly List<(int Region, int Neighbour)> _pairs = [];

    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        if (!fingerprints.IsShared(region))
        {
            return;
        }

        int id = IdOf(region.Pattern);
        _map[id] = _maps.IdOf(region);
        foreach (RegionNeighbour neighbour in region.Neighbours())
        {
            // From the region that comes second, so once.
            if (_ids.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(neighbour.Pattern.AsSpan(), out int other))
            {
                _pairs.Add((id, other));
            }
        }
    }

    /// <summary>The number of distinct maps of the regions looked at.</summary>
    public int MapCount => _maps.Count;

    /// <summary>The node of the forest that stands for a region that the sink has accepted; -1 if it was passed by.</summary>
    public int NodeOf(in RegionView region) => fingerprints.IsShared(region) ? IdOf(region.Pattern) : -1;

    /// <summary>The root of a node's tree; after <see cref="Join"/> the same for all regions of one linear region.</summary>
    public int RootOf(int node) => _joined.Root(node);

    /// <summary>Joins what the pass has seen; the number of joins that connected two components.</summary>
    public long Join()
    {
        long joins = 0;
        foreach ((int region, int neighbour) in _pairs)
        {
            joins += _map[region] == _map[neighbour] && _joined.Join(region, neighbour) ? 1 : 0;
        }

        return joins;
    }

    private int IdOf(ReadOnlySpan<byte> pattern)
    {
        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _ids.GetAlternateLookup<ReadOnlySpan<byte>>(), pattern, out bool exists);
        if (!exists)
        {
            id = _joined.Add();
            _map.Add(-1);
        }

        return id;
    }
}
