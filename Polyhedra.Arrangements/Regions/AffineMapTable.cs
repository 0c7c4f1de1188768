using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Distinct affine maps, each with the number of regions that have it. Two maps are one iff all their entries, in lowest terms, are
/// equal.</summary>
/// <remarks>Keeps one string of bytes a distinct map: the numerators and denominators of its entries, each after its length.</remarks>
internal sealed class AffineMapTable
{
    private readonly Dictionary<byte[], (int Id, long Regions)> _maps = new(ByteKeyComparer.Instance);
    private readonly ArrayBufferWriter<byte> _key = new();

    /// <summary>The number of distinct maps.</summary>
    public int Count => _maps.Count;

    /// <summary>Whether some map was added more than once.</summary>
    public bool HasShared { get; private set; }

    /// <summary>Counts one more region with a map.</summary>
    public void Add(AffineMap map)
    {
        Dictionary<byte[], (int Id, long Regions)>.AlternateLookup<ReadOnlySpan<byte>> lookup =
            _maps.GetAlternateLookup<ReadOnlySpan<byte>>();
        ref (int Id, long Regions) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, KeyOf(map), out bool exists);
        HasShared |= exists;
        entry = exists ? (entry.Id, entry.Regions + 1) : (_maps.Count - 1, 1);
    }

    /// <summary>The number of a map, if more than one region has it.</summary>
    public bool TryFindShared(AffineMap map, out int id)
    {
        bool isKnown = _maps.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(KeyOf(map), out (int Id, long Regions) entry);
        id = entry.Id;
        return isKnown && entry.Regions > 1;
    }

    private ReadOnlySpan<byte> KeyOf(AffineMap map)
    {
        _key.ResetWrittenCount();
        for (int i = 0; i < map.Linear.RowCount; i++)
        {
            foreach (Rational entry in map.Linear.Row(i))
            {
                Write(entry);
            }

            Write(map.Constant[i]);
        }

        return _key.WrittenSpan;
    }

    private void Write(Rational value)
    {
        Write(value.Numerator);
        Write(value.Denominator);
    }

    private void Write(BigInteger value)
    {
        int length = value.GetByteCount();
        Span<byte> target = _key.GetSpan(length + sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        value.TryWriteBytes(target[sizeof(int)..], out _);
        _key.Advance(length + sizeof(int));
    }
}
