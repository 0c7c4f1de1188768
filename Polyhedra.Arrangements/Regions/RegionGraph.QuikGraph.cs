using QuikGraph;

namespace Polyhedra.Arrangements.Regions;

/// <content>The graph as a graph of QuikGraph, so that its algorithms run on it.</content>
/// <remarks>Nothing is copied: an edge is made from the arrays when it is asked for. Its ends are in increasing order. There are no loops
/// and no parallel edges. Cost: <c>AdjacentEdges</c> takes constant time an edge, a look-up of an edge a binary search.</remarks>
public sealed partial class RegionGraph : IUndirectedGraph<int, RegionEdge>
{
    /// <summary>No region is its own neighbour, and two regions share at most one facet.</summary>
    bool IGraph<int, RegionEdge>.AllowParallelEdges => false;

    bool IGraph<int, RegionEdge>.IsDirected => false;

    bool IVertexSet<int>.IsVerticesEmpty => RegionCount == 0;

    int IVertexSet<int>.VertexCount => RegionCount;

    /// <summary>The regions: 0, 1, and so on.</summary>
    public IEnumerable<int> Vertices => Enumerable.Range(0, RegionCount);

    bool IEdgeSet<int, RegionEdge>.IsEdgesEmpty => _targets.Length == 0;

    /// <summary>The pairs of regions that share a facet, each once, ordered by the larger number and then by the smaller.</summary>
    public IEnumerable<RegionEdge> Edges
    {
        get
        {
            for (int region = 0; region < RegionCount; region++)
            {
                for (int i = _starts[region]; i < _starts[region + 1] && _targets[i] < region; i++)
                {
                    yield return new RegionEdge(_targets[i], region);
                }
            }
        }
    }

    EdgeEqualityComparer<int> IImplicitUndirectedGraph<int, RegionEdge>.EdgeEqualityComparer => EdgeExtensions.UndirectedVertexEquality;

    /// <summary>Whether there is a region of this number.</summary>
    public bool ContainsVertex(int vertex) => vertex >= 0 && vertex < RegionCount;

    /// <summary>Whether two regions share a facet.</summary>
    public bool ContainsEdge(int source, int target) =>
        ContainsVertex(source) && ContainsVertex(target) && Neighbours(source).BinarySearch(target) >= 0;

    bool IEdgeSet<int, RegionEdge>.ContainsEdge(RegionEdge edge) => ContainsEdge(edge.Source, edge.Target);

    bool IImplicitUndirectedGraph<int, RegionEdge>.TryGetEdge(int source, int target, out RegionEdge edge)
    {
        bool exists = ContainsEdge(source, target);
        edge = exists ? Between(source, target) : default;
        return exists;
    }

    IEnumerable<RegionEdge> IImplicitUndirectedGraph<int, RegionEdge>.AdjacentEdges(int vertex)
    {
        int end = _starts[Checked(vertex) + 1];
        for (int i = _starts[vertex]; i < end; i++)
        {
            yield return Between(vertex, _targets[i]);
        }
    }

    RegionEdge IImplicitUndirectedGraph<int, RegionEdge>.AdjacentEdge(int vertex, int index) =>
        Between(vertex, Neighbours(vertex)[index]);

    int IImplicitUndirectedGraph<int, RegionEdge>.AdjacentDegree(int vertex) => Degree(vertex);

    bool IImplicitUndirectedGraph<int, RegionEdge>.IsAdjacentEdgesEmpty(int vertex) => Degree(vertex) == 0;

    private static RegionEdge Between(int first, int second) => new(Math.Min(first, second), Math.Max(first, second));
}
