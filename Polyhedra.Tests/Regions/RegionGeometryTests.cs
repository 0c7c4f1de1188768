using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Core.Polytopes;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Regions as exact polytopes: both kernels against the plainest way, and what must hold of the complex as a whole.</summary>
public sealed class RegionGeometryTests
{
    [Test]
    public void Both_kernels_give_the_polytope_of_the_pattern([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(4000 + ((int)kind * 10) + dimension);
        int checkedRegions = 0;
        for (int trial = 0; trial < (dimension == 3 ? 2 : 7); trial++)
        {
            Network network = GateNets.Draw(random, kind, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)((trial + (3 * (int)kind)) % 7), dimension);
            Dictionary<string, RegionGeometry> lp = CollectedGeometry.Of(network, domain, Engine.Lp);
            Dictionary<string, RegionGeometry> vertex = CollectedGeometry.Of(network, domain, Engine.Vertex);
            Dictionary<string, RegionGeometry> exact = CollectedGeometry.Of(network, domain, Engine.Lp, KernelArithmetic.ExactOnly);

            Assert.That(vertex.Keys, Is.EquivalentTo(lp.Keys));
            foreach ((string pattern, RegionGeometry region) in lp)
            {
                List<LinearInequality> rows = [.. new NaivePattern(network, [.. region.Pattern]).Interior, .. NaiveDomain.Interior(domain)];
                rows.RemoveAll(IsConstant);
                PolyhedronAssert.IsConeOf(region.Closure, [.. rows.Select(RowOf)]);
                AreSame(region, vertex[pattern]);
                AreSame(region, exact[pattern]);
                checkedRegions++;
            }

            EveryFacetIsSharedOrOnTheBoundary(vertex);
        }

        Assert.That(checkedRegions, Is.GreaterThan(2), "the networks drawn are too plain to tell anything");
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Domain_facets_say_which_constraint_they_are(Engine engine)
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0"));
        HPolyhedron domain = new([-1, -1], [1, null], [new HalfSpace([0, 2], 2), new HalfSpace([-1, -1], 1), new HalfSpace([-2, -2], 2)]);

        RegionGeometry right = CollectedGeometry.Of(network, domain, engine)["1"];

        // Of twins the first one counts, and bounds come before half-spaces.
        Assert.That(
            right.DomainFacets.Select(facet => (facet.Input, facet.IsUpper, facet.HalfSpace)),
            Is.EqualTo(new (int?, bool, int?)[] { (0, true, null), (1, false, null), (null, false, 1) }));
        Assert.That(right.InteriorFacets.Select(facet => CollectedGeometry.TextOf(facet.NeighbourPattern())), Is.EqualTo((string[])["0"]));
        Assert.That(right.Closure.Volume(), Is.EqualTo(new Rational(3, 2)));
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void A_half_space_parallel_to_a_bound_is_not_that_bound(Engine engine)
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0"));
        HPolyhedron domain = new(
            [-1, -1], [1, 1], [new HalfSpace([1, 0], 5), new HalfSpace([0, 2], 1), new HalfSpace([-1, 0], 5), new HalfSpace([0, -1], 2)]);

        RegionGeometry left = CollectedGeometry.Of(network, domain, engine)["0"];

        Assert.That(
            left.DomainFacets.Select(facet => (facet.Input, facet.IsUpper, facet.HalfSpace)),
            Is.EqualTo(new (int?, bool, int?)[] { (0, false, null), (1, true, null), (null, false, 1) }));
        Assert.That(left.Closure.Volume(), Is.EqualTo(new Rational(3, 2)));
    }

    [Test]
    public void Names_all_gates_that_flip()
    {
        Network network = Nets.Of(
            Nets.Relu("1 0 | -1", "2 0 | -2", "-1 0 | 1", "0 0 | 3"), Nets.Identity("1 0 0 0 | 0"), Nets.Layer(
                Activation.HardTanh, [Nets.ParseRow("1 | 1")]));

        RegionGeometry left = CollectedGeometry.Of(network, HPolyhedron.WholeSpace(2))["00111"];

        Assert.That(
            GateFlips.Between(network, left.Pattern.AsSpan(), left.InteriorFacets.Single().NeighbourPattern().AsSpan()),
            Is.EqualTo((GateFlip[])[new(0, 0, 0, 1), new(0, 1, 0, 1), new(0, 2, 1, 0), new(2, 0, 1, 2)]));
        Assert.That(left.Rank, Is.Zero, "hardtanh(relu(x - 1) + 1) is constant there");
    }

    /// <summary>Every facet is in exactly two regions, each of which names the other beyond it, or on the boundary of the domain.</summary>
    internal static void EveryFacetIsSharedOrOnTheBoundary(Dictionary<string, RegionGeometry> regions)
    {
        Dictionary<string, (string From, string To)> open = new(StringComparer.Ordinal);
        foreach ((string pattern, RegionGeometry region) in regions)
        {
            for (int i = 0; i < region.InteriorFacets.Length; i++)
            {
                string key = CollectedGeometry.FacetKey(region.Closure, i);
                string beyond = CollectedGeometry.TextOf(region.InteriorFacets[i].NeighbourPattern());
                if (open.Remove(key, out (string From, string To) other))
                {
                    Assert.That((other.From, other.To), Is.EqualTo((beyond, pattern)));
                }
                else
                {
                    open.Add(key, (pattern, beyond));
                }
            }
        }

        Assert.That(open, Is.Empty, "every interior facet is seen from both sides");
    }

    private static void AreSame(RegionGeometry left, RegionGeometry right)
    {
        Assert.That(PolyhedronAssert.Describe(right.Closure), Is.EqualTo(PolyhedronAssert.Describe(left.Closure)));
        Assert.That(
            right.DomainFacets.Select(facet => (facet.Input, facet.IsUpper, facet.HalfSpace)),
            Is.EqualTo(left.DomainFacets.Select(facet => (facet.Input, facet.IsUpper, facet.HalfSpace))));
        Assert.That(right.Closure.Volume(), Is.EqualTo(left.Closure.Volume()));
        Assert.That(right.Closure.Centroid(), Is.EqualTo(left.Closure.Centroid()));
    }

    private static bool IsConstant(LinearInequality row) => row.Coefficients.All(entry => entry.IsZero);

    private static Rational[] RowOf(LinearInequality row) => [.. row.Coefficients.Select(entry => (Rational)entry), row.Constant];
}
