using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Pooling over the axes behind batch and channels.</summary>
internal static class Pooling
{
    /// <summary>The largest entry of each window: a maxout unit whose pieces they are, in row-major order. Padding is no piece.</summary>
    public static Tensor Max(NetworkGraph graph, Tensor value, Windows windows, bool roundsUp) =>
        Pool(value, windows, roundsUp, (entries, _) => graph.Largest(value, entries));

    /// <summary>The mean of each window.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[batch, channels, space...].</param>
    /// <param name="windows">The windows.</param>
    /// <param name="roundsUp">Whether a last window may reach beyond the padding.</param>
    /// <param name="countsPadding">Whether padding counts as entries that are zero; what is beyond it never does.</param>
    public static Tensor Average(NetworkGraph graph, Tensor value, Windows windows, bool roundsUp, bool countsPadding) =>
        Pool(value, windows, roundsUp, (entries, padded) => Mean(graph, entries, countsPadding ? padded : entries.Count));

    private static AffineExpression Mean(NetworkGraph graph, List<AffineExpression> entries, int count)
    {
        Combination sum = new(graph, entries.Count);
        foreach (AffineExpression entry in entries)
        {
            sum.Add(entry, new Rational(1, count));
        }

        return sum.Take(Rational.Zero);
    }

    // The second argument of the function is the number of places of the window that are entries or padding.
    private static Tensor Pool(Tensor value, Windows windows, bool roundsUp, Func<List<AffineExpression>, int, AffineExpression> function)
    {
        int rank = windows.Rank;
        if (value.Rank != rank + 2)
        {
            throw new GraphException($"pooling over {rank} axes of a tensor of shape {TensorShape.Text(value.Shape)}");
        }

        int[] lengths = value.Shape[2..];
        int[] counts = windows.Counts(lengths, roundsUp);
        int channels = value.Shape[0] * value.Shape[1];
        long[] shape = [value.Shape[0], value.Shape[1], .. Array.ConvertAll(counts, count => (long)count)];
        AffineExpression[] results = new AffineExpression[TensorShape.ValueCountOf(shape)];
        Contractions.RequireWork((long)results.Length * windows.Size);
        int area = value.Count / Math.Max(1, channels);
        int[] around = [.. lengths.Select((length, axis) => length + windows.Before[axis] + windows.After[axis])];
        Windows inside = windows with { Before = new int[rank], After = new int[rank] };
        int[] places = new int[windows.Size];
        int[] padded = new int[windows.Size];
        List<AffineExpression> entries = [];
        for (int at = 0; at < results.Length;)
        {
            int channel = at / (results.Length / channels);
            int[] window = new int[rank];
            do
            {
                windows.EntriesOf(window, lengths, places);
                inside.EntriesOf(window, around, padded);
                entries.Clear();
                foreach (int place in places)
                {
                    if (place >= 0)
                    {
                        entries.Add(value[(channel * area) + place]);
                    }
                }

                if (entries.Count == 0)
                {
                    throw new GraphException("a window that holds nothing but padding");
                }

                results[at++] = function(entries, padded.Count(place => place >= 0));
            }
            while (Windows.Next(window, counts));
        }

        return Tensor.Of(TensorShape.Checked(shape), results);
    }
}
