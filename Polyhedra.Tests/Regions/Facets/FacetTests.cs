using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions.Facets;

/// <summary>The interior facets of regions and the neighbours across them.</summary>
public sealed class FacetTests
{
    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Coincident_hyperplanes_are_one_facet(Engine engine)
    {
        Network network = Nets.Of(Nets.Relu("1 0 | -1", "2 0 | -2", "-1 0 | 1", "0 0 | 3"));

        CollectedFacets found = CollectedFacets.Of(network, HPolyhedron.WholeSpace(2), engine);

        Assert.That(found.Neighbours("0011"), Is.EqualTo((string[])["1101"]));
        Assert.That(found.Neighbours("1101"), Is.EqualTo((string[])["0011"]));
        RegionFacet facet = found.Facets["0011"][0];
        Assert.That(facet.OutwardNormal, Is.EqualTo((BigInteger[])[1, 0]));
        Assert.That(facet.Offset, Is.EqualTo((BigInteger)(-1)));
        Assert.That(facet.Layer, Is.Zero);
        Assert.That(facet.Unit, Is.InRange(0, 2), "any of the three");
        Assert.That(facet.Point[0], Is.EqualTo(Rational.One));
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void The_boundary_of_the_domain_has_no_interior_facets(Engine engine)
    {
        // The square is cut by its diagonal; its sides lie on gates too, which cut nothing.
        Network network = Nets.Of(Nets.Relu("1 -1 | 0", "1 0 | -1", "0 1 | 1", "1 0 | 1", "0 1 | -1"));

        CollectedFacets found = CollectedFacets.Of(network, TestDomains.SymmetricBox(2), engine);

        Assert.That(found.Facets, Has.Count.EqualTo(2));
        Assert.That(found.Facets.Values.Select(facets => facets.Length), Is.All.EqualTo(1));
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void A_hyperplane_that_touches_in_a_vertex_is_no_facet(Engine engine)
    {
        // The third line passes through the corner of the quadrant x, y > 0 and cuts only the quadrants beside.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0", "1 1 | 0"));

        CollectedFacets found = CollectedFacets.Of(network, HPolyhedron.WholeSpace(2), engine);

        Assert.That(found.Neighbours("111"), Is.EqualTo((string[])["011", "101"]));
        Assert.That(found.Neighbours("011"), Is.EqualTo((string[])["010", "111"]));
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Names_the_gate_of_a_later_layer(Engine engine)
    {
        Network network = Nets.Of(
            Nets.Identity("1 | 0"), Nets.Relu("1 | 9", "1 | 0"), Nets.Layer(Activation.HardTanh, [Nets.ParseRow("0 1 | -3")]));

        CollectedFacets found = CollectedFacets.Of(network, TestDomains.Interval("0", "10"), engine);

        Assert.That(found.Facets.Keys, Is.EquivalentTo((string[])["11|0", "11|1", "11|2"]));
        RegionFacet[] facets = [.. found.Facets["11|1"].OrderBy(facet => facet.Point[0])];
        Assert.That(facets.Select(facet => (facet.Layer, facet.Unit)), Is.All.EqualTo((2, 0)));
        Assert.That(facets.Select(facet => facet.Point[0]), Is.EqualTo((Rational[])[2, 4]));
        Assert.That(facets.Select(facet => facet.OutwardNormal[0]), Is.EqualTo((BigInteger[])[-1, 1]));
    }

    /// <summary>Every kind of weights and of domain, all gates: the neighbours are those that the definition gives, and every facet's
    /// hyperplane and point are what they should be.</summary>
    [Test]
    public void Finds_the_same_neighbours_as_the_definition([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(2000 + ((int)kind * 10) + dimension);
        int pairs = 0;
        for (int trial = 0; trial < (dimension == 3 ? 14 : 42); trial++)
        {
            Network network = trial % 2 == 0
                ? GateNets.Draw(random, kind, dimension)
                : RandomNets.Draw(random, kind, dimension, maxGates: dimension == 3 ? 5 : 6);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);

            NaiveAdjacency naive = new(network, domain, CollectedFacets.Of(network, domain).Patterns);
            foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
            {
                Check(network, domain, naive, CollectedFacets.Of(network, domain, engine));
                Check(network, domain, naive, CollectedFacets.Of(network, domain, engine, KernelArithmetic.ExactOnly));
            }

            pairs += naive.Pairs.Count;
        }

        Assert.That(pairs, Is.GreaterThan(20), "the networks drawn are too plain to tell anything");
    }

    private static void Check(Network network, HPolyhedron domain, NaiveAdjacency naive, CollectedFacets found)
    {
        Assert.That(found.Facets, Has.Count.EqualTo(naive.Patterns.Count));
        foreach (string pattern in naive.Patterns)
        {
            Assert.That(found.Neighbours(pattern), Is.EqualTo(naive.Neighbours(pattern).Order(StringComparer.Ordinal)));
        }

        foreach (byte[] pattern in found.Patterns)
        {
            CheckGeometry(network, domain, pattern, found.Facets[PatternText.Format(pattern, network)]);
        }
    }

    // The hyperplane bounds the region, the point lies on it, strictly inside everything else, and the normal points out.
    private static void CheckGeometry(Network network, HPolyhedron domain, byte[] pattern, ImmutableArray<RegionFacet> facets)
    {
        List<LinearInequality> rows = [.. new NaivePattern(network, pattern).Interior];
        List<LinearInequality> inside = NaiveDomain.Interior(domain);
        foreach (RegionFacet facet in facets)
        {
            IntegerVector point = IntegerVector.ClearDenominators(facet.Point.AsSpan());
            LinearInequality inward = new([.. facet.OutwardNormal.Select(entry => -entry)], -facet.Offset, IsStrict: true);
            List<LinearInequality> others = [.. NaiveAdjacency.Others(rows, inward)];
            Assert.That(others, Has.Count.LessThan(rows.Count), "the hyperplane is one of the region's");
            Assert.That(FourierMotzkin.HasSolution([.. rows, .. inside, inward]), Is.True, "the normal points out of the region");
            Assert.That(inward.HoldsAt(point.Numerators, point.Denominator), Is.False);
            Assert.That((inward with { IsStrict = false }).HoldsAt(point.Numerators, point.Denominator), Is.True);
            Assert.That(others.TrueForAll(row => row.HoldsAt(point.Numerators, point.Denominator)), Is.True);
            Assert.That(inside.TrueForAll(row => row.HoldsAt(point.Numerators, point.Denominator)), Is.True);
        }
    }
}
