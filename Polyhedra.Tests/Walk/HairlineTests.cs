using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Regions and misses far below what floating point can tell, and weights far apart in size.</summary>
public sealed class HairlineTests
{
    private static readonly Rational Tiny60 = new(BigInteger.One, BigInteger.Pow(2, 60));

    [TestCase(24)]
    [TestCase(52)]
    [TestCase(53)]
    [TestCase(60)]
    [TestCase(200)]
    [TestCase(1100)]
    public void A_fold_in_a_hairline_strip(int bits)
    {
        // x < 0 | 0 < x < 2^-bits | x > 2^-bits, and the second layer folds once in the middle of the strip: four strips.
        Rational width = new(BigInteger.One, BigInteger.Pow(2, bits));
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [[1, 0, 0], [1, 0, -width]]),
            Nets.Layer(Activation.Relu, [[1 / width, -1 / width, (Rational)(-1) / 2]]));

        Assert.That(Walks.All(network, TestDomains.SymmetricBox(2)).Keys, Is.EquivalentTo((string[])["000", "100", "101", "111"]));
        Assert.That(Walks.Count(network), Is.EqualTo(4));
    }

    [Test]
    public void Three_lines_that_nearly_meet()
    {
        // x = 0, y = 0 and x + y = c meet in one point for c = 0: six sectors. For any other c a triangle opens.
        Assert.That(Walks.Count(ThreeLines(0)), Is.EqualTo(6));
        foreach (Rational offset in (Rational[])[Tiny60, -Tiny60, Tiny60 * Tiny60 * Tiny60])
        {
            Dictionary<string, CollectedRegion> regions = Walks.All(ThreeLines(offset));
            Assert.That(regions, Has.Count.EqualTo(7));
            Assert.That(regions.BoundedCount(), Is.EqualTo(1));
        }

        static Network ThreeLines(Rational c) => Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, 0], [0, 1, 0], [1, 1, c]]));
    }

    [Test]
    public void A_plane_that_misses_a_corner_of_the_box_by_two_to_the_minus_sixty()
    {
        // x + y + z = 3 touches the corner (1, 1, 1) of the box; a little less cuts it off, a little more misses.
        Assert.That(Walks.Count(Plane(0), TestDomains.SymmetricBox(3)), Is.EqualTo(1));
        Assert.That(Walks.Count(Plane(-Tiny60), TestDomains.SymmetricBox(3)), Is.EqualTo(1));
        Assert.That(Walks.Count(Plane(Tiny60), TestDomains.SymmetricBox(3)), Is.EqualTo(2));

        static Network Plane(Rational shift) => Nets.Of(Nets.Layer(Activation.Relu, [[1, 1, 1, shift - 3]]));
    }

    [Test]
    public void Nearly_parallel_lines_meet_far_away()
    {
        // y = 0 and y = 2^-60 x - 1 meet at x = 2^60.
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[0, 1, 0], [-Tiny60, 1, 1]]));
        Rational crossing = 1 / Tiny60;

        Assert.That(Walks.Count(network), Is.EqualTo(4));
        Assert.That(Walks.Count(network, HPolyhedron.Cube(2, -crossing, crossing)), Is.EqualTo(3));
        Assert.That(Walks.Count(network, HPolyhedron.Cube(2, -crossing, crossing + Tiny60)), Is.EqualTo(4));
    }

    [Test]
    public void Huge_and_tiny_weights()
    {
        // Layer 1 cuts at x = 0, y = 1/4 and x = y: 7 cells. Layer 2 sees s relu(x) + s relu(y - 1/4) - 1/2 with s = 1: it cuts
        // x > 0 > y - 1/4 at x = 1/2, x < 0 < y - 1/4 at y = 3/4, and the quadrant x > 0, y > 1/4 at x + y = 3/4 on both sides
        // of x = y: 11.
        Rational huge = Rational.Parse("1e30");
        Rational tiny = Rational.Parse("1e-30");
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [[huge, 0, 0], [0, tiny, -tiny / 4], [1, -1, 0]]),
            Nets.Layer(Activation.Relu, [[tiny, huge, 0, (Rational)(-1) / 2]]),
            Nets.Identity("1 | 0"));

        Assert.That(Walks.Count(network, TestDomains.SymmetricBox(2)), Is.EqualTo(11));
    }

    [Test]
    public void Weights_beyond_the_range_of_doubles()
    {
        // The same lines as x = 0, y = 0, x + y = 1, with rows far outside 1e-308..1e308.
        Rational huge = Rational.Parse("1e700");
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [[huge, 0, 0], [0, 1 / huge, 0], [1 / huge, 1 / huge, -1 / huge]]),
            Nets.Layer(Activation.Relu, [[1 / huge, 0, 0, (Rational)(-1) / 2]]));

        // Seven cells; x = 1/2 cuts the three cells with x > 0 that it meets: y < 0, the triangle, and beyond x + y = 1.
        Assert.That(Walks.Count(network), Is.EqualTo(10));
        Assert.That(Walks.Count(network, HPolyhedron.Cube(2, -huge, huge)), Is.EqualTo(10));
    }

    [Test]
    public void Random_nets_with_entries_of_every_size_agree_with_the_naive_enumerator()
    {
        Random random = new(60);
        for (int trial = 0; trial < 40; trial++)
        {
            Network network = Nets.Of(Layer(2, 3), Layer(3, 3));
            Walks.AgreesWithNaive(network, trial % 2 == 0 ? TestDomains.SymmetricBox(2) : HPolyhedron.WholeSpace(2));
        }

        DenseLayer Layer(int inputs, int units) => Nets.Layer(
            Activation.Relu,
            [.. Enumerable.Range(0, units).Select(_ => (Rational[])[.. Enumerable.Range(0, inputs + 1).Select(_ =>
                random.Next(-3, 4) * (Rational)Rational.Parse($"1e{random.Next(-40, 41)}"))])]);
    }
}
