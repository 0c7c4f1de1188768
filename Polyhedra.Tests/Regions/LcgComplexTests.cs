using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Faces, graphs and boundaries over all of space, against numbers that were computed by independent exact programs.</summary>
public sealed class LcgComplexTests
{
    // gates, inputs, hidden widths, seed; activation regions, adjacent pairs, vertices, regions whose interior meets f = 0, regions with f
    // = 0 throughout
    [TestCase("relu", 1, new[] { 5 }, 1, 6, 5, 5, 0, 0)]
    [TestCase("relu", 1, new[] { 5 }, 2, 6, 5, 5, 0, 0)]
    [TestCase("relu", 1, new[] { 4, 4 }, 1, 11, 10, 10, 2, 0)]
    [TestCase("relu", 1, new[] { 4, 4 }, 2, 7, 6, 6, 0, 0)]
    [TestCase("relu", 1, new[] { 6, 6, 6 }, 1, 13, 12, 12, 2, 0)]
    [TestCase("relu", 1, new[] { 6, 6, 6 }, 2, 9, 8, 8, 0, 0)]
    [TestCase("relu", 2, new[] { 4 }, 1, 11, 16, 6, 5, 0)]
    [TestCase("relu", 2, new[] { 4 }, 2, 11, 16, 6, 0, 0)]
    [TestCase("relu", 2, new[] { 8 }, 1, 37, 64, 28, 9, 0)]
    [TestCase("relu", 2, new[] { 8 }, 2, 37, 64, 28, 14, 0)]
    [TestCase("relu", 2, new[] { 3, 3 }, 1, 18, 28, 11, 5, 0)]
    [TestCase("relu", 2, new[] { 3, 3 }, 2, 14, 21, 8, 2, 0)]
    [TestCase("relu", 2, new[] { 4, 4 }, 1, 34, 59, 26, 0, 0)]
    [TestCase("relu", 2, new[] { 4, 4 }, 2, 29, 50, 22, 12, 0)]
    [TestCase("relu", 2, new[] { 6, 6 }, 1, 57, 100, 44, 10, 0)]
    [TestCase("relu", 2, new[] { 6, 6 }, 2, 96, 179, 84, 0, 0)]
    [TestCase("relu", 2, new[] { 4, 4, 4 }, 1, 54, 97, 44, 0, 0)]
    [TestCase("relu", 2, new[] { 4, 4, 4 }, 2, 51, 93, 43, 10, 0)]
    [TestCase("relu", 2, new[] { 8, 8 }, 1, 108, 199, 92, 20, 0)]
    [TestCase("relu", 2, new[] { 8, 8 }, 2, 199, 379, 181, 8, 0)]
    [TestCase("relu", 2, new[] { 6, 6, 6 }, 1, 143, 263, 121, 28, 0)]
    [TestCase("relu", 2, new[] { 6, 6, 6 }, 2, 176, 334, 159, 23, 0)]
    [TestCase("relu", 3, new[] { 5 }, 1, 26, 55, 10, 14, 0)]
    [TestCase("relu", 3, new[] { 5 }, 2, 26, 55, 10, 19, 0)]
    [TestCase("relu", 3, new[] { 4, 4 }, 1, 44, 96, 18, 0, 0)]
    [TestCase("relu", 3, new[] { 4, 4 }, 2, 67, 153, 30, 16, 0)]
    [TestCase("relu", 3, new[] { 5, 5 }, 1, 145, 368, 90, 53, 0)]
    [TestCase("relu", 3, new[] { 5, 5 }, 2, 107, 260, 60, 40, 0)]
    [TestCase("relu", 4, new[] { 5 }, 1, 31, 75, 5, 20, 1)]
    [TestCase("relu", 4, new[] { 5 }, 2, 31, 75, 5, 27, 0)]
    [TestCase("relu", 4, new[] { 4, 3 }, 1, 60, 154, 10, 0, 0)]
    [TestCase("relu", 4, new[] { 4, 3 }, 2, 81, 224, 19, 26, 1)]
    [TestCase("leaky", 1, new[] { 4, 4 }, 1, 10, 9, 9, 2, 0)]
    [TestCase("abs", 1, new[] { 4, 4 }, 1, 7, 6, 6, 0, 0)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 1, 17, 16, 16, 2, 0)]
    [TestCase("leaky", 2, new[] { 4, 4 }, 1, 35, 61, 27, 0, 0)]
    [TestCase("abs", 2, new[] { 4, 4 }, 1, 39, 66, 28, 0, 0)]
    [TestCase("hardtanh", 2, new[] { 4, 4 }, 1, 168, 314, 147, 41, 0)]
    [TestCase("leaky", 2, new[] { 4, 4, 4 }, 1, 55, 99, 45, 6, 0)]
    [TestCase("abs", 2, new[] { 4, 4, 4 }, 1, 67, 118, 52, 30, 0)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 1, 560, 1071, 512, 98, 19)]
    [TestCase("leaky", 3, new[] { 4, 4 }, 1, 83, 201, 45, 31, 0)]
    [TestCase("abs", 3, new[] { 4, 4 }, 1, 85, 200, 44, 44, 0)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 1, 362, 942, 236, 71, 0)]
    [TestCase("maxout 3", 1, new[] { 3 }, 1, 5, 4, 4, 1, 0)]
    [TestCase("maxout 3", 2, new[] { 3 }, 1, 13, 21, 9, 0, 0)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, 1, 12, 17, 6, 4, 0)]
    [TestCase("maxout 3", 2, new[] { 3, 3 }, 1, 28, 50, 23, 2, 0)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 1, 36, 65, 30, 0, 0)]
    [TestCase("maxout 3", 3, new[] { 3, 2 }, 1, 95, 260, 76, 26, 0)]
    public void Faces_graph_and_boundary(
        string gates, int inputs, int[] widths, int seed, int regions, int pairs, int vertices, int crossed, int zero)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed);
        HPolyhedron space = HPolyhedron.WholeSpace(inputs);
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            WalkOutcome<RegionGraph> built = RegionGraph.Build(network, space, engine);
            RegionGraph graph = built.Complete;
            FaceVector faces = FaceCounter.Count(network, space, engine).Complete;
            DecisionBoundary boundary = DecisionBoundary.Find(network, space, engine: engine).Complete;
            RegionCounts counts = RegionCounter.Count(network, space, engine: engine);

            Assert.That(built.Summary.ActivationRegions, Is.EqualTo(regions));
            Assert.That((graph.RegionCount, graph.EdgeCount, graph.ComponentCount()), Is.EqualTo((regions, pairs, 1)));
            Assert.That(
                (graph.LinearRegionCount, graph.AffinePieceCount), Is.EqualTo(((int)counts.LinearRegions!, (int)counts.AffinePieces!)));
            Assert.That(graph.BoundedCount(), Is.EqualTo(counts.BoundedRegions));
            Assert.That(faces.Faces, Is.EqualTo(faces.InteriorFaces), "all of space has no boundary");
            Assert.That((faces.Faces[^1], faces.Faces[^2]), Is.EqualTo((regions, pairs)));
            Assert.That(faces.Faces[0], Is.EqualTo(vertices));
            Assert.That(faces.EulerHolds, Is.True);
            Assert.That((boundary.CrossedRegionCount, boundary.Ties.Length), Is.EqualTo((crossed, zero)));
        }
    }
}
