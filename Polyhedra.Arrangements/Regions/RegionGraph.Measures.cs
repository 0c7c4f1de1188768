using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Regions;

/// <content>What can be said of the graph as a whole.</content>
public sealed partial class RegionGraph
{
    /// <summary>The number of bounded regions.</summary>
    public int BoundedCount()
    {
        int count = 0;
        for (int region = 0; region < RegionCount; region++)
        {
            count += _bounded[region] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Entry k is the number of regions with k neighbours; the last entry is not zero.</summary>
    public ImmutableArray<int> DegreeDistribution()
    {
        List<int> counts = [];
        for (int region = 0; region < RegionCount; region++)
        {
            while (counts.Count <= Degree(region))
            {
                counts.Add(0);
            }

            counts[Degree(region)]++;
        }

        return [.. counts];
    }

    /// <summary>The number of connected components. It is 1; to count is to check the graph.</summary>
    public int ComponentCount() => Colour().Components;

    /// <summary>Whether the regions can be coloured with two colours so that neighbours differ: it is so if across every facet an odd number of gates flips by an
    /// odd number of pieces.</summary>
    public bool IsBipartite() => Colour().IsBipartite;

    /// <summary>All distances from one region.</summary>
    /// <param name="region">The region.</param>
    /// <returns>An entry a region: the least number of facets to cross on the way there; -1 if there is no way.</returns>
    public int[] DistancesFrom(int region)
    {
        int[] distances = new int[RegionCount];
        Array.Fill(distances, -1);
        distances[Checked(region)] = 0;
        int[] queue = new int[RegionCount];
        queue[0] = region;
        for (int head = 0, tail = 1; head < tail; head++)
        {
            int from = queue[head];
            foreach (int to in Neighbours(from))
            {
                if (distances[to] < 0)
                {
                    distances[to] = distances[from] + 1;
                    queue[tail++] = to;
                }
            }
        }

        return distances;
    }

    /// <summary>The eccentricity of every region: the largest of its distances to the others.</summary>
    /// <param name="cancellation">Looked at once for 64 regions.</param>
    /// <remarks>64 searches at a time, a bit each (Then et al., The more the merrier: efficient multi-source graph traversal, 2014); regions that follow each
    /// other in the walk are near each other, so their searches share most steps. Time grows with the square of the number of regions.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ImmutableArray<int> Eccentricities(CancellationToken cancellation = default)
    {
        int[] result = new int[RegionCount];
        ulong[] seen = new ulong[RegionCount];
        ulong[] next = new ulong[RegionCount];
        ulong[] current = new ulong[RegionCount];
        List<int> frontier = [];
        List<int> reached = [];
        for (int start = 0; start < RegionCount; start += 64)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(seen);
            frontier.Clear();
            for (int i = start; i < Math.Min(start + 64, RegionCount); i++)
            {
                seen[i] = current[i] = 1UL << (i - start);
                frontier.Add(i);
            }

            for (int distance = 1; frontier.Count > 0; distance++)
            {
                reached.Clear();
                foreach (int from in frontier)
                {
                    foreach (int to in Neighbours(from))
                    {
                        ulong news = current[from] & ~seen[to];
                        if (news != 0)
                        {
                            if (next[to] == 0)
                            {
                                reached.Add(to);
                            }

                            next[to] |= news;
                        }
                    }
                }

                foreach (int from in frontier)
                {
                    current[from] = 0;
                }

                ulong any = 0;
                foreach (int to in reached)
                {
                    seen[to] |= next[to];
                    current[to] = next[to];
                    any |= next[to];
                    next[to] = 0;
                }

                for (; any != 0; any &= any - 1)
                {
                    result[start + System.Numerics.BitOperations.TrailingZeroCount(any)] = distance;
                }

                (frontier, reached) = (reached, frontier);
            }
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    private (int Components, bool IsBipartite) Colour()
    {
        sbyte[] colours = new sbyte[RegionCount];
        int[] queue = new int[RegionCount];
        int components = 0;
        bool isBipartite = true;
        for (int start = 0; start < RegionCount; start++)
        {
            if (colours[start] != 0)
            {
                continue;
            }

            components++;
            colours[start] = 1;
            queue[0] = start;
            for (int head = 0, tail = 1; head < tail; head++)
            {
                int from = queue[head];
                foreach (int to in Neighbours(from))
                {
                    isBipartite &= colours[to] != colours[from];
                    if (colours[to] == 0)
                    {
                        colours[to] = (sbyte)-colours[from];
                        queue[tail++] = to;
                    }
                }
            }
        }

        return (components, isBipartite);
    }
}
