using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.MaximumFlow;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;

namespace Polyhedra.Tests.Regions;

/// <summary>A region graph as a graph of QuikGraph: what its algorithms find is what the graph's own and brute force find.</summary>
public sealed class RegionGraphQuikGraphTests
{
    private static IEnumerable<RegionGraph> Graphs()
    {
        Random random = new(61);
        // One of them is of one region, which has no cut; so more than fifty.
        for (int trial = 0; trial < 52; trial++)
        {
            int inputs = 1 + (trial % 3);
            Network network = RandomNets.Draw(random, (WeightKind)(trial % 3), inputs, [random.Next(2, 6), random.Next(1, 5)]);
            HPolyhedron domain = trial % 2 == 0 ? HPolyhedron.WholeSpace(inputs) : TestDomains.SymmetricBox(inputs);
            yield return RegionGraph.Build(network, domain).Complete;
        }
    }

    [Test]
    public void The_interface_says_what_the_arrays_say()
    {
        foreach (RegionGraph graph in Graphs())
        {
            IUndirectedGraph<int, RegionEdge> quik = graph;
            Assert.That((quik.VertexCount, quik.EdgeCount), Is.EqualTo((graph.RegionCount, graph.EdgeCount)));
            Assert.That((quik.IsDirected, quik.AllowParallelEdges, quik.IsEdgesEmpty), Is.EqualTo((false, false, graph.EdgeCount == 0)));
            Assert.That(quik.Edges.Distinct().Count(), Is.EqualTo(graph.EdgeCount));
            foreach (int region in quik.Vertices)
            {
                int[] others = [.. quik.AdjacentEdges(region).Select(edge => edge.GetOtherVertex(region))];
                Assert.That(others, Is.EqualTo(graph.Neighbours(region).ToArray()));
                Assert.That(quik.AdjacentDegree(region), Is.EqualTo(graph.Degree(region)));
                Assert.That(others.Select((_, i) => quik.AdjacentEdge(region, i)), Is.EqualTo(quik.AdjacentEdges(region)));
                foreach (int other in quik.Vertices)
                {
                    bool exists = others.Contains(other);
                    Assert.That(quik.ContainsEdge(region, other), Is.EqualTo(exists));
                    Assert.That(quik.TryGetEdge(region, other, out RegionEdge edge), Is.EqualTo(exists));
                    Assert.That(!exists || (edge.Source < edge.Target && quik.ContainsEdge(edge)), Is.True);
                }
            }

            Assert.That(quik.ContainsVertex(graph.RegionCount) || quik.ContainsVertex(-1), Is.False);
            Assert.That(quik.ContainsEdge(0, graph.RegionCount), Is.False);
        }
    }

    [Test]
    public void Components_layers_and_colours_are_the_same()
    {
        int bipartite = 0;
        foreach (RegionGraph graph in Graphs())
        {
            Dictionary<int, int> components = [];
            Assert.That(graph.ConnectedComponents(components), Is.EqualTo(graph.ComponentCount()));

            UndirectedBreadthFirstSearchAlgorithm<int, RegionEdge> search = new(graph);
            UndirectedVertexDistanceRecorderObserver<int, RegionEdge> layers = new(_ => 1);
            using (layers.Attach(search))
            {
                search.Compute(0);
            }

            int[] distances = graph.DistancesFrom(0);
            Assert.That(graph.Vertices.Select(region => region == 0 ? 0 : (int)layers.Distances[region]), Is.EqualTo(distances));

            // In a connected graph the layers of a search colour it with two colours, if any colouring does.
            bool isColoured = graph.Edges.All(edge => (distances[edge.Source] + distances[edge.Target]) % 2 == 1);
            Assert.That((graph.ComponentCount(), graph.IsBipartite()), Is.EqualTo((1, isColoured)));
            Assert.That(PlainColouring(graph), Is.EqualTo((1, isColoured)));
            bipartite += isColoured ? 1 : 0;

            Assert.That(graph.MinimumSpanningTreeKruskal(_ => 1).Count(), Is.EqualTo(graph.RegionCount - 1), "a spanning forest");
        }

        Assert.That(bipartite, Is.Positive);
    }

