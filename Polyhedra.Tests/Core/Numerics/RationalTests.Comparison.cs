using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <content>Equality and order.</content>
public sealed partial class RationalTests
{
    [Test]
    public void The_order_is_total_and_that_of_the_field() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, Rationals, Rationals, (a, b, c) =>
            (a < b ? 1 : 0) + (a == b ? 1 : 0) + (a > b ? 1 : 0) == 1
            && a <= b == !(a > b) && a >= b == !(a < b) && a != b == !(a == b)
            && (!(a < b) || a + c < b + c)
            && (!(a < b && c.Sign == Sign.Positive) || a * c < b * c)
            && (!(a < b && b < c) || a < c)
            && (a - b).Sign == (Sign)Math.Sign(a.CompareTo(b))
            && (a.Equals(b) == (a.CompareTo(b) == 0)) && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())));

    [Test]
    public void Minimum_maximum_and_absolute_value() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, Rationals, (a, b) =>
            Rational.Min(a, b) + Rational.Max(a, b) == a + b && Rational.Min(a, b) <= Rational.Max(a, b)
            && Rational.Abs(a) == Rational.Max(a, -a)));

    [Test]
    public void Compares_with_objects()
    {
        object boxed = new Rational(1, 2);
        Assert.That(new Rational(2, 4).Equals(boxed), Is.True);
        Assert.That(new Rational(1).Equals((object)1), Is.False);
        Assert.That(new Rational(1).CompareTo(null), Is.Positive);
        Assert.That(new Rational(1).CompareTo(boxed), Is.Positive);
        Assert.That(() => new Rational(1).CompareTo((object)1), Throws.ArgumentException);
    }
}
