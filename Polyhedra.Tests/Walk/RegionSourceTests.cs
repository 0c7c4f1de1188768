using NUnit.Framework;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Walk;

/// <summary>What a walk keeps of a region for the next sink that asks.</summary>
public sealed class RegionSourceTests
{
    [Test]
    public void Sinks_of_a_pair_share_what_is_computed_of_a_region([Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        List<(Polyhedron Closure, AffineMap Map)> first = [];
        List<(Polyhedron Closure, AffineMap Map)> second = [];
        SinkPair<KeepingSink, KeepingSink> sinks = new(new KeepingSink(first), new KeepingSink(second));

        RegionEnumerator.Enumerate(LcgNetwork.Relu(2, [6, 6], 1), TestDomains.SymmetricBox(2), ref sinks, engine);

        Assert.That(first, Has.Count.GreaterThan(10));
        for (int i = 0; i < first.Count; i++)
        {
            Assert.That(second[i].Closure, Is.SameAs(first[i].Closure));
            Assert.That(second[i].Map, Is.SameAs(first[i].Map));
        }

        Assert.That(first.Select(region => region.Closure).Distinct(ReferenceEqualityComparer.Instance).Count(), Is.EqualTo(first.Count));
    }

    private readonly struct KeepingSink(List<(Polyhedron Closure, AffineMap Map)> regions) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region) => regions.Add((region.Polyhedron(), region.AffineMap()));
    }
}
