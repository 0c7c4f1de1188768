using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Files;

public class NumberRulesTests
{
    [TestCase(NumberRule.Exact, "exact")]
    [TestCase(NumberRule.Float32, "float32")]
    [TestCase(NumberRule.Float64, "float64")]
    public void NamesGoBothWays(NumberRule rule, string name)
    {
        Assert.That(NumberRules.ToText(rule), Is.EqualTo(name));
        Assert.That(NumberRules.TryParse(name, out NumberRule parsed), Is.True);
        Assert.That(parsed, Is.EqualTo(rule));
    }

    [TestCase("")]
    [TestCase("Exact")]
    [TestCase("float16")]
    [TestCase(null)]
    public void OtherNamesAreNoRules(string? name) => Assert.That(NumberRules.TryParse(name, out _), Is.False);

    [Test]
    public void FloatsStayAsTheyAre()
    {
        Random random = new(3);
        for (int i = 0; i < 2000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            double twice = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (float.IsFinite(single))
            {
                Assert.That(NumberRules.TryRound(Rational.FromSingle(single), NumberRule.Float32, out Rational rounded), Is.True);
                Assert.That(rounded, Is.EqualTo(Rational.FromSingle(single)));
            }

            if (double.IsFinite(twice))
            {
                Assert.That(NumberRules.TryRound(Rational.FromDouble(twice), NumberRule.Float64, out Rational rounded), Is.True);
                Assert.That(rounded, Is.EqualTo(Rational.FromDouble(twice)));
            }
        }
    }

    [Test]
    public void NoOtherFloatIsNearer()
    {
        Random random = new(4);
        for (int i = 0; i < 2000; i++)
        {
            Rational exact = new(random.NextInt64(), random.NextInt64(1, 1L << 40));
            Assert.That(NumberRules.TryRound(exact, NumberRule.Float32, out Rational rounded), Is.True);
            Rational error = Rational.Abs(rounded - exact);
            Assert.That(error, Is.LessThanOrEqualTo(Rational.Abs(Rational.FromSingle(MathF.BitIncrement(rounded.ToSingle())) - exact)));
            Assert.That(error, Is.LessThanOrEqualTo(Rational.Abs(Rational.FromSingle(MathF.BitDecrement(rounded.ToSingle())) - exact)));
        }
    }

    [Test]
    public void OverflowIsSaid()
    {
        Assert.That(NumberRules.TryRound(Rational.Parse("1e39"), NumberRule.Float32, out _), Is.False);
        Assert.That(NumberRules.TryRound(Rational.Parse("1e39"), NumberRule.Float64, out _), Is.True);
        Assert.That(NumberRules.TryRound(Rational.Parse("-1e309"), NumberRule.Float64, out _), Is.False);
        Assert.That(NumberRules.TryRound(Rational.Parse("-1e309"), NumberRule.Exact, out _), Is.True);
    }
}
