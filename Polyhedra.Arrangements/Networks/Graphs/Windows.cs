namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>The windows of a convolution or pooling: axis by axis where they start, and how far their entries are apart.
/// Immutable.</summary>
/// <param name="Kernel">The lengths of the window.</param>
/// <param name="Strides">The distances of neighbouring windows.</param>
/// <param name="Dilations">The distances of neighbouring entries.</param>
/// <param name="Before">The padding before the first entry of each axis.</param>
/// <param name="After">The padding behind the last one.</param>
internal sealed record Windows(int[] Kernel, int[] Strides, int[] Dilations, int[] Before, int[] After)
{
    /// <summary>The number of spatial axes.</summary>
    public int Rank => Kernel.Length;

    /// <summary>The number of entries of a window, padding included.</summary>
    public int Size => TensorShape.CountOf(Array.ConvertAll(Kernel, length => (long)length));

    /// <summary>The windows of an axis each, from what may be left out.</summary>
    /// <exception cref="GraphException">Numbers of axes differ, or a number is not of its kind.</exception>
    public static Windows Of(long[] kernel, long[]? strides, long[]? dilations, long[]? pads)
    {
        int rank = kernel.Length;
        long[] ones = [.. Enumerable.Repeat(1L, rank)];
        strides ??= ones;
        dilations ??= ones;
        pads ??= new long[2 * rank];
        if (strides.Length != rank || dilations.Length != rank || pads.Length != 2 * rank)
        {
            throw new GraphException($"strides, dilations or pads are not those of {rank} axes");
        }

        return new Windows(
            Positive(kernel, "kernel"), Positive(strides, "stride"), Positive(dilations, "dilation"), Paddings(pads[..rank]),
            Paddings(pads[rank..]));
    }

    /// <summary>The same with such paddings that there is a window for each multiple of the stride, <c>SAME</c> in ONNX.</summary>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="isUpper">Whether an odd number pads more behind.</param>
    public Windows Same(ReadOnlySpan<int> lengths, bool isUpper)
    {
        int[] before = new int[Rank];
        int[] after = new int[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            int count = ((lengths[axis] - 1) / Strides[axis]) + 1;
            int total = Math.Max(0, ((count - 1) * Strides[axis]) + Reach(axis) - lengths[axis]);
            before[axis] = isUpper ? total / 2 : total - (total / 2);
            after[axis] = total - before[axis];
        }

        return this with { Before = before, After = after };
    }

    /// <summary>The same with such paddings that a transposed convolution gives axes of wanted lengths.</summary>
    /// <param name="wanted">The lengths of the axes of the result.</param>
    /// <param name="lengths">The lengths of the axes of the value.</param>
    /// <param name="extra">How much longer the axes of the result are than the windows on it.</param>
    /// <param name="isUpper">Whether an odd number pads more behind.</param>
    /// <returns>The windows, and how much longer the axes are than that.</returns>
    /// <exception cref="GraphException">The numbers of axes differ.</exception>
    public (Windows Padded, int[] Extra) TransposedTo(int[] wanted, ReadOnlySpan<int> lengths, int[] extra, bool isUpper)
    {
        if (wanted.Length != Rank)
        {
            throw new GraphException($"the output_shape {TensorShape.Text(wanted)} is not that of {Rank} axes");
        }

        int[] before = new int[Rank];
        int[] after = new int[Rank];
        int[] longer = [.. extra];
        for (int axis = 0; axis < Rank; axis++)
        {
            long whole = ((lengths[axis] - 1L) * Strides[axis]) + Reach(axis) + extra[axis];
            if (whole > int.MaxValue)
            {
                throw new GraphException($"an axis of {whole} entries");
            }

            int total = (int)whole - wanted[axis];
            int half = Math.Max(0, total) / 2;
            before[axis] = isUpper ? half : Math.Max(0, total) - half;
            after[axis] = Math.Max(0, total) - before[axis];
            longer[axis] += Math.Max(0, -total);
        }

        return (this with { Before = before, After = after }, longer);
    }

    /// <summary>How many windows there are on each axis.</summary>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="roundsUp">Whether a last window may reach beyond the padding, as long as it starts before its end; so may the only
    /// one, by less than a stride.</param>
    /// <exception cref="GraphException">There is no window on an axis.</exception>
    public int[] Counts(ReadOnlySpan<int> lengths, bool roundsUp = false)
    {
        int[] counts = new int[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            int space = lengths[axis] + Before[axis] + After[axis];
            int room = space - Reach(axis) + (roundsUp ? Strides[axis] - 1 : 0);
            if (room < 0)
            {
                string beyond = roundsUp ? " too far, even with ceil_mode" : string.Empty;
                throw new GraphException(
                    $"a window that reaches over {Reach(axis)} entries{beyond}, on an axis of {space} with its padding");
            }

            counts[axis] = (room / Strides[axis]) + 1;
            if (roundsUp && (counts[axis] - 1) * Strides[axis] >= lengths[axis] + Before[axis])
            {
                counts[axis]--;
            }
        }

        return counts;
    }

    /// <summary>The entries of a window, in row-major order; -1 for padding.</summary>
    /// <param name="window">Which window, an index an axis.</param>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="entries">Receives an entry for each place of the window.</param>
    public void EntriesOf(ReadOnlySpan<int> window, ReadOnlySpan<int> lengths, Span<int> entries)
    {
        Span<int> offset = stackalloc int[Rank];
        for (int i = 0; i < entries.Length; i++)
        {
            int entry = 0;
            for (int axis = 0; axis < Rank; axis++)
            {
                int place = (window[axis] * Strides[axis]) - Before[axis] + (offset[axis] * Dilations[axis]);
                entry = entry < 0 || place < 0 || place >= lengths[axis] ? -1 : (entry * lengths[axis]) + place;
            }

            entries[i] = entry;
            for (int axis = Rank - 1; axis >= 0 && ++offset[axis] == Kernel[axis]; axis--)
            {
                offset[axis] = 0;
            }
        }
    }

    /// <summary>The next window in row-major order; false behind the last one.</summary>
    public static bool Next(Span<int> window, ReadOnlySpan<int> counts)
    {
        for (int axis = window.Length - 1; axis >= 0; axis--)
        {
            if (++window[axis] < counts[axis])
            {
                return true;
            }

            window[axis] = 0;
        }

        return false;
    }

    private int Reach(int axis) => ((Kernel[axis] - 1) * Dilations[axis]) + 1;

    private static int[] Positive(long[] numbers, string what) => Array.ConvertAll(numbers, number =>
        number is > 0 and <= 1 << 15 ? (int)number : throw new GraphException($"a {what} of {number}"));

    private static int[] Paddings(long[] numbers) => Array.ConvertAll(numbers, number =>
        number is >= 0 and <= 1 << 15 ? (int)number : throw new GraphException($"a padding of {number}"));
}
