using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Memory that rings without small tables reuse: prefix products, and an open hash table of elements.</summary>
internal sealed class ScalarBuffers<T>
    where T : IEquatable<T>
{
    private T[] _prefixes = [];
    private T[] _slots = [];
    private int[] _usedIn = [];
    private int _now;

    /// <summary>Room for prefix products; the content of the last call is kept.</summary>
    public Span<T> Prefixes(int count)
    {
        if (_prefixes.Length < count)
        {
            _prefixes = new T[Math.Max(count, 2 * _prefixes.Length)];
        }

        return _prefixes.AsSpan(0, count);
    }

    /// <summary>How many different elements there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountDistinct<TScalars>(TScalars scalars, ReadOnlySpan<T> values)
        where TScalars : struct, IScalars<T>
    {
        if (_slots.Length < 2 * values.Length || _now == int.MaxValue)
        {
            int size = 16;
            while (size < 3 * values.Length)
            {
                size *= 2;
            }

            _slots = new T[size];
            _usedIn = new int[size];
            _now = 0;
        }

        _now++;
        int mask = _slots.Length - 1;
        int count = 0;
        foreach (T value in values)
        {
            int slot = (int)((scalars.Bits(value) * 0x9E3779B97F4A7C15UL) >> 32) & mask;
            while (_usedIn[slot] == _now && !_slots[slot].Equals(value))
            {
                slot = (slot + 1) & mask;
            }

            if (_usedIn[slot] != _now)
            {
                _usedIn[slot] = _now;
                _slots[slot] = value;
                count++;
            }
        }

        return count;
    }
}
