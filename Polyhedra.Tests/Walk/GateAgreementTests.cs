using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk;

/// <summary>Networks of all gates: both kernels, with and without floating point, and the naive enumerator find the same regions, bounded
/// alike; and the same pairs, linear regions and affine pieces.</summary>
public sealed class GateAgreementTests
{
    private const int NetsPerCase = 28;

    /// <summary>7 kinds of weights, 3 dimensions and every kind of domain four times each: 588 networks.</summary>
    [Test]
    public void Finds_the_same_regions([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(5000 + ((int)kind * 10) + dimension);
        int regions = 0;
        int pieces = 0;
        for (int trial = 0; trial < NetsPerCase; trial++)
        {
            Network network = RandomNets.DrawGates(random, kind, dimension, maxCuts: dimension == 3 ? 7 : 10);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);

            Dictionary<string, CollectedRegion> found = Walks.AgreesWithNaive(network, domain);
            regions += found.Count;
            pieces += found.Keys.Count(pattern => pattern.Any(piece => piece > '1'));
        }

        Assert.That(regions, Is.GreaterThan(NetsPerCase), "the networks drawn are too plain to tell anything");
        Assert.That(pieces, Is.GreaterThan(NetsPerCase / 2), "hardly a region has a gate on a third piece");
    }

    /// <summary>The counts that need neighbours and maps, of the declared output and of the last layer with gates,
    /// all from naive twins.</summary>
    [Test]
    public void Finds_the_same_neighbours_and_maps([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(6000 + ((int)kind * 10) + dimension);
        for (int trial = 0; trial < 7; trial++)
        {
            Network network = RandomNets.DrawGates(random, kind, dimension, maxCuts: dimension == 3 ? 5 : 7);
            AgreesOnCounts(network, RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension));
        }
    }

    /// <summary>The same, much longer.</summary>
    [Explicit("a soak of several minutes")]
    [TestCase(1, 3000)]
    [TestCase(2, 3000)]
    [TestCase(3, 3000)]
    public void Soak(int dimension, int count)
    {
        Random random = new(70000 + dimension);
        int regions = 0;
        for (int trial = 0; trial < count; trial++)
        {
            WeightKind kind = (WeightKind)(trial % 7);
            Network network = RandomNets.DrawGates(random, kind, dimension, maxCuts: random.Next(2, dimension == 3 ? 8 : 11));
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            regions += Walks.AgreesWithNaive(network, domain).Count;
            if (trial % 3 == 0)
            {
                AgreesOnCounts(network, domain);
            }
        }

        TestContext.Out.WriteLine($"dimension {dimension}: {count} networks, {regions} regions");
    }

    private static void AgreesOnCounts(Network network, HPolyhedron domain)
    {
        byte[][] patterns = [.. NaiveEnumerator.Enumerate(network, domain).Keys.Select(Pieces)];
        NaiveAdjacency declared = new(network, domain, patterns);
        NaiveAdjacency vector = new(UpToLastGate(network), domain, patterns);
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            foreach (KernelArithmetic arithmetic in Enum.GetValues<KernelArithmetic>())
            {
                AssertCounts(RegionCounter.Count(network, domain, MappedOutput.Declared, engine, arithmetic), declared);
                AssertCounts(RegionCounter.Count(network, domain, MappedOutput.LastGatedLayer, engine, arithmetic), vector);
            }
        }
    }

    private static void AssertCounts(RegionCounts counts, NaiveAdjacency naive)
    {
        Assert.That(counts.Summary.ActivationRegions, Is.EqualTo(naive.Patterns.Count));
        Assert.That(counts.AdjacentPairs, Is.EqualTo(naive.Pairs.Count));
        Assert.That(counts.LinearRegions, Is.EqualTo(naive.LinearRegions));
        Assert.That(counts.AffinePieces, Is.EqualTo(naive.AffinePieces));
    }

    private static byte[] Pieces(string pattern) => [.. pattern.Select(piece => (byte)(piece - '0'))];

    private static Network UpToLastGate(Network network) =>
        new([.. network.Layers.Take(1 + Math.Max(0, network.Layers.ToList().FindLastIndex(layer => layer.HasGates)))]);
}
