using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Estimators;

public sealed class ExpectedDistinctTests
{
    [Test]
    public void Two_halves()
    {
        ExpectedDistinct expected = Of(3, new Rational(1, 2), new Rational(1, 2));

        Assert.That(expected.Lower, Is.EqualTo(new Rational(7, 4)));
        Assert.That(expected.Upper, Is.EqualTo(new Rational(7, 4)));
        Assert.That(expected.MaySumToOne, Is.True);
    }

    [Test]
    public void The_ends_of_the_range()
    {
        Assert.That(Of(5, 1, 0).Lower, Is.EqualTo(Rational.One));
        Assert.That(Of(5, 1, 0).Upper, Is.EqualTo(Rational.One));
        Assert.That(Of(0, 1).Upper, Is.EqualTo(Rational.Zero));
        Assert.That(() => new ExpectedDistinct(1).Add(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ExpectedDistinct(1).Add(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_missing_species_shows()
    {
        Rational sliver = new(1, BigInteger.One << 200);

        Assert.That(Of(5, new Rational(1, 3), new Rational(2, 3)).MaySumToOne, Is.True);
        Assert.That(Of(5, new Rational(1, 3), new Rational(2, 3) - sliver).MaySumToOne, Is.False);
    }

    [Test]
    public void It_encloses_the_exact_sum_tightly()
    {
        Random random = new(3);
        for (int i = 0; i < 40; i++)
        {
            int[] weights = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(1, 1000))];
            Rational[] probabilities = [.. weights.Select(weight => new Rational(weight, weights.Sum()))];
            int observations = random.Next(1, 40);
            Rational exact = Rational.Zero;
            foreach (Rational p in probabilities)
            {
                exact += 1 - Enumerable.Repeat(1 - p, observations).Aggregate(Rational.One, (product, factor) => product * factor);
            }

            ExpectedDistinct expected = Of(observations, probabilities);
            Assert.That(expected.Lower, Is.LessThanOrEqualTo(exact));
            Assert.That(expected.Upper, Is.GreaterThanOrEqualTo(exact));
            Assert.That((expected.Upper - expected.Lower) * (BigInteger.One << 40), Is.LessThanOrEqualTo(expected.Lower));
        }
    }

    [Test]
    public void It_stays_tight_for_many_observations()
    {
        // 1 - (1 - 2^-40)^(2^40) is close to 1 - 1/e.
        ExpectedDistinct expected = Of(1L << 40, new Rational(1, BigInteger.One << 40), 1 - new Rational(1, BigInteger.One << 40));

        Assert.That((expected.Upper - expected.Lower) * (BigInteger.One << 40), Is.LessThanOrEqualTo(expected.Lower));
        Assert.That(expected.Lower.ToDouble(), Is.EqualTo(2 - Math.Exp(-1)).Within(1e-11));
    }

    /// <summary>The mean number of distinct patterns over 200 seeds is within three of its standard errors of the expectation.</summary>
    [TestCase("random-2-8-8-1.json", "box:-4,4", 60)]
    [TestCase("quant1_2-8-8-1_s0.json", "box:-1,1", 20)]
    [TestCase("trained-regression.json", "box:-2,2", 40)]
    [TestCase("sawtooth.json", "unit", 16)]
    [TestCase("max-min.json", "box:-2,2", 10)]
    public void The_mean_over_many_seeds_agrees(string name, string domainText, int samples)
    {
        Network network = NetworkFile.Read(Repository.Data("networks", name));
        HPolyhedron domain = DomainText.Parse(domainText, network.InputCount);
        RegionTruth truth = RegionTruth.Find(network, domain, samples);
        double[] seen =
            [.. Enumerable.Range(1, 200).Select(seed => (double)PatternSample.Draw(network, domain, samples, (ulong)seed)!.Distinct)];
        double mean = seen.Average();
        double error = Math.Sqrt(seen.Sum(value => (value - mean) * (value - mean)) / (seen.Length - 1) / seen.Length);

        Assert.That(truth.Summary.IsComplete, Is.True);
        Assert.That(truth.Expected!.Species, Is.EqualTo(truth.Patterns.Count));
        Assert.That(error, Is.Positive);
        Assert.That(Math.Abs(mean - truth.Expected.Lower.ToDouble()), Is.LessThanOrEqualTo(3 * error));
    }

    private static ExpectedDistinct Of(long observations, params Rational[] probabilities)
    {
        ExpectedDistinct expected = new(observations);
        foreach (Rational p in probabilities)
        {
            expected.Add(p);
        }

        return expected;
    }
}
