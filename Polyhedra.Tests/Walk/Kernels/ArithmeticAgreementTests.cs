using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Walk.Kernels;

/// <summary>The kernel with its filters and proposals against the same kernel with every decision taken exactly, on networks too
/// large for the naive enumerator.</summary>
public sealed class ArithmeticAgreementTests
{
    [Test]
    public void Filters_and_proposals_lose_and_invent_nothing([Values] WeightKind kind, [Values(2, 3, 4, 5)] int dimension)
    {
        Random random = new((100 * (int)kind) + dimension);
        for (int trial = 0; trial < 3; trial++)
        {
            int[] widths = dimension switch { 2 => [7, 6], 3 => [6, 4], 4 => [5, 4], _ => [5, 3] };
            Network network = RandomNets.Draw(random, kind, dimension, widths);
            foreach (DomainKind domainKind in (DomainKind[])[DomainKind.Box, DomainKind.WholeSpace, DomainKind.Redundant])
            {
                HPolyhedron domain = RandomDomains.Draw(random, domainKind, dimension);
                Dictionary<string, CollectedRegion> filtered = Walks.All(network, domain);
                Dictionary<string, CollectedRegion> exact = Walks.All(network, domain, KernelArithmetic.ExactOnly);

                Assert.That(filtered.Describe(), Is.EqualTo(exact.Describe()));
            }
        }
    }

    /// <summary>The same with all gates, for both kernels; every region is checked by itself besides.</summary>
    [Test]
    public void Kernels_agree_on_larger_networks_of_all_gates([Values] WeightKind kind, [Values(1, 2, 3, 4)] int dimension) =>
        AgreeOnGates(new Random(9000 + (100 * (int)kind) + dimension), kind, dimension, kind == WeightKind.Perturbed ? 1 : 4);

    [Explicit("a soak of several minutes")]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    public void Soak(int dimension)
    {
        Random random = new(90000 + dimension);
        int regions = 0;
        for (int round = 0; round < 20; round++)
        {
            foreach (WeightKind kind in Enum.GetValues<WeightKind>())
            {
                regions += AgreeOnGates(random, kind, dimension, trials: 3);
            }
        }

        TestContext.Out.WriteLine($"dimension {dimension}: 420 networks, {regions} regions");
    }

    private static int AgreeOnGates(Random random, WeightKind kind, int dimension, int trials)
    {
        int regions = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            // Perturbed weights have thousands of bits, which make exact arithmetic slow.
            int[] cuts = dimension switch
            {
                1 => [20, 16, 12],
                2 => [10, 8, 6],
                3 => kind == WeightKind.Perturbed ? [5, 3] : [8, 6, 4],
                _ => kind == WeightKind.Perturbed ? [4, 2] : [6, 5],
            };
            Network network = RandomNets.DrawGates(random, kind, dimension, cuts);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)random.Next(7), dimension);
            Dictionary<string, CollectedRegion> found = Walks.All(network, domain);

            Assert.That(Walks.All(network, domain, KernelArithmetic.ExactOnly).Describe(), Is.EqualTo(found.Describe()));
            Assert.That(Walks.All(network, domain, engine: Engine.Vertex).Describe(), Is.EqualTo(found.Describe()));
            Assert.That(Walks.All(network, domain, KernelArithmetic.ExactOnly, Engine.Vertex).Describe(), Is.EqualTo(found.Describe()));
            regions += found.Count;
        }

        return regions;
    }
}
