using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

[TestFixture]
public sealed partial class RationalTests
{
    [Test]
    public void Default_is_zero()
    {
        Rational value = default;
        Assert.That(value, Is.EqualTo(Rational.Zero));
        Assert.That(value.GetHashCode(), Is.EqualTo(new Rational(0, -7).GetHashCode()));
        Assert.That(value.Denominator, Is.EqualTo(BigInteger.One));
        Assert.That(value.IsZero && value.IsInteger && !value.IsOne, Is.True);
        Assert.That(value.ToString(), Is.EqualTo("0"));
        Assert.That(value + 1, Is.EqualTo(Rational.One));
        Assert.That(Rational.One * value, Is.EqualTo(value));
    }

    [TestCase(6, 4, 3, 2)]
    [TestCase(6, -4, -3, 2)]
    [TestCase(-6, -4, 3, 2)]
    [TestCase(0, -5, 0, 1)]
    [TestCase(-8, 4, -2, 1)]
    [TestCase(5, 5, 1, 1)]
    public void Is_stored_in_lowest_terms_with_positive_denominator(int p, int q, int numerator, int denominator)
    {
        Rational value = new(p, q);
        Assert.That(value.Numerator, Is.EqualTo((BigInteger)numerator));
        Assert.That(value.Denominator, Is.EqualTo((BigInteger)denominator));
        Assert.That(value.IsInteger, Is.EqualTo(denominator == 1));
        Assert.That(value.IsOne, Is.EqualTo(numerator == denominator));
        Assert.That((int)value.Sign, Is.EqualTo(Math.Sign(numerator)));
    }

    [Test]
    public void A_zero_denominator_is_refused() =>
        Assert.That(() => new Rational(1, 0), Throws.InstanceOf<DivideByZeroException>());

    [Test]
    public void Signs_multiply_and_negate()
    {
        Sign[] all = [Sign.Negative, Sign.Zero, Sign.Positive];
        foreach (Sign left in all)
        {
            Assert.That((int)left.Negate(), Is.EqualTo(-(int)left));
            foreach (Sign right in all)
            {
                Assert.That((int)left.Times(right), Is.EqualTo((int)left * (int)right));
            }
        }

        Assert.That(Signs.Of(BigInteger.Pow(-3, 99)), Is.EqualTo(Sign.Negative));
    }
}
