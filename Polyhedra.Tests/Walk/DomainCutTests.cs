using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk;

/// <summary>Cutting the domain in two by a hyperplane: each region goes to one side, or to both iff the hyperplane cuts it.</summary>
public sealed class DomainCutTests
{
    private const int NetCount = 200;

    [Test]
    public void Regions_of_the_halves_add_up()
    {
        Random random = new(8);
        int cut = 0;
        for (int trial = 0; trial < NetCount; trial++)
        {
            int dimension = 1 + (trial % 3);
            Network network = RandomNets.Draw(random, (WeightKind)(trial % 7), dimension, [random.Next(1, 5), random.Next(1, 4)]);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            Dictionary<string, CollectedRegion> regions = Walks.All(network, domain);
            HashSet<string> whole = [.. regions.Keys];
            HalfSpace side = HalfSpaceThrough(random, regions.Values.ElementAt(random.Next(whole.Count)).Point);
            HalfSpace otherSide = new([.. side.Normal.Select(entry => -entry)], -side.Offset);

            HashSet<string> one = [.. Walks.All(network, TestDomains.Cut(domain, side)).Keys];
            HashSet<string> two = [.. Walks.All(network, TestDomains.Cut(domain, otherSide)).Keys];

            string[] inBoth = [.. whole.Where(pattern => IsCut(network, pattern, domain, side, otherSide))];
            Assert.That(inBoth, Is.Not.Empty);
            Assert.That(one.Count + two.Count, Is.EqualTo(whole.Count + inBoth.Length));
            Assert.That(one.Union(two, StringComparer.Ordinal), Is.EquivalentTo(whole));
            Assert.That(one.Intersect(two, StringComparer.Ordinal), Is.EquivalentTo(inBoth));
            cut += inBoth.Length;
        }

        Assert.That(cut, Is.GreaterThan(NetCount), "the hyperplanes drawn cut too little to tell anything");
    }

    [Test]
    public void Cutting_along_a_first_layer_hyperplane_cuts_no_region()
    {
        Random random = new(9);
        for (int trial = 0; trial < NetCount; trial++)
        {
            Network network = RandomNets.Draw(random, (WeightKind)(trial % 7), dimension: 2, [3, 2]);
            HalfSpace side = TestDomains.HalfSpaceOf(Nets.Rows(network.Layers[0])[0]);
            if (side.Normal.All(entry => entry.IsZero))
            {
                continue;
            }

            HalfSpace otherSide = new([.. side.Normal.Select(entry => -entry)], -side.Offset);
            HPolyhedron plane = HPolyhedron.WholeSpace(2);

            string[] halves =
            [
                .. Walks.All(network, TestDomains.Cut(plane, side)).Describe(),
                .. Walks.All(network, TestDomains.Cut(plane, otherSide)).Describe(),
            ];

            Assert.That(halves.Order(StringComparer.Ordinal), Is.EqualTo(Walks.All(network).Describe()));
        }
    }

    /// <summary>A hyperplane through the interior point of some region.</summary>
    private static HalfSpace HalfSpaceThrough(Random random, ImmutableArray<Rational> point)
    {
        Rational[] normal = [.. RandomDomains.Around(random, new Rational[point.Length]).Normal];
        Rational value = normal.Zip(point, (left, right) => left * right).Aggregate(Rational.Zero, (sum, term) => sum + term);
        return new HalfSpace([.. normal], -value);
    }

    private static bool IsCut(Network network, string pattern, HPolyhedron domain, HalfSpace side, HalfSpace otherSide) =>
        NaiveEnumerator.Region(network, pattern, domain) is { } region && Meets(region, side) && Meets(region, otherSide);

    private static bool Meets(List<LinearInequality> cell, HalfSpace side) => FourierMotzkin.HasSolution(
        [.. cell, LinearInequality.FromRationals(side.Normal.AsSpan(), side.Offset, isStrict: true)]);
}
