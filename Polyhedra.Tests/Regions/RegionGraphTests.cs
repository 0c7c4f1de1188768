using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Tests.Regions.Facets;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

public sealed class RegionGraphTests
{
    private const int Trials = 49;

    [Test]
    public void Edges_are_the_facets_with_their_exact_points(
        [Values(1, 2, 3)] int dimension, [Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        int several = 0;
        foreach ((Network network, HPolyhedron domain) in Draw(dimension))
        {
            CollectedFacets facets = CollectedFacets.Of(network, domain, engine);
            RegionGraph graph = RegionGraph.Build(network, domain, engine).Complete;

            Assert.That(graph.RegionCount, Is.EqualTo(facets.Patterns.Count));
            Assert.That(graph.ComponentCount(), Is.EqualTo(1));
            for (int region = 0; region < graph.RegionCount; region++)
            {
                string pattern = PatternText.Format(graph.Pattern(region).AsSpan(), network);
                Assert.That(graph.Pattern(region), Is.EqualTo(facets.Patterns[region]), "numbers follow the walk");
                Assert.That(graph.Find(facets.Patterns[region]), Is.EqualTo(region));
                int[] neighbours = graph.Neighbours(region).ToArray();
                Assert.That(neighbours, Is.Ordered);
                Assert.That(
                    neighbours.Select(other => PatternText.Format(graph.Pattern(other).AsSpan(), network)).Order(StringComparer.Ordinal),
                    Is.EqualTo(facets.Neighbours(pattern)));
                foreach (int other in neighbours)
                {
                    ImmutableArray<GateFlip> flips = graph.Flips(region, other);
                    List<int> gates = [];
                    graph.GetFlippedGates(region, other, gates);
                    Assert.That(gates, Has.Count.EqualTo(flips.Length));
                    several += flips.Length > 1 ? 1 : 0;
                }
            }
        }

        Assert.That(several, Is.GreaterThan(5), "facets across which several gates flip");
    }

    [Test]
    public void Linear_regions_and_pieces_are_those_of_the_count([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(dimension))
        {
            RegionGraph graph = RegionGraph.Build(network, domain).Complete;
            RegionCounts counts = RegionCounter.Count(network, domain);
            MapSink maps = new();
            RegionEnumerator.Enumerate(network, domain, ref maps);

            Assert.That(graph.EdgeCount, Is.EqualTo(counts.AdjacentPairs));
            Assert.That(graph.LinearRegionCount, Is.EqualTo(counts.LinearRegions));
            Assert.That(graph.AffinePieceCount, Is.EqualTo(counts.AffinePieces));
            for (int region = 0; region < graph.RegionCount; region++)
            {
                // The piece of the first region with the same map; and beyond a facet the same linear region iff the same map.
                int first = maps.Maps.IndexOf(maps.Maps[region]);
                Assert.That(graph.AffinePiece(region), Is.EqualTo(graph.AffinePiece(first)));
                foreach (int other in graph.Neighbours(region))
                {
                    Assert.That(
                        graph.LinearRegion(region) == graph.LinearRegion(other), Is.EqualTo(maps.Maps[region].Equals(maps.Maps[other])));
                }
            }
        }
    }

    [Test]
    public void Faces_keep_eulers_relation_and_volumes_add([Values(1, 2, 3)] int dimension)
    {
        int bounded = 0;
        foreach ((Network network, HPolyhedron domain) in Draw(dimension))
        {
            RegionCounts counts = RegionCounter.Count(network, domain);
            FaceVector lp = FaceCounter.Count(network, domain, Engine.Lp).Complete;
            FaceVector vertex = FaceCounter.Count(network, domain, Engine.Vertex).Complete;

            Assert.That(lp.Faces, Is.EqualTo(vertex.Faces));
            Assert.That(lp.InteriorFaces, Is.EqualTo(vertex.InteriorFaces));
            Assert.That(lp.EulerHolds, Is.True);
            Assert.That(lp.InteriorFaces[^1], Is.EqualTo(counts.Summary.ActivationRegions));
            Assert.That(lp.InteriorFaces[^2], Is.EqualTo(counts.AdjacentPairs));
            Assert.That(lp.VolumesAdd, Is.EqualTo(lp.Volume is null ? null : (bool?)true));
            Assert.That(vertex.VolumesAdd, Is.EqualTo(lp.VolumesAdd));
            bounded += lp.Volume is null ? 0 : 1;
        }

        Assert.That(bounded, Is.GreaterThan(Trials / 5));
    }

    [Test]
    public void A_wrong_face_number_breaks_eulers_relation()
    {
        FaceVector right = new([4, 4, 1], [0, 0, 1], 1, null, null);

        Assert.That(right.EulerHolds, Is.True, "a square");
        Assert.That((right with { Faces = [4, 5, 1] }).EulerHolds, Is.False);
        Assert.That((right with { InteriorFaces = [0, 1, 1] }).EulerHolds, Is.False);
        Assert.That((right with { EulerCharacteristic = 0 }).EulerHolds, Is.False);
    }

    [Test]
    public void Eccentricities_are_the_largest_distances()
    {
        Network network = NetworkFile.Read(Repository.Data("networks", "2-16-16-1.json"));
        RegionGraph graph = RegionGraph.Build(network, HPolyhedron.Cube(2, -1, 1)).Complete;
        ImmutableArray<int> eccentricities = graph.Eccentricities();

        Assert.That(graph.RegionCount, Is.EqualTo(368));
        Assert.That(graph.RadiusAndDiameter(), Is.EqualTo((eccentricities.Min(), eccentricities.Max())));
        Assert.That(graph.RadiusAndDiameter(1), Is.Null, "one search does not tell");
        Assert.That(graph.DegreeDistribution().Sum(), Is.EqualTo(368));
        Assert.That(graph.DegreeDistribution().Select((count, degree) => count * degree).Sum(), Is.EqualTo(2 * graph.EdgeCount));
        for (int region = 0; region < graph.RegionCount; region++)
        {
            Assert.That(eccentricities[region], Is.EqualTo(graph.DistancesFrom(region).Max()));
        }
    }

    [Test]
    public void A_central_arrangement_has_the_distances_of_its_separating_hyperplanes()
    {
        // n lines through a point: a cycle of 2n chambers, each n facets from its opposite.
        Network lines = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0", "1 1 | 0", "1 -1 | 0", "1 2 | 0"));
        RegionGraph graph = RegionGraph.Build(lines, HPolyhedron.WholeSpace(2)).Complete;

        Assert.That((graph.RegionCount, graph.EdgeCount), Is.EqualTo((10, 10)));
        Assert.That(graph.DegreeDistribution(), Is.EqualTo(new[] { 0, 0, 10 }));
        Assert.That(graph.Eccentricities(), Is.All.EqualTo(5));
        Assert.That(graph.IsBipartite(), Is.True);
        Assert.That(graph.BoundedCount(), Is.Zero);
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Coincident_hyperplanes_flip_together(Engine engine)
    {
        // Four planes through the origin in general position make 2 (1 + 3 + 3) chambers, and three lines in each of them 6 facets. Three
        // gates have the first plane and two the second; and in the second layer one more has the fourth.
        Network network = Nets.Of(
            Nets.Relu("1 0 0 | 0", "2 0 0 | 0", "-1 0 0 | 0", "0 1 0 | 0", "0 -3 0 | 0", "0 0 1 | 0", "1 1 1 | 0", "-1 -1 -1 | 0"),
            Nets.Relu("0 0 0 0 0 0 1 -1 | 0"));
        RegionGraph graph = RegionGraph.Build(network, HPolyhedron.WholeSpace(3), engine).Complete;
        int[] flips = [.. Enumerable.Range(0, graph.RegionCount)
            .SelectMany(i => graph.Neighbours(i).ToArray().Where(j => i < j).Select(j => graph.Flips(i, j).Length)).Order()];

        Assert.That((graph.RegionCount, graph.EdgeCount), Is.EqualTo((14, 24)));
        Assert.That(flips, Is.EqualTo((int[])[.. Enumerable.Repeat(1, 6), .. Enumerable.Repeat(2, 6), .. Enumerable.Repeat(3, 12)]));
        Assert.That(graph.Flips(0, graph.Neighbours(0)[0]).Select(flip => Math.Abs(flip.From - flip.To)), Is.All.EqualTo(1));
    }

    [Test]
    public void A_cycle_of_odd_length_is_not_bipartite()
    {
        // The largest of three functions that meet in a point: three sectors around it.
        Network sectors = Nets.Of(Nets.Maxout(3, "1 0 | 0", "0 1 | 0", "-1 -1 | 0"));
        RegionGraph graph = RegionGraph.Build(sectors, HPolyhedron.WholeSpace(2)).Complete;

        Assert.That((graph.RegionCount, graph.EdgeCount), Is.EqualTo((3, 3)));
        Assert.That(graph.IsBipartite(), Is.False);
        Assert.That(graph.Eccentricities(), Is.All.EqualTo(1));
    }

    [Test]
    public void One_region_is_a_graph_without_edges()
    {
        RegionGraph graph = RegionGraph.Build(Nets.Of(Nets.Identity("1 2 | 3")), HPolyhedron.WholeSpace(2)).Complete;

        Assert.That((graph.RegionCount, graph.EdgeCount, graph.ComponentCount(), graph.IsBipartite()), Is.EqualTo((1, 0, 1, true)));
        Assert.That(graph.Eccentricities(), Is.EqualTo(new[] { 0 }));
        Assert.That(graph.DegreeDistribution(), Is.EqualTo(new[] { 1 }));
        Assert.That(graph.Pattern(0), Is.Empty);
    }

    [Test]
    public void A_budget_leaves_no_graph()
    {
        Network network = NetworkFile.Read(Repository.Data("networks", "2-16-16-1.json"));

        EnumerationBudget budget = new() { MaxRegions = 100 };

        WalkOutcome<RegionGraph> graph = RegionGraph.Build(network, HPolyhedron.Cube(2, -1, 1), budget: budget);

        Assert.That((graph.Value, graph.Summary.StopReason), Is.EqualTo(((RegionGraph?)null, StopReason.MaxRegions)));
        Assert.That(graph.ToString(), Is.EqualTo("MaxRegions: nothing"));
        Assert.That(() => graph.Complete, Throws.InvalidOperationException.With.Message.Contains("MaxRegions"));
        Assert.That(FaceCounter.Count(network, HPolyhedron.Cube(2, -1, 1), budget: budget).Value, Is.Null);
    }

    private static IEnumerable<(Network Network, HPolyhedron Domain)> Draw(int dimension)
    {
        Random random = new(7100 + dimension);
        for (int trial = 0; trial < Trials; trial++)
        {
            Network network = RandomNets.DrawGates(random, (WeightKind)(trial % 7), dimension, dimension == 3 ? 5 : 6);
            yield return (network, RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension));
        }
    }

    private sealed class MapSink : IRegionSink
    {
        public static bool NeedsRegions => true;

        public List<AffineMap> Maps { get; } = [];

        public void Accept(scoped in RegionView region) => Maps.Add(region.AffineMap());
    }
}
