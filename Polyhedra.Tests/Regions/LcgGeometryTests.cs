using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>The geometry of regions over all of space against numbers that independent exact programs computed, and Euler's
/// relation.</summary>
public sealed class LcgGeometryTests
{
    // inputs, hidden widths, seed; regions, pairs that share a facet, bounded regions, distinct vertices; regions that {f = 0} of the
    // scalar output crosses, and regions on which it is 0
    [TestCase(1, new[] { 5 }, 1, 6, 5, 4, 5, 0, 0)]
    [TestCase(1, new[] { 5 }, 2, 6, 5, 4, 5, 0, 0)]
    [TestCase(1, new[] { 4, 4 }, 1, 11, 10, 9, 10, 2, 0)]
    [TestCase(1, new[] { 4, 4 }, 2, 7, 6, 5, 6, 0, 0)]
    [TestCase(1, new[] { 6, 6, 6 }, 1, 13, 12, 11, 12, 2, 0)]
    [TestCase(1, new[] { 6, 6, 6 }, 2, 9, 8, 7, 8, 0, 0)]
    [TestCase(2, new[] { 4 }, 1, 11, 16, 3, 6, 5, 0)]
    [TestCase(2, new[] { 4 }, 2, 11, 16, 3, 6, 0, 0)]
    [TestCase(2, new[] { 8 }, 1, 37, 64, 21, 28, 9, 0)]
    [TestCase(2, new[] { 8 }, 2, 37, 64, 21, 28, 14, 0)]
    [TestCase(2, new[] { 3, 3 }, 1, 18, 28, 6, 11, 5, 0)]
    [TestCase(2, new[] { 3, 3 }, 2, 14, 21, 4, 8, 2, 0)]
    [TestCase(2, new[] { 4, 4 }, 1, 34, 59, 20, 26, 0, 0)]
    [TestCase(2, new[] { 4, 4 }, 2, 29, 50, 17, 22, 12, 0)]
    [TestCase(2, new[] { 6, 6 }, 1, 57, 100, 33, 44, 10, 0)]
    [TestCase(2, new[] { 6, 6 }, 2, 96, 179, 74, 84, 0, 0)]
    [TestCase(2, new[] { 4, 4, 4 }, 1, 54, 97, 36, 44, 0, 0)]
    [TestCase(2, new[] { 4, 4, 4 }, 2, 51, 93, 37, 43, 10, 0)]
    [TestCase(2, new[] { 8, 8 }, 1, 108, 199, 78, 92, 20, 0)]
    [TestCase(2, new[] { 8, 8 }, 2, 199, 379, 165, 181, 8, 0)]
    [TestCase(2, new[] { 6, 6, 6 }, 1, 143, 263, 101, 121, 28, 0)]
    [TestCase(2, new[] { 6, 6, 6 }, 2, 176, 334, 144, 159, 23, 0)]
    [TestCase(3, new[] { 5 }, 1, 26, 55, 4, 10, 14, 0)]
    [TestCase(3, new[] { 5 }, 2, 26, 55, 4, 10, 19, 0)]
    [TestCase(3, new[] { 4, 4 }, 1, 44, 96, 9, 18, 0, 0)]
    [TestCase(3, new[] { 4, 4 }, 2, 67, 153, 11, 30, 16, 0)]
    [TestCase(3, new[] { 5, 5 }, 1, 145, 368, 55, 90, 53, 0)]
    [TestCase(3, new[] { 5, 5 }, 2, 107, 260, 37, 60, 40, 0)]
    [TestCase(4, new[] { 5 }, 1, 31, 75, 1, 5, 20, 1)]
    [TestCase(4, new[] { 5 }, 2, 31, 75, 1, 5, 27, 0)]
    [TestCase(4, new[] { 4, 3 }, 1, 60, 154, 0, 10, 0, 0)]
    [TestCase(4, new[] { 4, 3 }, 2, 81, 224, 1, 19, 26, 1)]
    public void Relu_networks(
        int inputs, int[] widths, int seed, int regions, int pairs, int bounded, int vertices, int crossing, int zero) =>
        Check(LcgNetwork.Relu(inputs, widths, seed), (regions, pairs, bounded, vertices, crossing, zero));

