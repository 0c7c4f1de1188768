using System.Buffers;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Enumeration;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The distinct affine maps of a network's regions, each with the number of regions that have it. Two maps are one iff all their entries are
/// equal, exactly.</summary>
/// <remarks>Keeps one string of bytes a distinct map.</remarks>
internal sealed class AffineMapTable
{
    private readonly Dictionary<byte[], (int Id, long Regions)> _maps = new(ByteKeyComparer.Instance);
    private readonly ArrayBufferWriter<byte> _key = new();

    /// <summary>The number of distinct maps.</summary>
    public int Count => _maps.Count;

    /// <summary>Whether some map was added more than once.</summary>
    public bool HasShared { get; private set; }

    /// <summary>Counts one more region with its map.</summary>
    public void Add(in RegionView region)
    {
        Dictionary<byte[], (int Id, long Regions)>.AlternateLookup<ReadOnlySpan<byte>> lookup =
            _maps.GetAlternateLookup<ReadOnlySpan<byte>>();
        ref (int Id, long Regions) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, KeyOf(region), out bool exists);
        HasShared |= exists;
        entry = exists ? (entry.Id, entry.Regions + 1) : (_maps.Count - 1, 1);
    }

    /// <summary>The number of a region's map, if more than one region has it.</summary>
    public bool TryFindShared(in RegionView region, out int id)
    {
        bool isKnown = _maps.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(KeyOf(region), out (int Id, long Regions) entry);
        id = entry.Id;
        return isKnown && entry.Regions > 1;
    }

    private ReadOnlySpan<byte> KeyOf(in RegionView region)
    {
        _key.ResetWrittenCount();
        region.WriteMapKey(_key);
        return _key.WrittenSpan;
    }
}
