namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>A set of hyperplanes by their index: a flat is known by the hyperplanes that contain it. Immutable.</summary>
internal readonly struct HyperplaneSet : IEquatable<HyperplaneSet>
{
    private readonly ulong[] _words;
    private readonly int _hash;

    private HyperplaneSet(ulong[] words)
    {
        _words = words;
        ulong hash = 0;
        foreach (ulong word in words)
        {
            hash = (hash ^ (hash >> 29) ^ word) * 0x9E3779B97F4A7C15UL;
        }

        _hash = (int)(hash >> 32);
    }

    /// <summary>No hyperplane of so many.</summary>
    public static HyperplaneSet Empty(int count) => new(new ulong[(count + 63) / 64]);

    /// <summary>One hyperplane of so many.</summary>
    public static HyperplaneSet Single(int index, int count)
    {
        ulong[] words = new ulong[(count + 63) / 64];
        words[index / 64] = 1UL << (index % 64);
        return new HyperplaneSet(words);
    }

    /// <summary>All that are in one of the two sets.</summary>
    public HyperplaneSet Union(HyperplaneSet other)
    {
        ulong[] words = new ulong[_words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] | other._words[i];
        }

        return new HyperplaneSet(words);
    }

    /// <summary>Whether a hyperplane is in the set.</summary>
    public bool Contains(int index) => (_words[index / 64] >> (index % 64) & 1) != 0;

    /// <inheritdoc/>
    public bool Equals(HyperplaneSet other) => _hash == other._hash && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HyperplaneSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
