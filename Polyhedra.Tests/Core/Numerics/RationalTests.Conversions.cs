using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <content>From and to binary floating point, against the neighbours of each number.</content>
public sealed partial class RationalTests
{
    [Test]
    public void Every_double_is_read_exactly_and_written_back()
    {
        foreach (double value in Doubles(5000))
        {
            Rational exact = Rational.FromDouble(value);
            Assert.That(exact.ToDouble(), Is.EqualTo(value));
            Assert.That(exact.ToDoubleDown(), Is.EqualTo(value));
            Assert.That(exact.ToDoubleUp(), Is.EqualTo(value));
            Assert.That(exact.Denominator.IsPowerOfTwo, Is.True);
        }

        Assert.That(Rational.FromDouble(-0.0), Is.EqualTo(Rational.Zero));
        Assert.That(Rational.FromDouble(0.1), Is.EqualTo(Rational.Parse("3602879701896397/36028797018963968")));
        Assert.That(Rational.FromDouble(double.Epsilon), Is.EqualTo(new Rational(1, BigInteger.One << 1074)));
        Assert.That(Rational.FromDouble(double.MaxValue), Is.EqualTo(new Rational((BigInteger.One << 1024) - (BigInteger.One << 971))));
    }

    [Test]
    public void Every_float_is_read_exactly_and_written_back()
    {
        foreach (float value in Floats(5000))
        {
            Assert.That(Rational.FromSingle(value).ToSingle(), Is.EqualTo(value));
            Assert.That(Rational.FromSingle(value).ToDouble(), Is.EqualTo((double)value));
        }

        Assert.That(Rational.FromSingle(0.1f), Is.EqualTo(new Rational(13421773, 134217728)));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void What_is_not_finite_is_refused(double value)
    {
        Assert.That(() => Rational.FromDouble(value), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Rational.FromSingle((float)value), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void ToDouble_rounds_ties_to_even_and_everything_else_to_the_nearest()
    {
        foreach (double low in Doubles(3000).Where(value => value is >= 0 and < double.MaxValue))
        {
            double high = Math.BitIncrement(low);
            Rational middle = (Rational.FromDouble(low) + Rational.FromDouble(high)) / 2;
            Rational hair = (Rational.FromDouble(high) - middle) / BigInteger.Pow(10, 40);
            double even = (BitConverter.DoubleToInt64Bits(low) & 1) == 0 ? low : high;
            AssertRounds(middle, even, low, high);
            AssertRounds(middle - hair, low, low, high);
            AssertRounds(middle + hair, high, low, high);
        }

        static void AssertRounds(Rational value, double nearest, double low, double high)
        {
            Assert.That(value.ToDouble(), Is.EqualTo(nearest));
            Assert.That((-value).ToDouble(), Is.EqualTo(-nearest));
            Assert.That(value.ToDoubleDown(), Is.EqualTo(low));
            Assert.That(value.ToDoubleUp(), Is.EqualTo(high));
            Assert.That((-value).ToDoubleDown(), Is.EqualTo(-high));
            Assert.That((-value).ToDoubleUp(), Is.EqualTo(-low));
        }
    }

    [Test]
    public void ToSingle_rounds_once_from_the_exact_value()
    {
        foreach (float low in Floats(3000).Where(value => value is >= 0 and < float.MaxValue))
        {
            float high = MathF.BitIncrement(low);
            Rational middle = (Rational.FromSingle(low) + Rational.FromSingle(high)) / 2;

            // So near the tie that rounding to double first would fall on it.
            Rational hair = (Rational.FromSingle(high) - middle) / BigInteger.Pow(10, 40);
            Assert.That(middle.ToSingle(), Is.EqualTo((BitConverter.SingleToInt32Bits(low) & 1) == 0 ? low : high));
            Assert.That((middle - hair).ToSingle(), Is.EqualTo(low));
            Assert.That((middle + hair).ToSingle(), Is.EqualTo(high));
            Assert.That((-middle - hair).ToSingle(), Is.EqualTo(-high));
        }
    }

    [Test]
    public void Overflow_starts_at_half_a_unit_past_the_largest_number()
    {
        Rational limit = new((BigInteger.One << 1024) - (BigInteger.One << 970));
        Assert.That(limit.ToDouble(), Is.EqualTo(double.PositiveInfinity));
        Assert.That((limit - new Rational(1, 1000)).ToDouble(), Is.EqualTo(double.MaxValue));
        Assert.That((-limit).ToDouble(), Is.EqualTo(double.NegativeInfinity));
        Assert.That(limit.ToDoubleDown(), Is.EqualTo(double.MaxValue));
        Assert.That(limit.ToDoubleUp(), Is.EqualTo(double.PositiveInfinity));
        Assert.That((-limit).ToDoubleUp(), Is.EqualTo(double.MinValue));
        Assert.That((-limit).ToDoubleDown(), Is.EqualTo(double.NegativeInfinity));

        Rational single = new((BigInteger.One << 128) - (BigInteger.One << 103));
        Assert.That(single.ToSingle(), Is.EqualTo(float.PositiveInfinity));
        Assert.That((single - 1).ToSingle(), Is.EqualTo(float.MaxValue));
        Assert.That(((Rational)BigInteger.Pow(10, 5000)).ToSingle(), Is.EqualTo(float.PositiveInfinity));
    }

    [Test]
    public void Underflow_ends_at_half_the_smallest_number()
    {
        Rational half = new(1, BigInteger.One << 1075);
        Rational hair = new(1, BigInteger.One << 1300);
        Assert.That(half.ToDouble(), Is.Zero);
        Assert.That((half + hair).ToDouble(), Is.EqualTo(double.Epsilon));
        Assert.That((3 * half).ToDouble(), Is.EqualTo(2 * double.Epsilon), "a tie between 1 and 2 units");
        Assert.That(hair.ToDouble(), Is.Zero);
        Assert.That(hair.ToDoubleUp(), Is.EqualTo(double.Epsilon));
        Assert.That(hair.ToDoubleDown(), Is.Zero);
        Assert.That((-hair).ToDoubleDown(), Is.EqualTo(-double.Epsilon));
        Assert.That((-hair).ToDoubleUp(), Is.Zero);
        Assert.That(new Rational(1, BigInteger.Pow(10, 9000)).ToDouble(), Is.Zero);
        Assert.That(new Rational(1, BigInteger.One << 150).ToSingle(), Is.Zero);
        Assert.That(new Rational(3, BigInteger.One << 150).ToSingle(), Is.EqualTo(2 * float.Epsilon));
    }

    [Test]
    public void Random_quotients_lie_between_their_neighbours()
    {
        Random random = new(83);
        for (int trial = 0; trial < 3000; trial++)
        {
            Rational value = new(
                (BigInteger)random.NextInt64(long.MinValue, long.MaxValue) << random.Next(200),
                ((BigInteger)random.NextInt64(1, long.MaxValue) << random.Next(200)) + random.Next(1000));
            double nearest = value.ToDouble();
            Rational error = Rational.Abs(Rational.FromDouble(nearest) - value);
            Assert.That(error, Is.LessThanOrEqualTo(Rational.Abs(Rational.FromDouble(Math.BitIncrement(nearest)) - value)));
            Assert.That(error, Is.LessThanOrEqualTo(Rational.Abs(Rational.FromDouble(Math.BitDecrement(nearest)) - value)));
            Assert.That(value.ToDoubleDown() == value.ToDoubleUp(), Is.EqualTo(error.IsZero));
        }
    }

    private static IEnumerable<double> Doubles(int count)
    {
        double[] special =
        [
            0, 1, 0.1, double.Epsilon, 3 * double.Epsilon, Math.BitDecrement(2.2250738585072014E-308), 2.2250738585072014E-308,
            double.MaxValue,
            Math.BitDecrement(1), Math.BitDecrement(2), Math.BitDecrement(double.MaxValue), 1L << 53, (1L << 53) - 1,
        ];
        Random random = new(81);
        return special.Concat(
            Enumerable.Range(0, count).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
                .Where(double.IsFinite))
            .Concat(Enumerable.Range(0, count / 10).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(1L << 53))));
    }

    private static IEnumerable<float> Floats(int count)
    {
        float[] special =
        [
            0, 1, 0.1f, float.Epsilon, 3 * float.Epsilon, MathF.BitDecrement(1.17549435E-38f), 1.17549435E-38f, float.MaxValue,
            MathF.BitDecrement(2),
        ];
        Random random = new(82);
        return special.Concat(
            Enumerable.Range(0, count).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))
                .Where(float.IsFinite))
            .Concat(Enumerable.Range(0, count / 10).Select(_ => BitConverter.Int32BitsToSingle(random.Next(1 << 24))));
    }
}
