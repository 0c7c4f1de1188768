namespace Polyhedra.Cli.Plots;

/// <summary>Colours classes of regions so that neighbours of different classes differ.</summary>
/// <remarks>Linear regions of the plane form a planar graph. Coloured from the last to the first of an order in which each class has the
/// fewest neighbours among those that are left, no class has more than five coloured neighbours, so of seven colours two are always free;
/// the one used least is taken. Other classes can need more.</remarks>
internal static class RegionColouring
{
    /// <summary>The colour of every class.</summary>
    public static int[] Of(RegionGraph graph, Func<int, int> classOf, int classCount)
    {
        HashSet<int>[] neighbours = [.. Enumerable.Range(0, classCount).Select(_ => new HashSet<int>())];
        for (int region = 0; region < graph.RegionCount; region++)
        {
            foreach (int other in graph.Neighbours(region))
            {
                if (classOf(region) != classOf(other))
                {
                    neighbours[classOf(region)].Add(classOf(other));
                }
            }
        }

        int[] colours = new int[classCount];
        Array.Fill(colours, -1);
        int[] used = new int[classCount + Palette.Usual];
        foreach (int c in SmallestLast(neighbours))
        {
            HashSet<int> taken = [.. neighbours[c].Select(other => colours[other]).Where(colour => colour >= 0)];
            int best = -1;
            for (int colour = 0; colour < Palette.Usual; colour++)
            {
                if (!taken.Contains(colour) && (best < 0 || used[colour] < used[best]))
                {
                    best = colour;
                }
            }

            for (int colour = Palette.Usual; best < 0; colour++)
            {
                best = taken.Contains(colour) ? -1 : colour;
            }

            colours[c] = best;
            used[best]++;
        }

        return colours;
    }

    // The reverse of the order in which a class with the fewest neighbours left is removed.
    private static List<int> SmallestLast(HashSet<int>[] neighbours)
    {
        int[] left = [.. neighbours.Select(set => set.Count)];
        bool[] isRemoved = new bool[neighbours.Length];
        PriorityQueue<int, (int Left, int Class)> queue = new();
        for (int c = 0; c < neighbours.Length; c++)
        {
            queue.Enqueue(c, (left[c], c));
        }

        List<int> removed = [];
        while (queue.TryDequeue(out int c, out (int Left, int Class) priority))
        {
            if (isRemoved[c] || priority.Left != left[c])
            {
                continue;
            }

            isRemoved[c] = true;
            removed.Add(c);
            foreach (int other in neighbours[c].Where(other => !isRemoved[other]))
            {
                left[other]--;
                queue.Enqueue(other, (left[other], other));
            }
        }

        removed.Reverse();
        return removed;
    }
}
