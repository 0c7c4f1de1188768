using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Operations that move entries.</summary>
internal static class Rearrangements
{
    /// <summary>The tensor in another shape of as many entries.</summary>
    /// <param name="value">The tensor.</param>
    /// <param name="shape">The lengths; one may be -1, which is computed.</param>
    /// <param name="zeroCopies">Whether 0 stands for the length of the same axis.</param>
    public static Tensor Reshape(Tensor value, ReadOnlySpan<long> shape, bool zeroCopies)
    {
        long[] wanted = shape.ToArray();
        int open = -1;
        long known = 1;
        for (int axis = 0; axis < wanted.Length; axis++)
        {
            if (wanted[axis] == 0 && zeroCopies)
            {
                wanted[axis] = axis < value.Rank ? value.Shape[axis]
                    : throw new GraphException($"the shape {TensorShape.Text(shape)} copies an axis that is not there");
            }

            if (wanted[axis] == -1)
            {
                open = open < 0 ? axis : throw new GraphException($"the shape {TensorShape.Text(shape)} leaves two lengths open");
                continue;
            }

            if (wanted[axis] is < 0 or > TensorShape.MostEntries)
            {
                throw new GraphException($"the shape {TensorShape.Text(shape)} is none");
            }

            known = Math.Min(known * wanted[axis], 1L << 40);
        }

        if (open >= 0)
        {
            wanted[open] = known > 0 && value.Count % known == 0 ? value.Count / known : -2;
        }

        if (open >= 0 ? wanted[open] < 0 : known != value.Count)
        {
            throw new GraphException(
                $"{value.Count} entries of shape {TensorShape.Text(value.Shape)} cannot have the shape {TensorShape.Text(shape)}");
        }

        return value.Reshape(TensorShape.Checked(wanted));
    }

    /// <summary>The axes in another order: axis i of the result is axis <paramref name="order"/>[i].</summary>
    public static Tensor Transpose(Tensor value, int[] order)
    {
        if (!order.Order().SequenceEqual(Enumerable.Range(0, value.Rank)))
        {
            throw new GraphException($"{TensorShape.Text(order)} is no order of {value.Rank} axes");
        }

        int[] strides = TensorShape.Strides(value.Shape);
        int[] shape = Array.ConvertAll(order, axis => value.Shape[axis]);
        return value.Select(shape, TensorShape.Sources(shape, Array.ConvertAll(order, axis => strides[axis]), 0));
    }

    /// <summary>The entries from a start to an end along axes, with steps; as NumPy has it.</summary>
    public static Tensor Slice(
        Tensor value, ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, ReadOnlySpan<int> axes, ReadOnlySpan<long> steps)
    {
        int[] shape = [.. value.Shape];
        int[] strides = TensorShape.Strides(value.Shape);
        int origin = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[..i].Contains(axes[i]))
            {
                throw new GraphException($"axis {axes[i]} stands twice");
            }

            long length = value.Shape[axes[i]];
            long step = steps[i];
            if (step is 0 or < -int.MaxValue or > int.MaxValue)
            {
                throw new GraphException($"a slice with a step of {step}");
            }

