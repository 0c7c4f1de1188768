using QuikGraph;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The directed copy of a region graph that a maximum flow of QuikGraph works on, and that stops it: an edge there and an edge
/// back for each facet.</summary>
/// <remarks>QuikGraph 2.5.0 does not stop a maximum flow once it has started: its <c>Abort</c> does not reach the searches within. So
/// the graph does, when it is asked for edges. QuikGraph takes the exception for the end of the search, which finds no further way; who
/// runs the algorithm looks at the token afterwards.</remarks>
internal sealed class StoppableFlowGraph : AdjacencyGraph<int, Edge<int>>, IImplicitGraph<int, Edge<int>>
{
    private readonly CancellationToken _cancellation;

    /// <summary>Copies a graph.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StoppableFlowGraph(RegionGraph graph, CancellationToken cancellation)
        : base(allowParallelEdges: false, graph.RegionCount)
    {
        _cancellation = cancellation;
        AddVertexRange(graph.Vertices);
        foreach (RegionEdge edge in graph.Edges)
        {
            cancellation.ThrowIfCancellationRequested();
            AddEdge(new Edge<int>(edge.Source, edge.Target));
            AddEdge(new Edge<int>(edge.Target, edge.Source));
        }
    }

    /// <summary>The edges from a vertex.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IEnumerable<Edge<int>> IImplicitGraph<int, Edge<int>>.OutEdges(int vertex)
    {
        _cancellation.ThrowIfCancellationRequested();
        return OutEdges(vertex);
    }
}
