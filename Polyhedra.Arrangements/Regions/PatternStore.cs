using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Activation patterns, numbered in the order in which they come and found again by content. A few bits a gate and eight bytes a
/// pattern.</summary>
internal sealed class PatternStore
{
    private const int Empty = 0;
    private readonly byte[] _shift;
    private readonly int[] _word;
    private readonly ulong _mask;
    private readonly int _width;
    private readonly ulong[] _scratch;
    private ulong[] _words;

    // Open addressing: the number of a pattern plus 1. The length is a power of two.
    private int[] _slots = new int[64];

    /// <summary>An empty store for the patterns of a network.</summary>
    public PatternStore(Network network)
    {
        GateCount = network.GateCount;
        int pieces = network.Layers.Max(layer => layer.HasGates ? layer.PieceCount : 1);
        int bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, pieces - 1)) + 1);
        int perWord = 64 / bits;
        _mask = (1UL << bits) - 1;
        _width = Math.Max(1, (GateCount + perWord - 1) / perWord);
        _shift = [.. Enumerable.Range(0, GateCount).Select(gate => (byte)(gate % perWord * bits))];
        _word = [.. Enumerable.Range(0, GateCount).Select(gate => gate / perWord)];
        _scratch = new ulong[_width];
        _words = new ulong[16 * _width];
    }

    /// <summary>The number of gates of a pattern.</summary>
    public int GateCount { get; }

    /// <summary>The number of patterns.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a pattern under the next number.</summary>
    /// <exception cref="InvalidOperationException">It is there already.</exception>
    /// <exception cref="OverflowException">There are more than an array can hold.</exception>
    public int Add(ReadOnlySpan<byte> pattern)
    {
        Pack(pattern);
        if (2 * (Count + 1L) > _slots.Length)
        {
            Grow();
        }

        int slot = SlotOf(_scratch);
        if (_slots[slot] != Empty)
        {
            throw new InvalidOperationException("A region came twice.");
        }

        if ((Count + 1L) * _width > _words.Length)
        {
            Array.Resize(ref _words, checked((int)Math.Min(Math.Max(2L * _words.Length, (Count + 1L) * _width), Array.MaxLength)));
        }

        _scratch.CopyTo(_words, Count * _width);
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>The number of a pattern; -1 if it is not there.</summary>
    public int Find(ReadOnlySpan<byte> pattern)
    {
        Pack(pattern);
        return _slots[SlotOf(_scratch)] - 1;
    }

    /// <summary>The number of the pattern that differs from a known one in one gate at most; -1 if it is not there.</summary>
    public int Find(int known, int gate, byte piece)
    {
        WordsOf(known).CopyTo(_scratch);
        ref ulong word = ref _scratch[_word[gate]];
        word = (word & ~(_mask << _shift[gate])) | ((ulong)piece << _shift[gate]);
        return _slots[SlotOf(_scratch)] - 1;
    }

    /// <summary>The piece of a gate in a pattern.</summary>
    public byte Piece(int pattern, int gate) => (byte)((_words[(pattern * _width) + _word[gate]] >> _shift[gate]) & _mask);

    /// <summary>A pattern.</summary>
    public ImmutableArray<byte> this[int pattern]
    {
        get
        {
            ImmutableArray<byte>.Builder pieces = ImmutableArray.CreateBuilder<byte>(GateCount);
            for (int gate = 0; gate < GateCount; gate++)
            {
                pieces.Add(Piece(pattern, gate));
            }

            return pieces.MoveToImmutable();
        }
    }

    /// <summary>Adds the gates in which two patterns differ, in increasing order.</summary>
    public void GetDifferences(int first, int second, ICollection<int> gates)
    {
        ReadOnlySpan<ulong> left = WordsOf(first);
        ReadOnlySpan<ulong> right = WordsOf(second);
        int bits = BitOperations.PopCount(_mask);
        int perWord = 64 / bits;
        for (int w = 0; w < _width; w++)
        {
            ulong difference = left[w] ^ right[w];
            while (difference != 0)
            {
                int position = BitOperations.TrailingZeroCount(difference) / bits;
                gates.Add((w * perWord) + position);
                difference &= ~(_mask << (position * bits));
            }
        }
    }

    /// <summary>Gives spare memory back; nothing may be added any more.</summary>
    public void Trim() => Array.Resize(ref _words, Math.Max(1, Count * _width));

    private ReadOnlySpan<ulong> WordsOf(int pattern) => _words.AsSpan(pattern * _width, _width);

    private void Pack(ReadOnlySpan<byte> pattern)
    {
        _scratch.AsSpan().Clear();
        for (int gate = 0; gate < pattern.Length; gate++)
        {
            _scratch[_word[gate]] |= (ulong)pattern[gate] << _shift[gate];
        }
    }

    // The slot of a pattern, or the empty one where it would go.
    private int SlotOf(ReadOnlySpan<ulong> words)
    {
        int mask = _slots.Length - 1;
        int slot = (int)Hash(words) & mask;
        while (_slots[slot] != Empty && !WordsOf(_slots[slot] - 1).SequenceEqual(words))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (int i = 0; i < Count; i++)
        {
            _slots[SlotOf(WordsOf(i))] = i + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<ulong> words)
    {
        // The finaliser of splitmix64, word by word.
        ulong hash = 0;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) + 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            hash ^= hash >> 31;
        }

        return (uint)hash;
    }
}