            long start = Math.Clamp(starts[i] < 0 ? starts[i] + length : starts[i], step > 0 ? 0 : -1, step > 0 ? length : length - 1);
            long end = Math.Clamp(ends[i] < 0 ? ends[i] + length : ends[i], step > 0 ? 0 : -1, length);
            long count = step > 0 ? (end - start + step - 1) / step : (end - start + step + 1) / step;
            shape[axes[i]] = (int)Math.Max(0, count);
            origin += count > 0 ? (int)start * strides[axes[i]] : 0;
            strides[axes[i]] = count > 1 ? strides[axes[i]] * (int)step : strides[axes[i]];
        }

        return value.Select(shape, TensorShape.Sources(shape, strides, origin));
    }

    /// <summary>The slices of an axis at indices, which may be negative.</summary>
    public static Tensor Gather(Tensor value, Tensor indices, int axis)
    {
        long[] wanted = indices.Integers();
        int length = value.Shape[axis];
        long[] shape = [.. Lengths(value.Shape[..axis]), .. Lengths(indices.Shape), .. Lengths(value.Shape[(axis + 1)..])];
        int[] sources = new int[TensorShape.CountOf(shape)];
        int inner = value.Shape[(axis + 1)..].Aggregate(1, (product, part) => product * part);
        int outer = value.Shape[..axis].Aggregate(1, (product, part) => product * part);
        int at = 0;
        for (int i = 0; i < outer && sources.Length > 0; i++)
        {
            foreach (long index in wanted)
            {
                if (index < -length || index >= length)
                {
                    throw new GraphException($"there is no index {index} on an axis of length {length}");
                }

                int place = (int)(index < 0 ? index + length : index);
                for (int k = 0; k < inner; k++)
                {
                    sources[at++] = (((i * length) + place) * inner) + k;
                }
            }
        }

        return value.Select(TensorShape.Checked(shape), sources);
    }

    /// <summary>Tensors one behind the other along an axis.</summary>
    public static Tensor Concat(IReadOnlyList<Tensor> values, long axis)
    {
        if (values.Count == 0)
        {
            throw new GraphException("nothing to join");
        }

        int along = TensorShape.Axis(axis, values[0].Rank);
        long[] shape = Lengths(values[0].Shape);
        shape[along] = 0;
        foreach (Tensor value in values)
        {
            bool fits = value.Rank == shape.Length
                && Enumerable.Range(0, value.Rank).All(k => k == along || value.Shape[k] == values[0].Shape[k]);
            shape[along] += fits ? value.Shape[along]
                : throw new GraphException(
                    $"the shapes {TensorShape.Text(values[0].Shape)} and {TensorShape.Text(value.Shape)} cannot be joined along axis "
                    + $"{along}");
        }

        int count = TensorShape.CountOf(shape);
        bool isConstant = values.All(value => value.IsConstant);
        Rational[] numbers = new Rational[isConstant ? count : 0];
        AffineExpression[] entries = new AffineExpression[isConstant ? 0 : TensorShape.ValueCountOf(shape)];
        int outer = values[0].Shape[..along].Aggregate(1, (product, part) => product * part);
        int at = 0;
        for (int i = 0; i < outer && count > 0; i++)
        {
            foreach (Tensor value in values)
            {
                int block = value.Count / outer;
                for (int k = i * block; k < (i + 1) * block; k++, at++)
                {
                    if (isConstant)
                    {
                        numbers[at] = value.Numbers[k];
                    }
                    else
                    {
                        entries[at] = value[k];
                    }
                }
            }
        }

        int[] lengths = TensorShape.Checked(shape);
        return isConstant
            ? new Tensor(lengths, numbers, values.All(value => value.IsInteger))
            : new Tensor(lengths, entries);
    }

    /// <summary>Entries of a constant around a tensor.</summary>
    /// <param name="value">The tensor.</param>
    /// <param name="before">How many before it, an axis each; negative ones cut off.</param>
    /// <param name="after">How many behind it.</param>
    /// <param name="fill">What they are.</param>
    public static Tensor Pad(Tensor value, ReadOnlySpan<long> before, ReadOnlySpan<long> after, Rational fill)
    {
        long[] shape = Lengths(value.Shape);
        for (int axis = 0; axis < shape.Length; axis++)
        {
            const long Most = TensorShape.MostEntries;
            if (before[axis] is < -Most or > Most || after[axis] is < -Most or > Most)
            {
                throw new GraphException("a padding of more entries than are taken");
            }

            shape[axis] += before[axis] + after[axis];
        }

        int[] lengths = TensorShape.Checked(shape);
        int[] strides = TensorShape.Strides(value.Shape);
        int[] sources = new int[TensorShape.CountOf(shape)];
        int[] index = new int[lengths.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            int source = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                long place = index[axis] - before[axis];
                source = source < 0 || place < 0 || place >= value.Shape[axis] ? -1 : source + ((int)place * strides[axis]);
            }

            sources[i] = source;
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == lengths[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return value.Select(lengths, sources, fill);
    }

    /// <summary>The tensor broadcast to a shape, and that to the tensor's.</summary>
    public static Tensor Expand(Tensor value, ReadOnlySpan<long> shape)
    {
        int[] lengths = TensorShape.Broadcast(value.Shape, TensorShape.Checked(shape));
        return value.Select(lengths, TensorShape.BroadcastSources(value.Shape, lengths));
    }

    private static long[] Lengths(int[] shape) => Array.ConvertAll(shape, length => (long)length);
}
