using System.Buffers;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Distinct affine maps of a network's regions. Two maps are one iff all their entries are equal, exactly.</summary>
/// <remarks>Keeps one string of bytes a map.</remarks>
internal sealed class AffineMapTable
{
    private readonly Dictionary<byte[], int> _maps = new(ByteKeyComparer.Instance);
    private readonly ArrayBufferWriter<byte> _key = new();

    /// <summary>The number of distinct maps.</summary>
    public int Count => _maps.Count;

    /// <summary>The number of a region's map: a new one if no region before had it.</summary>
    public int IdOf(in RegionView region)
    {
        _key.ResetWrittenCount();
        region.WriteMapKey(_key);
        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _maps.GetAlternateLookup<ReadOnlySpan<byte>>(), _key.WrittenSpan, out bool exists);
        if (!exists)
        {
            id = _maps.Count - 1;
        }

        return id;
    }
}
