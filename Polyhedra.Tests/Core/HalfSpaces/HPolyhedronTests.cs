using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.HalfSpaces;

[TestFixture]
public sealed class HPolyhedronTests
{
    [Test]
    public void Half_spaces_with_one_nonzero_entry_become_the_tightest_bounds()
    {
        HPolyhedron set = HPolyhedron.FromHalfSpaces(
            2,
            [
                new HalfSpace([2, 0], -1), new HalfSpace([3, 0], -1), new HalfSpace([0, -2], 3), new HalfSpace([1, 1], 0),
                new HalfSpace([0, 0], 1),
            ]);
        Assert.That(set.Lower, Is.EqualTo(new Rational?[] { new Rational(1, 2), null }));
        Assert.That(set.Upper, Is.EqualTo(new Rational?[] { null, new Rational(3, 2) }));
        Assert.That(set.HalfSpaces, Has.Length.EqualTo(2));
        Assert.That(set.HasAllBounds, Is.False);
    }

    [Test]
    public void The_interior_is_open()
    {
        HPolyhedron set = new([0, null], [1, null], [new HalfSpace([-1, 1], 0)]);
        Assert.That(set.HasInInterior([new Rational(1, 2), 1]), Is.True);
        Assert.That(set.HasInInterior([new Rational(1, 2), new Rational(1, 2)]), Is.False, "on the hyperplane");
        Assert.That(set.HasInInterior([0, 1]), Is.False, "on a bound");
        Assert.That(set.HasInInterior([1, 2]), Is.False, "on a bound");
        Assert.That(set.HasInInterior([new Rational(1, 2), 0]), Is.False, "outside");
        Assert.That(() => set.HasInInterior([1]), Throws.ArgumentException);
    }

    [Test]
    public void A_zero_normal_counts_by_its_offset()
    {
        Assert.That(new HPolyhedron([null], [null], [new HalfSpace([0], 0)]).HasInInterior([5]), Is.True);
        Assert.That(new HPolyhedron([null], [null], [new HalfSpace([0], -1)]).HasInInterior([5]), Is.False);
    }

    [Test]
    public void Dimensions_must_fit()
    {
        Assert.That(() => new HPolyhedron([0], [], []), Throws.ArgumentException);
        Assert.That(() => new HPolyhedron([0], [1], [new HalfSpace([1, 1], 0)]), Throws.ArgumentException);
        Assert.That(() => HPolyhedron.FromHalfSpaces(1, [new HalfSpace([1, 0], 0)]), Throws.ArgumentException);
    }

    [Test]
    public void Half_spaces_are_equal_by_their_coefficients()
    {
        Assert.That(new HalfSpace([1, 2], 3), Is.EqualTo(new HalfSpace([new Rational(2, 2), 2], 3)));
        Assert.That(new HalfSpace([1, 2], 3), Is.Not.EqualTo(new HalfSpace([2, 4], 6)));
        Assert.That(new HalfSpace([1, -2], 3).Evaluate([1, 2]), Is.EqualTo(Rational.Zero));
        Assert.That(() => new HalfSpace([1], 0).Evaluate([1, 2]), Throws.ArgumentException);
    }

    [Test]
    public void An_intersection_keeps_the_tighter_bounds_and_all_half_spaces()
    {
        HalfSpace first = new([1, 1], 1);
        HalfSpace second = new([1, -1], 2);
        HPolyhedron left = new([0, null], [5, 3], [first]);
        HPolyhedron right = new([-1, 2], [4, null], [second]);

        HPolyhedron both = left.Intersect(right);

        Assert.That(both.Lower, Is.EqualTo(new Rational?[] { 0, 2 }));
        Assert.That(both.Upper, Is.EqualTo(new Rational?[] { 4, 3 }));
        Assert.That(both.HalfSpaces, Is.EqualTo(new[] { first, second }));
        Assert.That(() => left.Intersect(HPolyhedron.WholeSpace(3)), Throws.ArgumentException);
    }
}
