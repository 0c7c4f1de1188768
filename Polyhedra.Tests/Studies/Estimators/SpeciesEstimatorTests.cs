using NUnit.Framework;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Estimators;

public sealed class SpeciesEstimatorTests
{
    private static readonly int[] Counts = [1, 1, 1, 2, 2, 5];

    [Test]
    public void Chao1_of_a_known_sample()
    {
        Assert.That(SpeciesEstimators.Chao1(Counts), Is.EqualTo(new Rational(33, 4)));
        Assert.That(SpeciesEstimators.Chao1BiasCorrected(Counts), Is.EqualTo((Rational)7));
    }

    [Test]
    public void Coverage_of_a_known_sample()
    {
        Assert.That(SpeciesEstimators.Coverage(Counts), Is.EqualTo(new Rational(3, 4)));
        Assert.That(SpeciesEstimators.GoodTuring(Counts), Is.EqualTo((Rational)8));
    }

    [Test]
    public void Capture_and_recapture()
    {
        Assert.That(SpeciesEstimators.LincolnPetersen(10, 15, 5), Is.EqualTo((Rational)30));
        Assert.That(SpeciesEstimators.Chapman(10, 15, 5), Is.EqualTo(new Rational(11 * 16, 6) - 1));
    }

    [Test]
    public void Where_a_formula_divides_by_zero_there_is_no_estimate()
    {
        Assert.That(SpeciesEstimators.Chao1([1, 1]), Is.Null);
        Assert.That(SpeciesEstimators.Chao1BiasCorrected([1, 1]), Is.EqualTo((Rational)3));
        Assert.That(SpeciesEstimators.GoodTuring([1, 1]), Is.Null);
        Assert.That(SpeciesEstimators.Coverage([]), Is.Null);
        Assert.That(SpeciesEstimators.LincolnPetersen(3, 4, 0), Is.Null);
        Assert.That(SpeciesEstimators.Chapman(3, 4, 0), Is.EqualTo((Rational)19));
    }

    [Test]
    public void A_sample_counts_its_patterns_and_its_halves()
    {
        PatternSample sample = new(["0", "1", "0", "1", "2", "1", "1"]);

        Assert.That(sample.Patterns, Is.EqualTo((string[])["0", "1", "2"]));
        Assert.That(sample.Counts.ToArray(), Is.EqualTo((int[])[2, 4, 1]));
        Assert.That(sample.Size, Is.EqualTo(7));
        Assert.That(sample.Halves(), Is.EqualTo((2, 2, 1)));
    }

    [Test]
    public void Scores_of_activation_codes()
    {
        // Gates 0 and 2 are never told apart, gate 1 is; of four samples two share a code.
        PatternSample sample = new(["01|0", "11|1", "01|0", "00|0"]);

        Assert.That(ActivationScores.Swap(sample), Is.EqualTo(2));
        Assert.That(ActivationScores.Redundancy(sample), Is.EqualTo(new Rational(1, 4)));
        Assert.That(ActivationScores.Determinism(sample), Is.EqualTo(new Rational(1, 2)));
        Assert.That(ActivationScores.Swap(new PatternSample([])), Is.Zero);
    }
}
