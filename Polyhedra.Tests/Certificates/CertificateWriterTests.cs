using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Certificates;

/// <summary>What the writer writes, the checker verifies, with the counts that independent programs computed.</summary>
public sealed class CertificateWriterTests
{
    // gates, inputs, hidden widths (seed 1), regions of R^d, regions of [-1, 1]^d: from LcgFixtureTests.
    [TestCase("relu", 1, new[] { 6, 6, 6 }, 13, 3)]
    [TestCase("relu", 2, new[] { 8 }, 37, 23)]
    [TestCase("relu", 2, new[] { 4, 4, 4 }, 54, 50)]
    [TestCase("relu", 2, new[] { 6, 6, 6 }, 143, 70)]
    [TestCase("relu", 3, new[] { 5, 5 }, 145, 22)]
    [TestCase("relu", 4, new[] { 4, 3 }, 60, 49)]
    [TestCase("leaky", 2, new[] { 4, 4, 4 }, 55, 50)]
    [TestCase("abs", 2, new[] { 4, 4, 4 }, 67, 48)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 17, 7)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 560, 401)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 362, 21)]
    [TestCase("maxout 3", 1, new[] { 3 }, 5, 2)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, 12, 8)]
    [TestCase("maxout 3", 2, new[] { 3, 3 }, 28, 16)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 36, 15)]
    [TestCase("maxout 3", 3, new[] { 3, 2 }, 95, 25)]
    public void Certificates_of_known_counts_are_verified(string gates, int inputs, int[] widths, int regions, int inBox)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed: 1);

        foreach (Engine engine in Engines)
        {
            using Certified everywhere = new(network, HPolyhedron.WholeSpace(inputs), engine);
            using Certified box = new(network, TestDomains.SymmetricBox(inputs), engine);

            Assert.That($"{everywhere.Check(new CheckOptions { Domain = "all" })}", Is.EqualTo($"VERIFIED {regions} activation regions"));
            Assert.That($"{box.Check(new CheckOptions { Domain = "box:-1,1" })}", Is.EqualTo($"VERIFIED {inBox} activation regions"));
        }
    }

    private static readonly Engine[] Engines = [Engine.Lp, Engine.Vertex];

    /// <summary>Networks of all gates and kinds of weights, with ties of every sort, in domains of every kind.</summary>
    [Test]
    public void Certificates_of_random_networks_are_verified([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(9000 + ((int)kind * 10) + dimension);
        for (int trial = 0; trial < 14; trial++)
        {
            Network network = RandomNets.DrawGates(random, kind, dimension, maxCuts: dimension == 3 ? 7 : 10);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            int regions = Walks.AgreesWithNaive(network, domain).Count;

            foreach (Engine engine in Engines)
            {
                using Certified certified = new(network, domain, engine);

                Assert.That(certified.Summary.ActivationRegions, Is.EqualTo(regions));
                Assert.That(
                    $"{certified.Check()}", Is.EqualTo($"VERIFIED {regions} activation regions"),
                    $"{engine}, trial {trial}\n{certified.Text}");
            }
        }
    }

    /// <summary>Generic networks in a box, of several layers: what the writer does to be short is done here, on both kernels.</summary>
    [TestCase(2, new[] { 24, 24, 1 }, 65)]
    [TestCase(3, new[] { 12, 12, 1 }, 70)]
    [TestCase(5, new[] { 7, 6, 1 }, 75)]
    public void Certificates_of_generic_networks_in_a_box_are_short(int inputs, int[] widths, int most)
    {
        Network network = RandomNetwork.HeNormal(inputs, widths, 3);
        HPolyhedron box = TestDomains.SymmetricBox(inputs);
        long regions = RegionEnumerator.Count(network, box).ActivationRegions;
        foreach (Engine engine in Engines)
        {
            using Certified certified = new(network, box, engine);
            Assert.That($"{certified.Check()}", Is.EqualTo($"VERIFIED {regions} activation regions"));
            int length = certified.Text.Length - certified.Text.IndexOf("body", StringComparison.Ordinal);
            Assert.That(length / (double)regions, Is.LessThan(engine == Engine.Vertex ? most : 1.5 * most));
        }
    }
}
