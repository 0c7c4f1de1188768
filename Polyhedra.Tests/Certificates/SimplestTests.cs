using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;

namespace Polyhedra.Tests.Certificates;

/// <summary>Short numbers in intervals, against trying all of them.</summary>
public sealed class SimplestTests
{
    [Test]
    public void A_fraction_has_the_least_denominator()
    {
        Random random = new(1);
        for (int trial = 0; trial < 3000; trial++)
        {
            double low = random.NextDouble() * (1 << random.Next(0, 8));
            double high = low + Math.Pow(2, -random.Next(0, 12)) + (low * 1e-6);
            Assert.That(Simplest.TryFraction(low, high, out long numerator, out long denominator), Is.True);
            Assert.That(numerator / (double)denominator, Is.GreaterThan(low).And.LessThan(high));
            for (long smaller = 1; smaller < denominator; smaller++)
            {
                Assert.That(
                    (Math.Floor(low * smaller) + 1) / smaller, Is.GreaterThanOrEqualTo(high),
                    $"{low} {high}: {numerator}/{denominator}, but {smaller}");
            }
        }
    }

    [TestCase(0.5, 0.75, 2, 3)]
    [TestCase(0.0, 5.0, 1, 1)]
    [TestCase(3.0, 4.0, 7, 2)]
    public void Ends_do_not_count(double low, double high, long numerator, long denominator)
    {
        Assert.That(Simplest.TryFraction(low, high, out long p, out long q), Is.True);
        Assert.That((p, q), Is.EqualTo((numerator, denominator)));
    }

    [Test]
    public void A_dyadic_number_is_in_its_interval_and_has_few_digits()
    {
        Random random = new(2);
        for (int trial = 0; trial < 3000; trial++)
        {
            double low = (random.NextDouble() - 0.5) * 100;
            double width = Math.Pow(2, -random.Next(0, 20)) * (0.5 + random.NextDouble());
            double found = Simplest.Dyadic(low, low + width);
            Assert.That(found, Is.GreaterThanOrEqualTo(low).And.LessThanOrEqualTo(low + width));
            double coarser = Math.ScaleB(1, (int)Math.Floor(Math.Log2(width)));
            Assert.That(
                found / coarser, Is.EqualTo(Math.Round(found / coarser)),
                "a multiple of the largest power of two that always has one there");
        }
    }
}