    // gates, inputs, hidden widths (seed 1); then as above
    [TestCase("leaky", 1, new[] { 4, 4 }, 10, 9, 8, 9, 2, 0)]
    [TestCase("abs", 1, new[] { 4, 4 }, 7, 6, 5, 6, 0, 0)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 17, 16, 15, 16, 2, 0)]
    [TestCase("leaky", 2, new[] { 4, 4 }, 35, 61, 21, 27, 0, 0)]
    [TestCase("abs", 2, new[] { 4, 4 }, 39, 66, 19, 28, 0, 0)]
    [TestCase("hardtanh", 2, new[] { 4, 4 }, 168, 314, 130, 147, 41, 0)]
    [TestCase("leaky", 2, new[] { 4, 4, 4 }, 55, 99, 37, 45, 6, 0)]
    [TestCase("abs", 2, new[] { 4, 4, 4 }, 67, 118, 39, 52, 30, 0)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 560, 1071, 479, 512, 98, 19)]
    [TestCase("leaky", 3, new[] { 4, 4 }, 83, 201, 23, 45, 31, 0)]
    [TestCase("abs", 3, new[] { 4, 4 }, 85, 200, 27, 44, 44, 0)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 362, 942, 145, 236, 71, 0)]
    [TestCase("maxout 3", 1, new[] { 3 }, 5, 4, 3, 4, 1, 0)]
    [TestCase("maxout 3", 2, new[] { 3 }, 13, 21, 4, 9, 0, 0)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, 12, 17, 2, 6, 4, 0)]
    [TestCase("maxout 3", 2, new[] { 3, 3 }, 28, 50, 15, 23, 2, 0)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 36, 65, 22, 30, 0, 0)]
    [TestCase("maxout 3", 3, new[] { 3, 2 }, 95, 260, 37, 76, 26, 0)]
    public void Networks_of_other_gates(
        string gates, int inputs, int[] widths, int regions, int pairs, int bounded, int vertices, int crossing, int zero) =>
        Check(LcgNetwork.Of(gates, inputs, widths, seed: 1), (regions, pairs, bounded, vertices, crossing, zero));

    private static void Check(Network network, (int Regions, int Pairs, int Bounded, int Vertices, int Crossing, int Zero) expected)
    {
        HPolyhedron space = HPolyhedron.WholeSpace(network.InputCount);
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            // The LP kernel's facets take long in hundreds of regions, and the kernels are compared elsewhere.
            if (engine == Engine.Lp && expected.Regions > 200)
            {
                continue;
            }

            Dictionary<string, RegionGeometry> found = CollectedGeometry.Of(network, space, engine);
            IntegerForm[] outputs = [.. found.Values.Select(region =>
                IntegerForm.FromRationals(region.AffineMap.Linear.Row(0), region.AffineMap.Constant[0]))];
            int crossing = found.Values.Zip(outputs, (region, output) => !output.IsConstant && Crosses(region.Closure, output)).Count(
                crosses => crosses);
            FaceCounts faces = new(found.Values);

            Assert.That(
                (found.Count, found.Values.Sum(region => region.InteriorFacets.Length) / 2,
                    found.Values.Count(region => region.Closure.IsBounded),
                    faces.Numbers[0], crossing, outputs.Count(output => output.IsConstant && output.Constant.IsZero)),
                Is.EqualTo(expected));
            Assert.That(faces.Numbers[^2], Is.EqualTo(expected.Pairs), "a facet is a face of two regions");
            Assert.That(faces.EulerSum, Is.EqualTo(network.InputCount % 2 == 0 ? 1 : -1));
            RegionGeometryTests.EveryFacetIsSharedOrOnTheBoundary(found);
        }
    }

    private static bool Crosses(Polyhedron closure, IntegerForm output) => closure.Split(output) is (not null, not null);
}
