using System.Collections.Immutable;
using System.Runtime.InteropServices;
using QuikGraph.Algorithms.Search;

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
    /// <remarks>By QuikGraph: a look at every edge.</remarks>
    public int ComponentCount() => Parities().Components;

    /// <summary>Whether the regions can be coloured with two colours so that neighbours differ: it is so if across every facet an odd
    /// number of gates flips by an odd number of pieces.</summary>
    /// <remarks>A graph is bipartite iff no edge joins two regions of equal parity of depth in a spanning forest, which QuikGraph's
    /// depth-first search gives.</remarks>
    public bool IsBipartite()
    {
        bool[] isOdd = Parities().IsOdd;
        return Edges.All(edge => isOdd[edge.Source] != isOdd[edge.Target]);
    }

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

    /// <summary>The radius and the diameter: the least and the largest eccentricity.</summary>
    /// <param name="maxSearches">How many searches may be made; each takes as long as to visit all edges.</param>
    /// <param name="cancellation">Looked at before every search.</param>
    /// <returns>Null if so many searches do not tell. Some hundred mostly do; in the worst case, where all eccentricities are equal, it
    /// takes one from every region.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (int Radius, int Diameter)? RadiusAndDiameter(long maxSearches = long.MaxValue, CancellationToken cancellation = default)
    {
        DistanceBounds bounds = new(this);
        return bounds.Close(all: false, maxSearches, cancellation) ? (bounds.Radius, bounds.Diameter) : null;
    }

    /// <summary>The eccentricity of every region: the largest of its distances to the others.</summary>
    /// <param name="cancellation">Looked at before every search.</param>
    /// <remarks>Time grows with the square of the number of regions; a tenth to a third of all regions are searched from.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ImmutableArray<int> Eccentricities(CancellationToken cancellation = default)
    {
        DistanceBounds bounds = new(this);
        bounds.Close(all: true, long.MaxValue, cancellation);
        return ImmutableCollectionsMarshal.AsImmutableArray(bounds.Lower);
    }

    // The parity of every region's depth in a spanning forest, and the number of its trees.
    private (bool[] IsOdd, int Components) Parities()
    {
        bool[] isOdd = new bool[RegionCount];
        int components = 0;
        UndirectedDepthFirstSearchAlgorithm<int, RegionEdge> search = new(this);
        search.StartVertex += _ => components++;
        search.TreeEdge += (_, step) => isOdd[step.Target] = !isOdd[step.Source];
        search.Compute();
        return (isOdd, components);
    }
}
