using System.Collections.Immutable;
using QuikGraph;
using QuikGraph.Algorithms.MaximumFlow;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Ways between two regions of a graph, and what separates them.</summary>
/// <remarks>The algorithms are QuikGraph's. Which of several shortest paths or least cuts comes back is not specified, but always the
/// same.</remarks>
public static class RegionPaths
{
    /// <summary>A path that crosses as few facets as possible.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="from">The region where it starts.</param>
    /// <param name="to">The region where it ends.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The regions on it, <paramref name="from"/> first and <paramref name="to"/> last; one region if they are the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    /// <exception cref="ArgumentException">There is no way: the graph is not connected.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Cost: a look at every edge, and memory for every region.</remarks>
    public static ImmutableArray<int> Shortest(RegionGraph graph, int from, int to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Require(graph, from, to);
        cancellation.ThrowIfCancellationRequested();
        UndirectedBreadthFirstSearchAlgorithm<int, RegionEdge> search = new(graph);
        UndirectedVertexPredecessorRecorderObserver<int, RegionEdge> before = new();
        using (before.Attach(search))
        using (cancellation.Register(search.Abort))
        {
            search.Compute(from);
        }

        cancellation.ThrowIfCancellationRequested();
        List<int> path = [to];
        while (path[^1] != from)
        {
            path.Add(before.VerticesPredecessors.TryGetValue(path[^1], out RegionEdge edge)
                ? edge.GetOtherVertex(path[^1])
                : throw new ArgumentException($"There is no way from region {from} to region {to}.", nameof(to)));
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>As few edges as possible whose removal leaves no path between two regions: as many as there are paths without a common
    /// facet.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="from">One region.</param>
    /// <param name="to">Another.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The edges, in the order of <see cref="RegionGraph.Edges"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    /// <exception cref="ArgumentException">The regions are the same.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>By a maximum flow (Edmonds and Karp): time grows with the size of the cut times the number of edges. Builds a directed copy
    /// of the graph, about four hundred bytes an edge.</remarks>
    public static ImmutableArray<RegionEdge> MinimumCut(RegionGraph graph, int from, int to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Require(graph, from, to);
        if (from == to)
        {
            throw new ArgumentException("Nothing separates a region from itself.", nameof(to));
        }

        StoppableFlowGraph flows = new(graph, cancellation);

        // An edge carries at most one unit of flow, in one direction or the other; its two directions are each other's reverse.
        ReversedEdgeAugmentorAlgorithm<int, Edge<int>> augmentor = new(flows, (source, target) => new Edge<int>(source, target));
        augmentor.AddReversedEdges();
        EdmondsKarpMaximumFlowAlgorithm<int, Edge<int>> flow = new(
            flows, _ => 1, (source, target) => new Edge<int>(source, target), augmentor);
        (flow.Source, flow.Sink) = (from, to);
        flow.Compute();
        cancellation.ThrowIfCancellationRequested();

        // The regions that flow can still be pushed to are on one side; the edges that leave it are the cut.
        HashSet<int> side = [from];
        Queue<int> waiting = new(side);
        while (waiting.TryDequeue(out int region))
        {
            foreach (Edge<int> edge in flows.OutEdges(region))
            {
                if (flow.ResidualCapacities[edge] > 0 && side.Add(edge.Target))
                {
                    waiting.Enqueue(edge.Target);
                }
            }
        }

        return [.. graph.Edges.Where(edge => side.Contains(edge.Source) != side.Contains(edge.Target))];
    }

    private static void Require(RegionGraph graph, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, graph.RegionCount);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, graph.RegionCount);
    }
}
