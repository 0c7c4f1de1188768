using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Collects the faces of all regions, and their volumes, for <see cref="FaceCounter"/>.</summary>
internal sealed class FaceSink(HPolyhedron domain) : IRegionSink
{
    private readonly IntegerForm[] _boundary = [.. domain.Forms().Where(form => !form.IsConstant)];

    // By the exact coordinates of a vertex or ray: its number.
    private readonly Dictionary<byte[], int> _generators = new(ByteKeyComparer.Instance);

    // By number: the constraints of the domain that are tight there.
    private readonly List<BigInteger> _tight = [];

    // By dimension: the faces as ascending numbers of their generators.
    private readonly HashSet<byte[]>[] _faces =
        [.. Enumerable.Range(0, domain.Dimension).Select(_ => new HashSet<byte[]>(ByteKeyComparer.Instance))];

    private readonly long[] _interior = new long[domain.Dimension + 1];
    private readonly ArrayBufferWriter<byte> _key = new();
    private long _regions;
    private ulong _volume;
    private bool _isComparable = true;

    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        Polyhedron closure = region.Polyhedron();
        _regions++;
        if (closure.Volume() is { } volume)
        {
            AddVolume(volume);
        }

        int[] ids = new int[closure.GeneratorCount];
        for (int v = 0; v < ids.Length; v++)
        {
            ids[v] = IdOf(closure.Generator(v));
        }

        ImmutableArray<ImmutableArray<ImmutableArray<int>>> faces = closure.Faces();
        for (int k = 0; k < _faces.Length; k++)
        {
            foreach (ImmutableArray<int> face in faces[k])
            {
                AddFace(k, ids, face);
            }
        }
    }

    public FaceVector Result(CancellationToken cancellation)
    {
        _interior[^1] = _regions;
        Polyhedron whole = Polyhedron.FromHalfSpaces(domain, cancellation)
            ?? throw new InvalidOperationException("A domain with regions has no interior.");
        int euler = whole.RayCount > 0 ? 0 : whole.Lineality.RowCount % 2 == 0 ? 1 : -1;
        Rational? volume = whole.Volume();
        bool? add = volume is { } total && _isComparable && TryResidue(total, out ulong residue) ? residue == _volume : null;
        return new FaceVector([.. _faces.Select(faces => (long)faces.Count), _regions], [.. _interior], euler, volume, add);
    }

    private void AddFace(int dimension, int[] ids, ImmutableArray<int> face)
    {
        Span<int> numbers = face.Length <= 64 ? stackalloc int[face.Length] : new int[face.Length];
        BigInteger common = BigInteger.MinusOne;
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = ids[face[i]];
            common &= _tight[numbers[i]];
        }

        numbers.Sort();
        ReadOnlySpan<byte> key = MemoryMarshal.AsBytes(numbers);
        HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> known = _faces[dimension].GetAlternateLookup<ReadOnlySpan<byte>>();
        if (known.Add(key) && common.IsZero)
        {
            _interior[dimension]++;
        }
    }

    private int IdOf(ReadOnlySpan<BigInteger> generator)
    {
        _key.ResetWrittenCount();
        foreach (BigInteger entry in generator)
        {
            int length = entry.GetByteCount();
            Span<byte> target = _key.GetSpan(length + sizeof(int));
            BinaryPrimitives.WriteInt32LittleEndian(target, length);
            entry.TryWriteBytes(target[sizeof(int)..], out _);
            _key.Advance(length + sizeof(int));
        }

        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _generators.GetAlternateLookup<ReadOnlySpan<byte>>(), _key.WrittenSpan, out bool exists);
        if (!exists)
        {
            id = _generators.Count - 1;
            BigInteger tight = BigInteger.Zero;
            for (int i = 0; i < _boundary.Length; i++)
            {
                if (_boundary[i].Evaluate(generator).IsZero)
                {
                    tight |= BigInteger.One << i;
                }
            }

            _tight.Add(tight);
        }

        return id;
    }

    private void AddVolume(Rational volume)
    {
        _isComparable &= TryResidue(volume, out ulong residue);
        _volume = PrimeField.Add(_volume, residue);
    }

    private static bool TryResidue(Rational value, out ulong residue)
    {
        ulong denominator = PrimeField.Of(value.Denominator);
        residue = denominator == 0 ? 0 : PrimeField.Multiply(PrimeField.Of(value.Numerator), PrimeField.Inverse(denominator));
        return denominator != 0;
    }
}
