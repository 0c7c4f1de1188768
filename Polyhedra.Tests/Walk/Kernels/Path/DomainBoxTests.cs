using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Bounds in doubles: outer ones never cut, inner ones never let through.</summary>
public sealed class DomainBoxTests
{
    private static readonly Rational Huge = BigInteger.Pow(10, 400);
    private static readonly Rational Third = new(1, 3);

    [Test]
    public void Outer_bounds_contain_and_inner_bounds_are_contained()
    {
        foreach (Rational bound in (Rational[])[Third, -Third, Huge, -Huge, 1 / Huge, -1 / Huge, 2])
        {
            DomainBox box = new(new HPolyhedron([bound, null], [null, bound], []));

            Assert.That(IsBelow(box.OuterLower[0], bound) && IsBelow(box.InnerUpper[1], bound), Is.True);
            Assert.That(IsBelow(-box.OuterUpper[1], -bound) && IsBelow(-box.InnerLower[0], -bound), Is.True);
        }

        static bool IsBelow(double value, Rational bound) =>
            double.IsFinite(value) ? Rational.FromDouble(value) <= bound : double.IsNegativeInfinity(value);
    }

    [Test]
    public void Strictly_inside_is_exact_next_to_a_bound()
    {
        Rational[] bounds = [Third, -Third, 2, 0, 1 / Huge, -1 / Huge, 1 + new Rational(BigInteger.One, BigInteger.Pow(2, 60))];
        foreach (Rational bound in bounds)
        {
            DomainBox above = new(new HPolyhedron([bound], [null], []));
            DomainBox below = new(new HPolyhedron([null], [bound], []));
            double nearest = bound.ToDouble();
            foreach (double x in (double[])[nearest, Math.BitDecrement(nearest), Math.BitIncrement(nearest)])
            {
                Assert.That(above.HasInInterior([x]), Is.EqualTo(Rational.FromDouble(x) > bound), $"{x} > {bound}");
                Assert.That(below.HasInInterior([x]), Is.EqualTo(Rational.FromDouble(x) < bound), $"{x} < {bound}");
            }
        }
    }

    [Test]
    public void Every_coordinate_counts()
    {
        DomainBox box = new(HPolyhedron.Cube(3, -1, 1));

        Assert.That(box.HasInInterior([0, 0.5, -0.5]), Is.True);
        for (int k = 0; k < 3; k++)
        {
            foreach (double x in (double[])[-1, 1, -2, 2, double.NaN, double.PositiveInfinity, double.NegativeInfinity])
            {
                double[] point = new double[3];
                point[k] = x;
                Assert.That(box.HasInInterior(point), Is.False);
            }
        }
    }

    [Test]
    public void Without_bounds_every_number_is_inside_and_nothing_else()
    {
        DomainBox box = new(HPolyhedron.WholeSpace(1));

        Assert.That(box.IsBounded, Is.False);
        Assert.That(box.HasInInterior([double.MaxValue]), Is.True);
        Assert.That(box.HasInInterior([double.PositiveInfinity]), Is.False);
        Assert.That(box.HasInInterior([double.NegativeInfinity]), Is.False);
        Assert.That(box.HasInInterior([double.NaN]), Is.False);
    }

    [Test]
    public void A_point_that_is_no_double_is_judged_exactly()
    {
        DomainBox box = new(new HPolyhedron([-Third, null], [null, Third], []));
        foreach (int sign in (int[])[-1, 0, 1])
        {
            Witness point = new(2);
            point.Set([-Third - (sign / Huge), Third + (sign / Huge)]);
            bool usedExact = false;

            Assert.That(box.HasInInterior(point, filters: true, ref usedExact), Is.EqualTo(sign < 0));
        }
    }

    [Test]
    public void The_length_within_ends_at_the_first_bound()
    {
        DomainBox box = new(new HPolyhedron([-1, null], [3, 2], []));

        Assert.That(box.LengthWithin([0, 0], [1, 1]), Is.EqualTo(2));
        Assert.That(box.LengthWithin([0, 0], [2, 0.5]), Is.EqualTo(1.5));
        Assert.That(box.LengthWithin([0, 0], [-0.25, -7]), Is.EqualTo(4));
        Assert.That(box.LengthWithin([0, 0], [0, -1]), Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void A_move_goes_where_it_likes_between_bounds_and_not_far_without()
    {
        double[] point = [0.5, 8];
        DomainBox half = new(new HPolyhedron([0, null], [100, null], []));

        Assert.That(new DomainBox(HPolyhedron.Cube(2, -100, 100)).Move(point, 1, 42), Is.EqualTo(42));
        Assert.That(half.Move(point, 0, 60), Is.EqualTo(0.5), "up to 1");
        Assert.That(half.Move(point, 1, double.PositiveInfinity), Is.Zero, "where it was: 50");
        Assert.That(half.Move(point, 1, double.NaN), Is.NaN);
        Assert.That(point, Is.EqualTo((double[])[1, 50]));
    }
}
