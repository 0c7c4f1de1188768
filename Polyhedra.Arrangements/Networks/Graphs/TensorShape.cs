using System.Globalization;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Arithmetic of shapes. A shape is the lengths of the axes; entries are in row-major order.</summary>
internal static class TensorShape
{
    /// <summary>The most entries that a tensor may have.</summary>
    public const int MostEntries = 1 << 23;

    /// <summary>The most entries that a tensor may have that depends on the inputs of the network.</summary>
    public const int MostValues = 1 << 20;

    /// <summary>The number of entries of numbers.</summary>
    /// <exception cref="GraphException">A length is negative, or there are more than <see cref="MostEntries"/>.</exception>
    public static int CountOf(ReadOnlySpan<long> shape) => CountOf(shape, MostEntries);

    /// <summary>The number of entries of what depends on inputs.</summary>
    /// <exception cref="GraphException">A length is negative, or there are more than <see cref="MostValues"/>.</exception>
    public static int ValueCountOf(ReadOnlySpan<long> shape) => CountOf(shape, MostValues);

    /// <summary>The shape as integers, if a tensor may have it.</summary>
    /// <exception cref="GraphException">It may not.</exception>
    public static int[] Checked(ReadOnlySpan<long> shape)
    {
        _ = CountOf(shape);
        return Array.ConvertAll(shape.ToArray(), length => (int)length);
    }

    /// <summary>How far entries are apart that are neighbours along each axis.</summary>
    public static int[] Strides(ReadOnlySpan<int> shape)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>An axis, counted from the end if it is negative.</summary>
    /// <exception cref="GraphException">There is no such axis.</exception>
    public static int Axis(long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw new GraphException($"there is no axis {axis} in a tensor of {rank} axes");

    /// <summary>The shape that two shapes are broadcast to: aligned at the end, lengths are equal or 1.</summary>
    /// <exception cref="GraphException">They do not fit.</exception>
    public static int[] Broadcast(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        long[] shape = new long[Math.Max(left.Length, right.Length)];
        for (int back = 1; back <= shape.Length; back++)
        {
            int a = back <= left.Length ? left[^back] : 1;
            int b = back <= right.Length ? right[^back] : 1;
            shape[^back] = a == b || b == 1 ? a : a == 1 ? b
                : throw new GraphException($"the shapes {Text(left)} and {Text(right)} do not fit each other");
        }

        return Checked(shape);
    }

    /// <summary>For every entry of a shape, in order, the entry of a tensor that is broadcast to it.</summary>
    public static int[] BroadcastSources(ReadOnlySpan<int> from, int[] to)
    {
        int[] own = Strides(from);
        int[] strides = new int[to.Length];
        for (int back = 1; back <= from.Length; back++)
        {
            strides[^back] = from[^back] == 1 ? 0 : own[^back];
        }

        return Sources(to, strides, 0);
    }

    /// <summary>For every index of a shape, in order, start + the sum of index times stride.</summary>
    public static int[] Sources(int[] shape, int[] strides, int start)
    {
        int count = CountOf(Array.ConvertAll(shape, length => (long)length));
        int[] sources = new int[count];
        int[] index = new int[shape.Length];
        int source = start;
        for (int i = 0; i < count; i++)
        {
            sources[i] = source;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                source += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                source -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return sources;
    }

    /// <summary>For people: <c>[1, 3, 28, 28]</c>.</summary>
    public static string Text(ReadOnlySpan<int> shape) => Text(Array.ConvertAll(shape.ToArray(), length => (long)length));

    /// <summary>For people: <c>[1, 3, 28, 28]</c>.</summary>
    public static string Text(ReadOnlySpan<long> shape) =>
        $"[{string.Join(", ", shape.ToArray().Select(length => length.ToString(CultureInfo.InvariantCulture)))}]";

    private static int CountOf(ReadOnlySpan<long> shape, int most)
    {
        long count = 1;
        bool isEmpty = shape.Contains(0);
        foreach (long length in shape)
        {
            if (length < 0)
            {
                throw new GraphException($"the shape {Text(shape)} has a negative length");
            }

            count = isEmpty ? 0 : count * length;
            if (count > most || length > most)
            {
                throw new GraphException($"a tensor of shape {Text(shape)} has more than {most} entries, the most that are taken");
            }
        }

        return (int)count;
    }
}