    [Test]
    public void Shortest_paths_are_as_long_as_distances()
    {
        foreach (RegionGraph graph in Graphs())
        {
            int[] distances = graph.DistancesFrom(graph.RegionCount - 1);
            foreach (int from in graph.Vertices)
            {
                int[] path = [.. RegionPaths.Shortest(graph, from, graph.RegionCount - 1)];

                Assert.That((path[0], path[^1], path.Length - 1), Is.EqualTo((from, graph.RegionCount - 1, distances[from])));
                Assert.That(path.Zip(path.Skip(1)).All(step => graph.ContainsEdge(step.First, step.Second)), Is.True);
            }
        }
    }

    [Test]
    public void Minimum_cuts_are_those_of_brute_force()
    {
        int tried = 0;
        foreach (RegionGraph graph in Graphs().Where(graph => graph.RegionCount is > 1 and <= 14))
        {
            for (int to = 1; to < graph.RegionCount; to += 3)
            {
                RegionEdge[] cut = [.. RegionPaths.MinimumCut(graph, 0, to)];

                Assert.That(cut, Has.Length.EqualTo(LeastCut(graph, 0, to)));
                Assert.That(Reaches(graph, [.. cut], 0, to), Is.False);
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(20));
    }

    /// <summary>On all graphs, the large ones as well: as large as a flow that needs no copy of the graph.</summary>
    [Test]
    public void Minimum_cuts_are_as_large_as_flows_of_our_own()
    {
        int graphs = 0;
        foreach (RegionGraph graph in Graphs())
        {
            for (int to = 1; to < graph.RegionCount; to += 1 + (graph.RegionCount / 6))
            {
                RegionEdge[] cut = [.. RegionPaths.MinimumCut(graph, 0, to)];

                Assert.That(cut, Has.Length.EqualTo(PlainFlow(graph, 0, to)));
                Assert.That(Reaches(graph, [.. cut], 0, to), Is.False);
            }

            graphs += graph.RegionCount > 1 ? 1 : 0;
        }

        Assert.That(graphs, Is.AtLeast(50));
    }

    [Test]
    public void What_is_cancelled_has_no_result()
    {
        RegionGraph graph = Graphs().First(graph => graph.RegionCount > 1);
        CancellationToken cancelled = new(canceled: true);

        Assert.That(() => RegionPaths.Shortest(graph, 0, 1, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => RegionPaths.MinimumCut(graph, 0, 1, cancelled), Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Cancelled when the capacities are asked for, before the first way is looked for.</summary>
    [Test]
    public void A_flow_that_has_started_stops()
    {
        RegionGraph graph = Graphs().First(graph => graph.RegionCount > 1);
        foreach (bool isCancelled in new[] { true, false })
        {
            using CancellationTokenSource source = new();
            StoppableFlowGraph flows = new(graph, source.Token);
            ReversedEdgeAugmentorAlgorithm<int, Edge<int>> augmentor = new(flows, (from, to) => new Edge<int>(from, to));
            augmentor.AddReversedEdges();
            EdmondsKarpMaximumFlowAlgorithm<int, Edge<int>> flow = new(flows, Capacity, (from, to) => new Edge<int>(from, to), augmentor)
            {
                Source = 0,
                Sink = 1,
            };
            flow.Compute();

            Assert.That(flow.ResidualCapacities.Values.All(capacity => capacity == 1), Is.EqualTo(isCancelled));

            double Capacity(Edge<int> edge)
            {
                if (isCancelled)
                {
                    source.Cancel();
                }

                return 1;
            }
        }
    }

    [Test]
    public void What_is_no_region_is_refused()
    {
        RegionGraph graph = Graphs().First();

        Assert.That(() => RegionPaths.Shortest(graph, 0, graph.RegionCount), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => RegionPaths.MinimumCut(graph, -1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => RegionPaths.MinimumCut(graph, 0, 0), Throws.ArgumentException);
        Assert.That(RegionPaths.Shortest(graph, 0, 0), Is.EqualTo(new[] { 0 }));
    }

    /// <summary>Two numbers for each facet, two for each region, and what a region has beside its pattern.</summary>
    [Test]
    public void The_graph_keeps_eight_bytes_an_edge()
    {
        RegionGraph graph = RegionGraph.Build(
            NetworkFile.Read(Repository.Data("networks", "2-16-16-1.json")), HPolyhedron.Cube(2, -1, 1)).Complete;
        long bytes = 0;
        foreach (FieldInfo field in typeof(RegionGraph).GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            bytes += field.GetValue(graph) switch
            {
                int[] numbers => 4L * numbers.Length,
                ImmutableArray<int> numbers => 4L * numbers.Length,
                BitArray bits => bits.Length / 8,
                bool[] flags => flags.Length,
                Network or PatternStore or int or long or bool => 0,
                { } other => throw new AssertionException($"{field.Name}: what does a {other.GetType()} take?"),
                null => 0,
            };
        }

        Assert.That(graph.Edges.Count(), Is.EqualTo(703));
        Assert.That(bytes, Is.InRange(8 * 703, (8 * 703) + (16 * 368)));
    }

    // The colouring by a search of our own that the library had before QuikGraph's.
    private static (int Components, bool IsBipartite) PlainColouring(RegionGraph graph)
    {
        int[] colours = new int[graph.RegionCount];
        int components = 0;
        bool isBipartite = true;
        Queue<int> waiting = new();
        for (int start = 0; start < colours.Length; start++)
        {
            if (colours[start] != 0)
            {
                continue;
            }

            components++;
            colours[start] = 1;
            waiting.Enqueue(start);
            while (waiting.TryDequeue(out int from))
            {
                foreach (int to in graph.Neighbours(from))
                {
                    isBipartite &= colours[to] != colours[from];
                    if (colours[to] == 0)
                    {
                        colours[to] = -colours[from];
                        waiting.Enqueue(to);
                    }
                }
            }
        }

        return (components, isBipartite);
    }

    // Ways from one region to the other, each found by a search, until there is none; a facet is crossed once more in one direction than in
    // the other, or as often.
    private static int PlainFlow(RegionGraph graph, int from, int to)
    {
        HashSet<(int From, int To)> used = [];
        for (int flow = 0; ; flow++)
        {
            Dictionary<int, int> before = new() { [from] = from };
            Queue<int> waiting = new([from]);
            while (waiting.TryDequeue(out int region))
            {
                foreach (int next in graph.Neighbours(region))
                {
                    if (!used.Contains((region, next)) && before.TryAdd(next, region))
                    {
                        waiting.Enqueue(next);
                    }
                }
            }

            if (!before.ContainsKey(to))
            {
                return flow;
            }

            for (int region = to; region != from; region = before[region])
            {
                if (!used.Remove((region, before[region])))
                {
                    used.Add((before[region], region));
                }
            }
        }
    }

    // Over all sets of regions with the one and without the other.
    private static int LeastCut(RegionGraph graph, int from, int to)
    {
        RegionEdge[] edges = [.. graph.Edges];
        int least = int.MaxValue;
        for (int side = 0; side < 1 << graph.RegionCount; side++)
        {
            if (((side >> from) & 1) == 1 && ((side >> to) & 1) == 0)
            {
                least = Math.Min(least, edges.Count(edge => ((side >> edge.Source) & 1) != ((side >> edge.Target) & 1)));
            }
        }

        return least;
    }

    private static bool Reaches(RegionGraph graph, HashSet<RegionEdge> without, int from, int to)
    {
        HashSet<int> seen = [from];
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (RegionEdge edge in graph.Edges.Where(edge => !without.Contains(edge)))
            {
                grows |= seen.Contains(edge.Source) && seen.Add(edge.Target);
                grows |= seen.Contains(edge.Target) && seen.Add(edge.Source);
            }
        }

        return seen.Contains(to);
    }
}
