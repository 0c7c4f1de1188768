using System.Numerics;
using Fractions;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <summary>Rationals against those of the library Fractions, which shares no code with ours.</summary>
public sealed class RationalTwinTests
{
    private static IEnumerable<Rational> Numbers(Random random)
    {
        while (true)
        {
            yield return new Rational(random.Next(-12, 13), random.Next(1, 13));
            yield return Rational.FromSingle((float)(random.NextDouble() - 0.5));
            yield return Rational.FromDouble(Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60)));
            yield return random.Next(-1000, 1000);
            yield return new Rational(Big(random), Big(random) | BigInteger.One);
            yield return new Rational(random.Next(-64, 65), BigInteger.One << random.Next(0, 8));
        }
    }

    [Test]
    public void Both_libraries_compute_the_same()
    {
        Random random = new(8);
        Rational[] numbers = [.. Numbers(random).Take(240)];
        foreach (Rational a in numbers)
        {
            Fraction p = ToFraction(a);
            Assert.That(Agree(-a, -p) && Agree(Rational.Abs(a), p.Abs()), Is.True, $"{a}");
            foreach (Rational b in numbers)
            {
                Fraction q = ToFraction(b);
                bool agree = Agree(a + b, p + q) && Agree(a - b, p - q) && Agree(a * b, p * q)
                    && (b.IsZero || Agree(a / b, p / q))
                    && Math.Sign(a.CompareTo(b)) == Math.Sign(p.CompareTo(q))
                    && (a == b) == (p == q);
                Assert.That(agree, Is.True, $"{a} and {b}");
            }
        }
    }

    [Test]
    public void Both_libraries_sum_products_alike()
    {
        Random random = new(9);
        for (int trial = 0; trial < 50; trial++)
        {
            Rational[] left = [.. Numbers(random).Take(64)];
            Rational[] right = [.. Numbers(random).Take(64)];
            Rational sum = Rational.Zero;
            Fraction twin = Fraction.Zero;
            for (int k = 0; k < left.Length; k++)
            {
                sum += left[k] * right[k];
                twin += ToFraction(left[k]) * ToFraction(right[k]);
            }

            Assert.That(Agree(sum, twin), Is.True, $"trial {trial}");
        }
    }

    // In lowest terms on both sides.
    private static bool Agree(Rational ours, Fraction theirs)
    {
        Fraction reduced = theirs.Reduce();
        return ours.Numerator == reduced.Numerator && ours.Denominator == reduced.Denominator
            && BigInteger.GreatestCommonDivisor(ours.Numerator, ours.Denominator).IsOne;
    }

    private static Fraction ToFraction(Rational value) => new(value.Numerator, value.Denominator);

    private static BigInteger Big(Random random)
    {
        byte[] bytes = new byte[random.Next(1, 24)];
        random.NextBytes(bytes);
        return new BigInteger(bytes);
    }
}
