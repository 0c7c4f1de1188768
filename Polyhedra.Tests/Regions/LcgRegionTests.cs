using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Counts over all of space that were computed by independent exact programs.</summary>
public sealed class LcgRegionTests
{
    // inputs, hidden widths, seed; activation regions, adjacent pairs, bounded regions; linear regions and affine pieces of the last hidden
    // layer, and of the scalar output
    [TestCase(1, new[] { 5 }, 1, 6, 5, 4, 6, 6, 6, 6)]
    [TestCase(1, new[] { 5 }, 2, 6, 5, 4, 6, 6, 6, 6)]
    [TestCase(1, new[] { 4, 4 }, 1, 11, 10, 9, 11, 10, 10, 9)]
    [TestCase(1, new[] { 4, 4 }, 2, 7, 6, 5, 7, 7, 7, 7)]
    [TestCase(1, new[] { 6, 6, 6 }, 1, 13, 12, 11, 8, 8, 8, 8)]
    [TestCase(1, new[] { 6, 6, 6 }, 2, 9, 8, 7, 9, 9, 9, 9)]
    [TestCase(2, new[] { 4 }, 1, 11, 16, 3, 11, 11, 11, 11)]
    [TestCase(2, new[] { 4 }, 2, 11, 16, 3, 11, 11, 11, 11)]
    [TestCase(2, new[] { 8 }, 1, 37, 64, 21, 37, 37, 29, 29)]
    [TestCase(2, new[] { 8 }, 2, 37, 64, 21, 37, 37, 37, 37)]
    [TestCase(2, new[] { 3, 3 }, 1, 18, 28, 6, 18, 18, 14, 14)]
    [TestCase(2, new[] { 3, 3 }, 2, 14, 21, 4, 8, 8, 8, 8)]
    [TestCase(2, new[] { 4, 4 }, 1, 34, 59, 20, 31, 31, 31, 31)]
    [TestCase(2, new[] { 4, 4 }, 2, 29, 50, 17, 24, 24, 24, 24)]
    [TestCase(2, new[] { 6, 6 }, 1, 57, 100, 33, 57, 57, 57, 57)]
    [TestCase(2, new[] { 6, 6 }, 2, 96, 179, 74, 96, 96, 96, 96)]
    [TestCase(2, new[] { 4, 4, 4 }, 1, 54, 97, 36, 51, 51, 51, 51)]
    [TestCase(2, new[] { 4, 4, 4 }, 2, 51, 93, 37, 46, 46, 46, 46)]
    [TestCase(2, new[] { 8, 8 }, 1, 108, 199, 78, 104, 104, 102, 102)]
    [TestCase(2, new[] { 8, 8 }, 2, 199, 379, 165, 199, 199, 199, 199)]
    [TestCase(2, new[] { 6, 6, 6 }, 1, 143, 263, 101, 143, 143, 143, 143)]
    [TestCase(2, new[] { 6, 6, 6 }, 2, 176, 334, 144, 176, 176, 174, 174)]
    [TestCase(3, new[] { 5 }, 1, 26, 55, 4, 26, 26, 15, 15)]
    [TestCase(3, new[] { 5 }, 2, 26, 55, 4, 26, 26, 26, 26)]
    [TestCase(3, new[] { 4, 4 }, 1, 44, 96, 9, 44, 44, 44, 44)]
    [TestCase(3, new[] { 4, 4 }, 2, 67, 153, 11, 62, 62, 62, 62)]
    [TestCase(3, new[] { 5, 5 }, 1, 145, 368, 55, 140, 140, 140, 140)]
    [TestCase(3, new[] { 5, 5 }, 2, 107, 260, 37, 107, 107, 86, 86)]
    [TestCase(4, new[] { 5 }, 1, 31, 75, 1, 31, 31, 31, 31)]
    [TestCase(4, new[] { 5 }, 2, 31, 75, 1, 31, 31, 31, 31)]
    [TestCase(4, new[] { 4, 3 }, 1, 60, 154, 0, 44, 44, 44, 44)]
    [TestCase(4, new[] { 4, 3 }, 2, 81, 224, 1, 72, 72, 72, 72)]
    public void Counts_relu_networks(
        int inputs, int[] widths, int seed, int regions, int pairs, int bounded, int vectorRegions, int vectorPieces, int linearRegions,
        int pieces)
    {
        Network network = LcgNetwork.Relu(inputs, widths, seed);
        HPolyhedron space = HPolyhedron.WholeSpace(inputs);

        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            RegionCounts declared = RegionCounter.Count(network, space, MappedOutput.Declared, engine);
            RegionCounts vector = RegionCounter.Count(network, space, MappedOutput.LastGatedLayer, engine);

            Assert.That(Describe(declared), Is.EqualTo((regions, bounded, pairs, linearRegions, pieces)));
            Assert.That(Describe(vector), Is.EqualTo((regions, bounded, pairs, vectorRegions, vectorPieces)));
        }
    }

    // gates, inputs, hidden widths (seed 1); then as above
    [TestCase("leaky", 1, new[] { 4, 4 }, 10, 9, 8, 10, 10, 9, 9)]
    [TestCase("abs", 1, new[] { 4, 4 }, 7, 6, 5, 7, 7, 5, 5)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 17, 16, 15, 9, 9, 7, 7)]
    [TestCase("leaky", 2, new[] { 4, 4 }, 35, 61, 21, 35, 35, 35, 35)]
    [TestCase("abs", 2, new[] { 4, 4 }, 39, 66, 19, 39, 39, 39, 39)]
    [TestCase("hardtanh", 2, new[] { 4, 4 }, 168, 314, 130, 99, 91, 99, 90)]
    [TestCase("leaky", 2, new[] { 4, 4, 4 }, 55, 99, 37, 55, 55, 55, 55)]
    [TestCase("abs", 2, new[] { 4, 4, 4 }, 67, 118, 39, 67, 67, 67, 67)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 560, 1071, 479, 274, 247, 274, 247)]
    [TestCase("leaky", 3, new[] { 4, 4 }, 83, 201, 23, 83, 83, 83, 83)]
    [TestCase("abs", 3, new[] { 4, 4 }, 85, 200, 27, 85, 85, 85, 85)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 362, 942, 145, 208, 207, 208, 205)]
    [TestCase("maxout 3", 1, new[] { 3 }, 5, 4, 3, 5, 5, 5, 5)]
    [TestCase("maxout 3", 2, new[] { 3 }, 13, 21, 4, 13, 13, 13, 13)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, 12, 17, 2, 12, 12, 12, 12)]
    [TestCase("maxout 3", 2, new[] { 3, 3 }, 28, 50, 15, 28, 28, 28, 28)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 36, 65, 22, 36, 36, 36, 36)]
    [TestCase("maxout 3", 3, new[] { 3, 2 }, 95, 260, 37, 95, 95, 95, 95)]
    public void Counts_networks_of_other_gates(
        string gates, int inputs, int[] widths, int regions, int pairs, int bounded, int vectorRegions, int vectorPieces, int linearRegions,
        int pieces)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed: 1);
        HPolyhedron space = HPolyhedron.WholeSpace(inputs);

        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            RegionCounts declared = RegionCounter.Count(network, space, MappedOutput.Declared, engine);
            RegionCounts vector = RegionCounter.Count(network, space, MappedOutput.LastGatedLayer, engine);

            Assert.That(Describe(declared), Is.EqualTo((regions, bounded, pairs, linearRegions, pieces)));
            Assert.That(Describe(vector), Is.EqualTo((regions, bounded, pairs, vectorRegions, vectorPieces)));
        }
    }

    private static (long Regions, long Bounded, long? Pairs, long? LinearRegions, long? Pieces) Describe(RegionCounts counts) =>
        (counts.Summary.ActivationRegions, counts.BoundedRegions, counts.AdjacentPairs, counts.LinearRegions, counts.AffinePieces);
}
