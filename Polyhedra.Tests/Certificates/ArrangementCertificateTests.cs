using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Certificates;

/// <summary>Certificates of arrangements. The tree is also that of the network with the hyperplanes as its units,
/// which gives a second check.</summary>
public sealed class ArrangementCertificateTests
{
    [TestCase("braid:5")]
    [TestCase("shi:4")]
    [TestCase("catalan:4")]
    [TestCase("resonance:4")]
    [TestCase("generic:3,9")]
    [TestCase("boolean:3")]
    public void The_tree_proves_the_regions_of_a_network(string family) =>
        CheckAsNetwork(NamedArrangement.Parse(family).Arrangement);

    [Test]
    public void Trees_of_random_arrangements_prove_the_regions_of_networks([Values(1, 2, 3, 4)] int dimension)
    {
        Random random = new(dimension);
        for (int trial = 0; trial < 15; trial++)
        {
            HyperplaneArrangement drawn = Hyperplanes.Arrangements.Random(
                random, dimension, random.Next(1, 9), 1 + (trial % 3), linear: trial % 5 == 0);
            CheckAsNetwork(HyperplaneArrangement.FromIntegerRows(drawn.Rows));
        }
    }

    [Test]
    public void Hyperplanes_are_named_by_their_positions_in_the_file()
    {
        HyperplaneArrangement arrangement = Hyperplanes.Arrangements.Of(2, "1 0 | 0", "-2 0 | 0", "0 1/3 | 1", "1 0 | 0", "0 -1 | 5");

        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            string[] lines = Text(arrangement, engine).Split('\n');
            Assert.That(lines[..7], Is.EqualTo(new[]
            {
                "polyhedra-certificate/1 arrangement", $"digest {ArrangementDigest.Compute(arrangement)}", "numbers exact", "inputs 2",
                "domain 0",
                "counts chambers", "body",
            }));
            Assert.That(
                lines.Where(line => line[..Math.Min(2, line.Length)] is "s ").Select(line => line[2..]).Distinct(StringComparer.Ordinal),
                Is.EquivalentTo(new[] { "0", "2", "4" }));
            Assert.That(lines[^2], Does.StartWith("end 6 "));
        }
    }

    [TestCase(0)]
    [TestCase(3)]
    public void Without_hyperplanes_there_is_one_chamber(int dimension) =>
        Assert.That(
            Text(Hyperplanes.Arrangements.Of(dimension), Engine.Auto),
            Does.Contain($"\nbody\n.{string.Concat(Enumerable.Repeat(" 0", dimension))}\nend 1 sha256:"));

    private static void CheckAsNetwork(HyperplaneArrangement arrangement)
    {
        Network network = ChamberEnumerator.ToNetwork(arrangement);
        long chambers = ChamberEnumerator.CountRegions(arrangement).Regions;
        using Certified certified = new(network, HPolyhedron.WholeSpace(arrangement.Dimension));
        string[] header = certified.Text.Split('\n')[..7];
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            string[] lines = Text(arrangement, engine).Split('\n');
            Assert.That(
                $"{certified.Check(Certified.Seal([.. header, .. lines[7..^2]]))}", Is.EqualTo($"VERIFIED {chambers} activation regions"),
                string.Join('\n', lines));
        }
    }

    private static string Text(HyperplaneArrangement arrangement, Engine engine)
    {
        using MemoryStream text = new();
        EnumerationSummary summary = CertificateWriter.Write(arrangement, text, engine);
        Assert.That(summary.IsComplete, Is.True);
        return Encoding.ASCII.GetString(text.ToArray());
    }
}
