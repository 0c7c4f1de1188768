using System.Numerics;

namespace Polyhedra.Core.Collections;

/// <summary>Sets of small integers as words of bits. Sets that meet in one operation have the same length.</summary>
internal static class Bits
{
    /// <summary>The empty set of numbers below a size.</summary>
    public static ulong[] Empty(int size) => new ulong[(size + 63) >> 6];

    /// <summary>The set of all numbers below a size.</summary>
    public static ulong[] All(int size)
    {
        ulong[] set = Empty(size);
        for (int i = 0; i < size; i++)
        {
            Add(set, i);
        }

        return set;
    }

    public static bool Has(ulong[] set, int element) => (set[element >> 6] & (1UL << (element & 63))) != 0;

    public static void Add(ulong[] set, int element) => set[element >> 6] |= 1UL << (element & 63);

    public static int Count(ulong[] set)
    {
        int count = 0;
        foreach (ulong word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The least element; -1 of the empty set.</summary>
    public static int Least(ulong[] set)
    {
        for (int i = 0; i < set.Length; i++)
        {
            if (set[i] != 0)
            {
                return (i << 6) + BitOperations.TrailingZeroCount(set[i]);
            }
        }

        return -1;
    }

    public static bool IsSubset(ulong[] set, ulong[] of)
    {
        for (int i = 0; i < set.Length; i++)
        {
            if ((set[i] & ~of[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static bool AreEqual(ulong[] left, ulong[] right) => left.AsSpan().SequenceEqual(right);

    public static ulong[] Intersect(ulong[] left, ulong[] right)
    {
        ulong[] common = new ulong[left.Length];
        for (int i = 0; i < common.Length; i++)
        {
            common[i] = left[i] & right[i];
        }

        return common;
    }

    /// <summary>The elements in increasing order.</summary>
    public static List<int> Elements(ulong[] set)
    {
        List<int> elements = [];
        for (int i = 0; i < set.Length; i++)
        {
            for (ulong word = set[i]; word != 0; word &= word - 1)
            {
                elements.Add((i << 6) + BitOperations.TrailingZeroCount(word));
            }
        }

        return elements;
    }
}
