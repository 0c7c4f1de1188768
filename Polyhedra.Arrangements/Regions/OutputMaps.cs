using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>What the network computes on the region that a walk stands on, from the rows that the walk has composed. One for the whole
/// walk.</summary>
internal sealed class OutputMaps(RegionSource source)
{
    private readonly NetworkFrames _frames = source.Frames;
    // Rows of long integers are composed anew for every region; from so many weights on, of few inputs, residues take less. It only chooses
    // between two ways to the same answer.
    private const int ManyWeights = 1 << 15;
    private const int FewInputs = 8;

    private MapFingerprint? _fingerprint;
    private MapResidues? _residues;
    private bool _isResiduesTried;
    private long _visit = -1;
    private AffineMap? _map;

    /// <summary>That of the region that a walk stands on.</summary>
    public static OutputMaps Of(scoped in RegionView region) => region.Source.Helper(static source => new OutputMaps(source));

    /// <summary>The exact map of the network's output on the current region; every gate must be decided.</summary>
    public AffineMap Map()
    {
        if (_map is null || _visit != source.Visit)
        {
            _map = Compute();
            _visit = source.Visit;
        }

        return _map;
    }

    /// <summary>See <see cref="MapFingerprint"/>.</summary>
    public ulong Fingerprint()
    {
        _fingerprint ??= new MapFingerprint(_frames);
        return _fingerprint.Compute();
    }

    /// <summary>Writes bytes that two regions of this network have in common iff their exact output maps are equal.</summary>
    /// <remarks>The numerators of all entries, each after its length; the denominator does not depend on the region. Of large layers their
    /// residues (<see cref="MapResidues"/>).</remarks>
    public void WriteKey(ArrayBufferWriter<byte> key)
    {
        if (!_isResiduesTried)
        {
            _isResiduesTried = true;
            _residues = IsLarge() ? MapResidues.TryCreate(_frames) : null;
        }

        if (_residues is not null)
        {
            _residues.WriteKey(key);
            return;
        }

        LayerFrame last = SealOutput();
        for (int i = 0; i < last.Layer.UnitCount; i++)
        {
            foreach (BigInteger entry in last.ExactOutput(i).Row)
            {
                int length = entry.GetByteCount();
                Span<byte> target = key.GetSpan(length + sizeof(int));
                BinaryPrimitives.WriteInt32LittleEndian(target, length);
                entry.TryWriteBytes(target[sizeof(int)..], out _);
                key.Advance(length + sizeof(int));
            }
        }
    }

    private bool IsLarge()
    {
        long weights = 0;
        for (int l = 0; l < _frames.Count; l++)
        {
            weights += _frames[l].Layer.NonZeroCount;
        }

        return weights >= ManyWeights && _frames.Dimension <= FewInputs;
    }

    private AffineMap Compute()
    {
        LayerFrame last = SealOutput();
        int dimension = _frames.Dimension;
        int outputs = last.Layer.UnitCount;
        ImmutableArray<Rational>.Builder linear = ImmutableArray.CreateBuilder<Rational>(outputs * dimension);
        ImmutableArray<Rational>.Builder constant = ImmutableArray.CreateBuilder<Rational>(outputs);
        for (int i = 0; i < outputs; i++)
        {
            (BigInteger[] row, BigInteger denominator) = last.ExactOutput(i);
            for (int k = 0; k < dimension; k++)
            {
                linear.Add(new Rational(row[k], denominator));
            }

            constant.Add(new Rational(row[dimension], denominator));
        }

        return new AffineMap(new RationalMatrix(outputs, dimension, linear.MoveToImmutable()), constant.MoveToImmutable());
    }

    // Layers after the last gate were not entered by the walk. Their pieces are all 0: they are identities.
    private LayerFrame SealOutput()
    {
        for (int l = _frames.LastGatedLayer + 1; l < _frames.Count; l++)
        {
            _frames.Enter(l);
        }

        LayerFrame last = _frames[_frames.Count - 1];
        last.Settle();
        last.Seal();
        return last;
    }
}
