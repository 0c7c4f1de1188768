using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearAlgebra;

[TestFixture]
public sealed class PrimitiveRowTests
{
    [Test]
    public void Is_the_positive_multiple_with_coprime_integers()
    {
        BigInteger[] row = PrimitiveRow.FromRationals([new Rational(-2, 3), Rational.Zero, new Rational(4, 5), 2], out Rational scale);
        Assert.That(row, Is.EqualTo(new BigInteger[] { -5, 0, 6, 15 }));
        Assert.That(scale, Is.EqualTo(new Rational(15, 2)));
    }

    [Test]
    public void Random_rows_keep_signs_and_proportions()
    {
        Random random = new(61);
        for (int trial = 0; trial < 1000; trial++)
        {
            Rational[] row =
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new Rational(random.Next(-30, 31), random.Next(1, 31))),
            ];
            BigInteger[] primitive = PrimitiveRow.FromRationals(row, out Rational scale);
            Assert.That(scale, Is.GreaterThan(Rational.Zero));
            Assert.That(primitive.Select(entry => (Rational)entry), Is.EqualTo(row.Select(entry => scale * entry)));
            BigInteger content = primitive.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            Assert.That(content, Is.EqualTo(row.All(entry => entry.IsZero) ? BigInteger.Zero : BigInteger.One));
        }
    }

    [Test]
    public void Rows_of_zeros_and_empty_rows_represent_themselves()
    {
        Assert.That(PrimitiveRow.FromRationals([Rational.Zero, Rational.Zero], out Rational scale), Is.All.EqualTo(BigInteger.Zero));
        Assert.That(scale, Is.EqualTo(Rational.One));
        Assert.That(PrimitiveRow.FromRationals([]), Is.Empty);
    }

    [Test]
    public void Reduce_divides_by_the_content()
    {
        BigInteger[] row = [-6, 0, 9];
        Assert.That(PrimitiveRow.Reduce(row), Is.EqualTo((BigInteger)3));
        Assert.That(row, Is.EqualTo(new BigInteger[] { -2, 0, 3 }));
        Assert.That(PrimitiveRow.Reduce(new BigInteger[2]), Is.EqualTo(BigInteger.Zero));
    }
}
