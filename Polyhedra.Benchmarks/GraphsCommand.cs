using System.Globalization;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.HalfSpaces;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;

namespace Polyhedra.Benchmarks;

/// <summary>The second of the <c>tables</c>: QuikGraph on a region graph against what the graph has of its own.</summary>
/// <remarks>The graph is that of a random 3-64-64-1 network in the cube; it is built once. Medians of seven.
/// The graph's own components and colours are what its distances from one region tell of a connected graph.</remarks>
internal static class GraphsCommand
{
    private const int Runs = 7;

    public static void Run(TextWriter output)
    {
        Network network = RandomNetwork.HeNormal(3, [64, 64, 1], seed: 1);
        RegionGraph graph = RegionGraph.Build(network, HPolyhedron.Cube(3, -1, 1)).Complete;
        output.WriteLine($"{graph.RegionCount} regions, {graph.EdgeCount} adjacent pairs");
        output.WriteLine();
        output.WriteLine("| work | own, ms | QuikGraph, ms |");
        output.WriteLine("|---|---|---|");
        Row("distances from a region", Time(() => graph.DistancesFrom(0)), Time(() => Layers(graph)));
        Row("radius and diameter", Time(() => graph.RadiusAndDiameter()), null);
        Row("components", Time(() => !graph.DistancesFrom(0).Contains(-1)), Time(graph.ComponentCount));
        Row("bipartite test", Time(() => IsColouredByLayers(graph)), Time(graph.IsBipartite));
        Row("spanning forest (Kruskal)", null, Time(() => graph.MinimumSpanningTreeKruskal(_ => 1).Count()));
        Row("shortest path", null, Time(() => RegionPaths.Shortest(graph, 0, graph.RegionCount - 1)));
        Row("minimum cut", null, Time(() => RegionPaths.MinimumCut(graph, 0, graph.RegionCount - 1)));

        void Row(string work, double? own, double? other) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {work} | {own:F1} | {other:F1} |"));
    }

    private static double Time<T>(Func<T> work) => Timing.Median(Runs, work);

    private static bool IsColouredByLayers(RegionGraph graph)
    {
        int[] distances = graph.DistancesFrom(0);
        for (int region = 0; region < graph.RegionCount; region++)
        {
            foreach (int neighbour in graph.Neighbours(region))
            {
                if (((distances[region] + distances[neighbour]) & 1) == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IDictionary<int, double> Layers(RegionGraph graph)
    {
        UndirectedBreadthFirstSearchAlgorithm<int, RegionEdge> search = new(graph);
        UndirectedVertexDistanceRecorderObserver<int, RegionEdge> layers = new(_ => 1);
        using (layers.Attach(search))
        {
            search.Compute(0);
        }

        return layers.Distances;
    }
}
