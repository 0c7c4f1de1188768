using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Convolutions over any number of axes, with weights that are numbers. Axes: batch, channels, space.</summary>
internal static class Convolutions
{
    /// <summary>A convolution (cross-correlation, as networks have it).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[batch, channels, space...].</param>
    /// <param name="weights">[output channels, channels / groups, kernel...].</param>
    /// <param name="bias">A number an output channel; null for none.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="groups">Into how many groups channels fall.</param>
    public static Tensor Convolve(NetworkGraph graph, Tensor value, Tensor weights, Tensor? bias, Windows windows, long groups)
    {
        int rank = windows.Rank;
        RequireRanks(value, weights, rank);
        int outputs = weights.Shape[0];
        int perGroup = weights.Shape[1];
        if (groups < 1 || value.Shape[1] != perGroup * groups || outputs % groups != 0 || (bias is not null && bias.Count != outputs))
        {
            throw new GraphException(
                $"a convolution of {value.Shape[1]} channels in {groups} groups with weights of shape {TensorShape.Text(weights.Shape)}");
        }

        int[] lengths = value.Shape[2..];
        int[] counts = windows.Counts(lengths);
        int size = windows.Size;
        int space = Product(lengths);
        int places = Product(counts);
        long[] shape = [value.Shape[0], outputs, .. Array.ConvertAll(counts, count => (long)count)];
        AffineExpression[] results = new AffineExpression[TensorShape.ValueCountOf(shape)];
        Contractions.RequireWork((long)results.Length * perGroup * size);
        Combination sum = new(graph, perGroup * size);
        int[] entries = new int[size];
        int[] window = new int[rank];
        for (int place = 0; place < places; place++)
        {
            windows.EntriesOf(window, lengths, entries);
            for (int image = 0; image < value.Shape[0]; image++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    int firstChannel = (int)(o / (outputs / groups)) * perGroup;
                    for (int c = 0; c < perGroup; c++)
                    {
                        int source = ((image * value.Shape[1]) + firstChannel + c) * space;
                        int weight = ((o * perGroup) + c) * size;
                        for (int k = 0; k < size; k++)
                        {
                            if (entries[k] >= 0)
                            {
                                sum.Add(value, source + entries[k], weights, weight + k);
                            }
                        }
                    }

                    results[(((image * outputs) + o) * places) + place] = sum.Take(bias?.Numbers[o] ?? Rational.Zero);
                }
            }

            Windows.Next(window, counts);
        }

        return Tensor.Of(TensorShape.Checked(shape), results);
    }

    /// <summary>A transposed convolution: every entry adds a multiple of the kernel to its window of the output.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[batch, channels, space...].</param>
    /// <param name="weights">[channels, output channels / groups, kernel...].</param>
    /// <param name="bias">A number an output channel; null for none.</param>
    /// <param name="windows">The windows of the output that belong to the entries.</param>
    /// <param name="groups">Into how many groups channels fall.</param>
    /// <param name="extra">How much longer each axis of the output is.</param>
    public static Tensor Transposed(
        NetworkGraph graph, Tensor value, Tensor weights, Tensor? bias, Windows windows, long groups, int[] extra)
    {
        int rank = windows.Rank;
        RequireRanks(value, weights, rank);
        int channels = value.Shape[1];
        int perGroup = weights.Shape[1];
        if (groups < 1 || weights.Shape[0] != channels || channels % groups != 0 || (bias is not null && bias.Count != perGroup * groups))
        {
            throw new GraphException(
                $"a transposed convolution of {channels} channels in {groups} groups with weights of shape "
                + TensorShape.Text(weights.Shape));
        }

        int outputs = perGroup * (int)groups;
        int[] counts = value.Shape[2..];
        long[] space = [.. Enumerable.Range(0, rank).Select(axis =>
            ((counts[axis] - 1L) * windows.Strides[axis]) + ((windows.Kernel[axis] - 1L) * windows.Dilations[axis]) + 1
                - windows.Before[axis] - windows.After[axis] + extra[axis])];
        int[] lengths = TensorShape.Checked(space);
        int area = TensorShape.CountOf(space);
        long[] shape = [value.Shape[0], outputs, .. space];
        int size = windows.Size;
        int places = Product(counts);
        Contractions.RequireWork((long)value.Count * perGroup * size);
        Combination?[] sums = new Combination?[TensorShape.ValueCountOf(shape)];
        int[] entries = new int[size];
        int[] window = new int[rank];
        for (int place = 0; place < places; place++)
        {
            windows.EntriesOf(window, lengths, entries);
            for (int image = 0; image < value.Shape[0]; image++)
            {
                for (int c = 0; c < channels; c++)
                {
                    int source = (((image * channels) + c) * places) + place;
                    int firstOutput = (int)(c / (channels / groups)) * perGroup;
                    for (int o = 0; o < perGroup; o++)
                    {
                        for (int k = 0; k < size; k++)
                        {
                            if (entries[k] >= 0)
                            {
                                int target = (((image * outputs) + firstOutput + o) * area) + entries[k];
                                sums[target] ??= new Combination(graph, 4);
                                sums[target]!.Add(value, source, weights, (((c * perGroup) + o) * size) + k);
                            }
                        }
                    }
                }
            }

            Windows.Next(window, counts);
        }

        AffineExpression[] results = new AffineExpression[sums.Length];
        for (int i = 0; i < results.Length; i++)
        {
            Rational constant = bias?.Numbers[i / area % outputs] ?? Rational.Zero;
            results[i] = sums[i]?.Take(constant) ?? AffineExpression.Of(constant);
        }

        return Tensor.Of(TensorShape.Checked(shape), results);
    }

    private static void RequireRanks(Tensor value, Tensor weights, int rank)
    {
        if (value.Rank != rank + 2 || weights.Rank != rank + 2 || value.Count == 0 || weights.Count == 0)
        {
            throw new GraphException(
                $"a convolution over {rank} axes of shape {TensorShape.Text(value.Shape)} with weights of shape "
                + TensorShape.Text(weights.Shape));
        }
    }

    private static int Product(int[] lengths) => TensorShape.CountOf(Array.ConvertAll(lengths, length => (long)length));
}
