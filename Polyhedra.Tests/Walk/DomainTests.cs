using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Walk;

/// <summary>Domains of every shape, with counts by hand.</summary>
public sealed class DomainTests
{
    private static readonly Network Axes = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0"));

    [TestCase(4, 0, "1 0 | 1", "-1 0 | 1")] // strip |x| < 1
    [TestCase(2, 0, "1 0 | 0", "-1 0 | 1")] // strip whose side is a neuron's hyperplane
    [TestCase(3, 0, "1 1 | 0")] // half-space x + y > 0: all but the negative quadrant
    [TestCase(4, 1, "1 1 | 1/1000000000000000000000")] // a little wider: a bounded tip of that one too
    [TestCase(2, 0, "1 0 | 0")] // half-space bounded by a neuron's hyperplane
    [TestCase(4, 0, "1 0 | 1")] // half-space x > -1
    [TestCase(1, 0, "1 0 | 0", "0 1 | 0")] // wedge: the positive quadrant itself
    [TestCase(3, 0, "2 1 | 0", "1 2 | 0")] // wedge around the positive quadrant
    [TestCase(2, 0, "1 -1 | 0", "1 1 | 0")] // wedge around the positive x axis
    [TestCase(1, 1, "1 0 | 0", "0 1 | 0", "-1 -1 | 1")] // simplex in one quadrant
    [TestCase(4, 4, "1 0 | 1", "0 1 | 1", "-1 -1 | 1")] // simplex around the origin
    [TestCase(3, 3, "1 0 | 1", "0 1 | 1", "-1 -1 | 0")] // simplex whose lid passes through the origin
    [TestCase(1, 0, "1 0 | -5", "0 1 | -5")] // far from every hyperplane, unbounded
    [TestCase(4, 1, "1 0 | 1", "0 1 | 1")] // wedge around the origin: its part of the negative quadrant is bounded
    [TestCase(3, 2, "1 1 | 0", "-1000000000000000000001 -1000000000000000000000 | 1/1000000000000000000000")] // a needle of a wedge
    public void Counts_the_quadrants_that_meet_the_interior(int regions, int bounded, params string[] rows)
    {
        Dictionary<string, CollectedRegion> found = Walks.AgreesWithNaive(Axes, TestDomains.Of(rows));

        Assert.That(found, Has.Count.EqualTo(regions));
        Assert.That(found.BoundedCount(), Is.EqualTo(bounded));
    }

    [Test]
    public void Redundant_rows_change_nothing()
    {
        Network network = LcgNetwork.Relu(2, [4, 4], 1);
        string[] rows = ["1 0 | 1", "-1 0 | 1", "0 1 | 1", "0 -1 | 1"];
        HPolyhedron plain = TestDomains.Of(rows);
        HPolyhedron repeated = TestDomains.Of(
            [.. rows, .. rows, "3 0 | 3", "1 1 | 2", "-1 -1 | 2", "1 2 | 100", "0 0 | 0", "0 0 | 7", "1 0 | 1000000000000"]);
        HPolyhedron asHalfSpaces = new([null, null], [null, null], [.. rows.Select(row => TestDomains.HalfSpaceOf(Nets.ParseRow(row)))]);

        IEnumerable<string> expected = Walks.All(network, TestDomains.SymmetricBox(2)).Describe();
        Assert.That(Walks.All(network, plain).Describe(), Is.EqualTo(expected));
        Assert.That(Walks.All(network, repeated).Describe(), Is.EqualTo(expected));
        Assert.That(Walks.All(network, asHalfSpaces).Describe(), Is.EqualTo(expected));
    }

    [TestCase("0", "1", new[] { "100" })]
    [TestCase("-1", "0", new[] { "000" })]
    [TestCase("-1", "1", new[] { "000", "100" })]
    [TestCase("0", "2", new[] { "100", "110" })]
    [TestCase("1", "2", new[] { "110" })]
    [TestCase("-1/1000000000000000000000", "3", new[] { "000", "100", "110" })]
    [TestCase("1/2", "2000", new[] { "100", "110", "111" })]
    public void Intervals(string lower, string upper, string[] patterns)
    {
        Network network = Nets.Of(Nets.Relu("1 | 0", "5 | -5", "1/1000 | -1"));

        Dictionary<string, CollectedRegion> regions = Walks.All(network, TestDomains.Interval(lower, upper));

        Assert.That(regions.Keys, Is.EquivalentTo(patterns));
        Assert.That(regions.BoundedCount(), Is.EqualTo(patterns.Length));
    }

