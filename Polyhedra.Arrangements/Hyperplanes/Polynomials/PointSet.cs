using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>An open hash table of points that stand in one array; it finds out which of them are new.</summary>
internal sealed class PointSet<TScalars, T>
    where TScalars : struct, IScalars<T>
    where T : IEquatable<T>
{
    private readonly TScalars _scalars;
    private readonly int[] _index;
    private readonly int[] _usedIn;
    private int _now;

    /// <summary>A set for at most so many points.</summary>
    public PointSet(TScalars scalars, int capacity)
    {
        _scalars = scalars;
        Capacity = capacity;
        int size = 16;
        while (size < 3 * capacity)
        {
            size *= 2;
        }

        _index = new int[size];
        _usedIn = new int[size];
    }

    public int Capacity { get; }

    public void Clear()
    {
        if (++_now == int.MaxValue)
        {
            Array.Clear(_usedIn);
            _now = 1;
        }
    }

    /// <summary>Adds a point of the array unless an equal one is there already.</summary>
    public bool Add(T[] points, int width, int index) => AddOrFind(points, width, index) == index;

    /// <summary>Adds a point of the array unless an equal one is there already.</summary>
    /// <returns>The index of the one that is there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int AddOrFind(T[] points, int width, int index)
    {
        ReadOnlySpan<T> point = points.AsSpan(index * width, width);
        int mask = _index.Length - 1;
        int slot = (int)(Hash(_scalars, point) >> 32) & mask;
        while (_usedIn[slot] == _now)
        {
            if (points.AsSpan(_index[slot] * width, width).SequenceEqual(point))
            {
                return _index[slot];
            }

            slot = (slot + 1) & mask;
        }

        _usedIn[slot] = _now;
        _index[slot] = index;
        return index;
    }

    /// <summary>A hash of a point whose high half is well mixed.</summary>
    public static ulong Hash(TScalars scalars, ReadOnlySpan<T> point)
    {
        ulong hash = 0;
        foreach (T entry in point)
        {
            hash = (hash ^ (hash >> 32)) + scalars.Bits(entry) + 1;
            hash *= 0x9E3779B97F4A7C15UL;
        }

        return hash;
    }
}
