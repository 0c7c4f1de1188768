using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <content>The axioms of an ordered field, and canonical results.</content>
public sealed partial class RationalTests
{
    // Small ones, so that sums cancel and numbers coincide; big ones; integers; and exact values of doubles.
    private static readonly Arbitrary<Rational> Rationals = Gen.OneOf(
        from p in Gen.Choose(-6, 6) from q in Gen.Choose(1, 6) select new Rational(p, q),
        from p in Gen.Choose(-1000, 1000) select new Rational(p),
        from p in Gen.Choose(int.MinValue, int.MaxValue)
        from q in Gen.Choose(1, int.MaxValue)
        from e in Gen.Choose(1, 6)
        select new Rational(BigInteger.Pow(p, e), BigInteger.Pow(q, 7 - e)),
        from m in Gen.Choose(-1 << 24, 1 << 24) from e in Gen.Choose(-80, 80) select Rational.FromDouble(Math.ScaleB(m, e))).ToArbitrary();

    [Test]
    public void Addition_and_multiplication_are_those_of_a_field() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, Rationals, Rationals, (a, b, c) =>
            a + b == b + a && a * b == b * a
            && (a + b) + c == a + (b + c) && (a * b) * c == a * (b * c)
            && a * (b + c) == (a * b) + (a * c)
            && a + Rational.AdditiveIdentity == a && a * Rational.MultiplicativeIdentity == a
            && (a + -a).IsZero && a - b == a + -b && +a == a
            && (a.IsZero || ((a * Rational.Reciprocal(a)).IsOne && b / a * a == b))));

    [Test]
    public void Every_result_is_canonical() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, Rationals, (a, b) =>
            IsCanonical(a + b) && IsCanonical(a - b) && IsCanonical(a * b) && IsCanonical(-a)
            && IsCanonical(Rational.Abs(a)) && (b.IsZero || IsCanonical(a / b))));

    [Test]
    public void Operators_agree_with_cross_multiplication() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, Rationals, (a, b) =>
        {
            BigInteger q = a.Denominator * b.Denominator;
            BigInteger left = a.Numerator * b.Denominator;
            BigInteger right = b.Numerator * a.Denominator;
            return a + b == new Rational(left + right, q) && a - b == new Rational(left - right, q)
                && a * b == new Rational(a.Numerator * b.Numerator, q)
                && Math.Sign(a.CompareTo(b)) == left.CompareTo(right)
                && (b.IsZero || a / b == new Rational(left, right));
        }));

    [Test]
    public void Increments_step_by_one()
    {
        Rational value = new(-1, 2);
        value++;
        Assert.That(value, Is.EqualTo(new Rational(1, 2)));
        value--;
        Assert.That(value, Is.EqualTo(new Rational(-1, 2)));
    }

    [Test]
    public void Division_by_zero_throws()
    {
        Assert.That(() => Rational.One / Rational.Zero, Throws.InstanceOf<DivideByZeroException>());
        Assert.That(() => Rational.Reciprocal(default), Throws.InstanceOf<DivideByZeroException>());
    }

    private static bool IsCanonical(Rational value) =>
        value.Denominator.Sign > 0 && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne
        && value.Equals(new Rational(value.Numerator, value.Denominator))
        && value.GetHashCode() == new Rational(value.Numerator * 6, value.Denominator * 6).GetHashCode();
}