    [Test]
    public void Half_lines()
    {
        Network network = Nets.Of(Nets.Relu("1 | 0", "1 | -1"));

        Assert.That(Walks.All(network, TestDomains.Of("1 | 0")).Describe(), Is.EqualTo((string[])["10 bounded", "11 unbounded"]));
        Assert.That(Walks.All(network, TestDomains.Of("-1 | 1/2")).Describe(), Is.EqualTo((string[])["00 unbounded", "10 bounded"]));
    }

    [Test]
    public void A_box_face_on_a_hyperplane_does_not_make_a_region()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 1", "1 0 | -1", "0 1 | 1", "0 -1 | 1"), Nets.Relu("1 0 0 0 | -2", "1 0 0 0 | -1"));

        Assert.That(Walks.All(network, TestDomains.SymmetricBox(2)).Keys, Is.EquivalentTo((string[])["101100", "101101"]));
    }

    [Test]
    public void A_hyperplane_through_a_corner_only_does_not_split()
    {
        Network network = Nets.Of(Nets.Relu("1 1 1 | -3", "1 1 0 | 2", "1 -1 0 | 0"));

        Assert.That(Walks.All(network, TestDomains.SymmetricBox(3)).Keys, Is.EquivalentTo((string[])["010", "011"]));
    }

    [Test]
    public void A_strip_in_space_has_lineality()
    {
        Network network = Nets.Of(Nets.Relu("1 1 0 | 0", "0 0 1 | 0"));

        Dictionary<string, CollectedRegion> regions = Walks.AgreesWithNaive(network, TestDomains.Of("1 1 0 | 1", "-1 -1 0 | 1"));

        Assert.That(regions, Has.Count.EqualTo(4));
        Assert.That(regions.BoundedCount(), Is.Zero);
    }

    [TestCase(0, "1 1 | 1", "-1 -1 | 1")] // a strip
    [TestCase(1, "2 1 | 4", "-1 -2 | 4", "-1 1 | 4")] // a triangle
    [TestCase(1, "2 1 | 4", "-2 -1 | 4", "-1 2 | 4", "1 -2 | 4")] // a square
    [TestCase(0, "2 1 | 4", "-2 -1 | 4", "2 1 | 5", "-2 -1 | 5")] // a strip, twice
    public void Normals_that_cancel_tell_bounded_from_unbounded(int bounded, params string[] rows)
    {
        Network network = Nets.Of(Nets.Relu("1 1 | 100"));

        Assert.That(Walks.AgreesWithNaive(network, TestDomains.Of(rows)).BoundedCount(), Is.EqualTo(bounded));
    }

    [TestCase("1 0 | 0", "-1 0 | 0")] // flat: x = 0
    [TestCase("1 0 | 0", "-1 0 | 0", "0 1 | 0", "0 -1 | 0")] // a point
    [TestCase("1 1 | 0", "-1 -1 | 0")] // flat, no axis
    [TestCase("1 0 | -1", "-1 0 | 0")] // empty
    [TestCase("1 0 | 0", "0 1 | 0", "-1 -1 | 0")] // a point, no two rows opposite
    [TestCase("1 1 | 0", "1 -1 | 0", "-2 0 | 0", "0 1 | 5")] // flat by three rows
    [TestCase("0 0 | -1")] // a trivial half-space that is empty
    [TestCase("1 0 | 0", "0 0 | -1/1000000000000000000")]
    public void A_domain_without_interior_is_refused(params string[] rows) =>
        Assert.That(() => Walks.All(Axes, TestDomains.Of(rows)), Throws.ArgumentException);

    [Test]
    public void A_box_without_interior_is_refused()
    {
        Assert.That(() => Walks.All(Axes, HPolyhedron.Cube(2, 1, 1)), Throws.ArgumentException);
        Assert.That(() => Walks.All(Axes, HPolyhedron.Cube(2, 1, -1)), Throws.ArgumentException);
        Assert.That(() => Walks.All(Axes, HPolyhedron.Box([0, 0], [1, 0])), Throws.ArgumentException);
    }

    [Test]
    public void A_domain_without_interior_is_refused_even_without_gates() =>
        Assert.That(() => Walks.All(Nets.Of(Nets.Identity("1 1 | 0")), TestDomains.Of("1 1 | 0", "-1 -1 | 0")), Throws.ArgumentException);

    [Test]
    public void A_domain_of_another_dimension_is_refused()
    {
        CollectingSink sink = new(Axes, HPolyhedron.WholeSpace(2));

        Assert.That(() => RegionEnumerator.Enumerate(Axes, HPolyhedron.WholeSpace(3), ref sink), Throws.ArgumentException);
        Assert.That(sink.Regions, Is.Empty);
    }
}
