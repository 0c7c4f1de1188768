using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Regions.Facets;

namespace Polyhedra.Tests.Walk.Kernels;

/// <summary>Both kernels on the same random networks in one to six dimensions, with all gates, kinds of weights and domains: the same
/// patterns, bounded alike, every point and map checked; the same facets and neighbours; the vertex kernel the same with every decision
/// exact; and as many regions counted, by one, two and three threads, as listed.</summary>
public sealed class KernelAgreementTests
{
    /// <summary>Reduced: 84 networks.</summary>
    [Test]
    public void Kernels_agree([Values] WeightKind kind, [Values(1, 2, 3, 4, 5, 6)] int dimension)
    {
        Random random = new(20_000 + (10 * (int)kind) + dimension);
        int regions = Agree(random, kind, dimension, trial: random.Next(7)) + Agree(random, kind, dimension, trial: 7 + random.Next(7));
        Assert.That(regions, Is.GreaterThan(2));
    }

    /// <summary>The vertex kernel takes more inputs than it is chosen for.</summary>
    [Test]
    public void Kernels_agree_in_higher_dimensions(
        [Values(8, 10)] int dimension, [Values(WeightKind.Float32, WeightKind.QuarterGrid, WeightKind.RepeatedRows)] WeightKind kind)
    {
        Random random = new(dimension);
        foreach (HPolyhedron domain in (HPolyhedron[])[TestDomains.SymmetricBox(dimension), HPolyhedron.WholeSpace(dimension)])
        {
            Network network = RandomNets.DrawGates(random, kind, dimension, [3, 2]);
            Dictionary<string, CollectedRegion> found = Walks.All(network, domain);

            Assert.That(Walks.All(network, domain, engine: Engine.Vertex).Describe(), Is.EqualTo(found.Describe()));
            Assert.That(RegionEnumerator.Count(network, domain, Engine.Vertex, 2).ActivationRegions, Is.EqualTo(found.Count));
        }
    }

    /// <summary>In full: 7 kinds of weights, 6 dimensions, 28 networks each: 1176.</summary>
    [Explicit("a soak of several minutes")]
    [Test]
    public void Kernels_agree_in_full([Values(1, 2, 3, 4, 5, 6)] int dimension)
    {
        Random random = new(30_000 + dimension);
        int regions = 0;
        foreach (WeightKind kind in Enum.GetValues<WeightKind>())
        {
            for (int trial = 0; trial < 28; trial++)
            {
                regions += Agree(random, kind, dimension, trial);
            }
        }

        TestContext.Out.WriteLine($"dimension {dimension}: 196 networks, {regions} regions");
    }

    private static int Agree(Random random, WeightKind kind, int dimension, int trial)
    {
        // Perturbed weights have thousands of bits, which make exact arithmetic slow.
        int[] sizes = (dimension, kind == WeightKind.Perturbed) switch
        {
            (1, _) => [8, 6],
            (2, _) => [6, 5],
            (3, false) => [5, 4],
            (3, true) => [4, 2],
            (4, false) => [5, 3],
            (5, false) => [5, 2],
            (_, false) => [4, 2],
            _ => [3, 1],
        };
        Network network = trial < 7
            ? RandomNets.Draw(random, kind, dimension, sizes) : RandomNets.DrawGates(random, kind, dimension, sizes);
        HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);

        Dictionary<string, CollectedRegion> found = Walks.All(network, domain);
        Assert.That(Walks.All(network, domain, engine: Engine.Vertex).Describe(), Is.EqualTo(found.Describe()));
        Assert.That(Walks.All(network, domain, KernelArithmetic.ExactOnly, Engine.Vertex).Describe(), Is.EqualTo(found.Describe()));
        for (int threads = 1; threads <= 3; threads++)
        {
            EnumerationSummary count = RegionEnumerator.Count(network, domain, Engine.Vertex, threads);
            Assert.That(count.IsComplete, Is.True);
            Assert.That(count.ActivationRegions, Is.EqualTo(found.Count), $"{threads} threads");
        }

        AgreeOnFacets(network, domain);
        return found.Count;
    }

    private static void AgreeOnFacets(Network network, HPolyhedron domain)
    {
        CollectedFacets lp = CollectedFacets.Of(network, domain, Engine.Lp);
        CollectedFacets vertex = CollectedFacets.Of(network, domain, Engine.Vertex);
        foreach (string pattern in lp.Facets.Keys)
        {
            Assert.That(vertex.Neighbours(pattern), Is.EqualTo(lp.Neighbours(pattern)));
            Assert.That(Hyperplanes(vertex, pattern), Is.EqualTo(Hyperplanes(lp, pattern)));
            foreach (RegionFacet facet in vertex.Facets[pattern])
            {
                Assert.That(domain.HasInInterior(facet.Point.AsSpan()), Is.True);
            }
        }
    }

    private static string[] Hyperplanes(CollectedFacets found, string pattern) =>
        [.. found.Facets[pattern].Select(facet => string.Join(' ', (BigInteger[])[.. facet.OutwardNormal, facet.Offset]))
            .Order(StringComparer.Ordinal)];
}
