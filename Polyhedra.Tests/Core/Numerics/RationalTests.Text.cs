using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <content>Reading and writing.</content>
public sealed partial class RationalTests
{
    [TestCase("0", 0, 1)]
    [TestCase("-0", 0, 1)]
    [TestCase("+17", 17, 1)]
    [TestCase("007", 7, 1)]
    [TestCase("-6/4", -3, 2)]
    [TestCase("+0/9", 0, 1)]
    [TestCase("1.50", 3, 2)]
    [TestCase("-.5", -1, 2)]
    [TestCase("5.", 5, 1)]
    [TestCase("2e-3", 1, 500)]
    [TestCase("1.25E+2", 125, 1)]
    [TestCase("-12.5e1", -125, 1)]
    [TestCase("1e-00000000000000000000002", 1, 100)]
    [TestCase("0e10000", 0, 1)]
    public void Reads(string text, int numerator, int denominator)
    {
        Assert.That(Rational.Parse(text), Is.EqualTo(new Rational(numerator, denominator)));
        Assert.That(Rational.Parse(text, provider: null), Is.EqualTo(new Rational(numerator, denominator)));
        Assert.That(Rational.TryParse(text, provider: null, out Rational value), Is.True);
        Assert.That(value, Is.EqualTo(new Rational(numerator, denominator)));
    }

    [TestCase("")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("-")]
    [TestCase("+-1")]
    [TestCase("--1")]
    [TestCase(".")]
    [TestCase("e5")]
    [TestCase(".e5")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1e1.5")]
    [TestCase("1e5e5")]
    [TestCase("1..2")]
    [TestCase("1.2.3")]
    [TestCase("1,5")]
    [TestCase("1_000")]
    [TestCase("0x10")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("-∞")]
    [TestCase("1/2/3")]
    [TestCase("1/-2")]
    [TestCase("1/+2")]
    [TestCase("/2")]
    [TestCase("1/")]
    [TestCase("1.5/2")]
    [TestCase("1/2e3")]
    [TestCase("1/0")]
    [TestCase("0/000")]
    [TestCase("\u0661")]
    [TestCase("１")]
    [TestCase("1e10001")]
    [TestCase("1e-10001")]
    [TestCase("1e999999999")]
    [TestCase("1e-999999999999999999999999")]
    public void Refuses(string text)
    {
        Assert.That(Rational.TryParse(text, out Rational value, out string? problem), Is.False);
        Assert.That(value.IsZero, Is.True);
        Assert.That(problem, Is.Not.Null.And.Not.Contain("\n"));
        Assert.That(() => Rational.Parse(text), Throws.InstanceOf<FormatException>().With.Message.EqualTo(problem));
    }

    [Test]
    public void Refuses_null_and_texts_past_the_limit()
    {
        Assert.That(Rational.TryParse(null, provider: null, out _), Is.False);
        string longest = new('9', Rational.MaxTextLength);
        Assert.That(Rational.Parse(longest), Is.EqualTo(new Rational(BigInteger.Pow(10, Rational.MaxTextLength) - 1)));
        Assert.That(Rational.TryParse(longest + "9", out _, out string? problem), Is.False);
        Assert.That(problem, Has.Length.LessThan(200));
    }

    [Test]
    public void Reads_the_largest_exponents_exactly()
    {
        Assert.That(Rational.Parse("1e10000"), Is.EqualTo(new Rational(BigInteger.Pow(10, 10_000))));
        Assert.That(Rational.Parse("-3e-10000"), Is.EqualTo(new Rational(-3, BigInteger.Pow(10, 10_000))));
    }

    [Test]
    public void Reads_back_what_it_writes() => Check.QuickThrowOnFailure(
        Prop.ForAll(Rationals, value =>
            Rational.Parse(value.ToString()) == value && value.ToString().Contains('/') != value.IsInteger
            && string.Equals(value.ToString("G", formatProvider: null), value.ToString(), StringComparison.Ordinal)
            && string.Equals($"{value}", value.ToString(), StringComparison.Ordinal)));

    [Test]
    public void Reads_decimals_as_the_runtime_does()
    {
        Random random = new(71);
        for (int trial = 0; trial < 2000; trial++)
        {
            string text = $"{(random.Next(2) == 0 ? "-" : string.Empty)}{random.NextInt64()}.{random.NextInt64()}e{random.Next(-340, 300)}";
            Assert.That(Rational.Parse(text).ToDouble(), Is.EqualTo(double.Parse(text)), text);
        }
    }

    // Around the lengths up to which 64-bit integers do: the oracle puts the digits and the power of ten together in big integers.
    [Test]
    public void Decimals_of_every_length_are_what_their_digits_say()
    {
        Random random = new(4);
        for (int round = 0; round < 4000; round++)
        {
            string digits = new(
                [.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => (char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10))))]);
            int places = random.Next(digits.Length + 1);
            int exponent = random.Next(3) == 0 ? random.Next(-24, 24) : 0;
            string sign = random.Next(2) == 0 ? "-" : string.Empty;
            string text = $"{sign}{digits[..^places]}.{digits[^places..]}{(exponent == 0 ? string.Empty : $"e{exponent}")}";
            BigInteger whole = BigInteger.Parse(sign + digits, CultureInfo.InvariantCulture);
            int power = exponent - places;
            Rational expected = power >= 0 ? whole * BigInteger.Pow(10, power) : new Rational(whole, BigInteger.Pow(10, -power));
            Rational value = Rational.Parse(text);

            Assert.That(value, Is.EqualTo(expected), text);
            Assert.That((value.Numerator, value.Denominator), Is.EqualTo((expected.Numerator, expected.Denominator)), text);
        }
    }

    // The runtime's own parser rounds the text once; only its zero has a sign.
    [Test]
    public void Decimals_round_to_what_the_runtime_reads()
    {
        Random random = new(5);
        CultureInfo culture = CultureInfo.InvariantCulture;
        for (int round = 0; round < 4000; round++)
        {
            string text = string.Create(culture, $"{random.NextInt64(long.MaxValue) >> random.Next(63)}e{random.Next(-22, 3)}");
            Assert.That(Rational.Parse(text).ToSingle(), Is.EqualTo(float.Parse(text, culture)), text);
            Assert.That(Rational.Parse(text).ToDouble(), Is.EqualTo(double.Parse(text, culture)), text);
        }
    }

    [Test]
    public void Formats_into_spans_that_are_long_enough()
    {
        Rational value = new(-22, 7);
        for (int length = 0; length < 5; length++)
        {
            Assert.That(value.TryFormat(new char[length], out int none, default, provider: null), Is.False);
            Assert.That(none, Is.Zero);
        }

        char[] buffer = new char[9];
        Assert.That(value.TryFormat(buffer, out int written, default, provider: null), Is.True);
        Assert.That(new string(buffer, 0, written), Is.EqualTo("-22/7"));
        Assert.That(() => value.ToString("R", formatProvider: null), Throws.InstanceOf<FormatException>());
        Assert.That(() => value.TryFormat(new char[9], out _, "F2", provider: null), Throws.InstanceOf<FormatException>());
    }
}
