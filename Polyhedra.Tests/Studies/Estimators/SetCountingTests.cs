using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Estimators;

/// <summary>Parity constraints, line sweeps and files of estimates.</summary>
public sealed class SetCountingTests
{
    private static readonly Network Tent = NetworkFile.Read(Repository.Data("networks", "2-16-16-1.json"));

    [Test]
    public void Independent_constraints_halve_the_set_of_all_patterns()
    {
        // All 2^12 patterns: what s independent constraints leave is exactly 2^(12 - s), so most counts are exact.
        string[] all = [.. Enumerable.Range(0, 1 << 12).Select(code => Convert.ToString(code, 2).PadLeft(12, '0'))];
        XorCounting counting = XorCounting.Run(all, [.. Enumerable.Repeat(2, 12)], 25, 1);

        Assert.That(counting.MedianCount, Is.EqualTo((BigInteger)4096));
        Assert.That(counting.Depths, Has.Length.EqualTo(25));
        Assert.That((int)counting.MedianPower, Is.InRange(2048, 8192));
        Assert.That(counting.LowerBound, Is.LessThanOrEqualTo((Rational)4096));
    }

    [Test]
    public void Gates_of_several_pieces_take_several_bits()
    {
        // Three pieces and two: all six patterns, in three bits.
        string[] all = ["0|0", "1|0", "2|0", "0|1", "1|1", "2|1"];
        XorCounting counting = XorCounting.Run(all, [3, 2], 9, 2);

        Assert.That(counting.MedianCount, Is.EqualTo((BigInteger)6));
        Assert.That(() => XorCounting.Run(["00"], [2], 1, 1), Throws.ArgumentException);
        Assert.That(() => XorCounting.Run([], [2], 1, 1), Throws.ArgumentException);
    }

    [Test]
    public void Parity_counts_of_a_network_are_of_the_right_size()
    {
        RegionTruth truth = RegionTruth.Find(Tent, HPolyhedron.Cube(2, -1, 1), null);
        ImmutableArray<int> pieces = [.. Enumerable.Repeat(2, 32)];
        XorCounting counting = XorCounting.Run([.. truth.Patterns.Order(StringComparer.Ordinal)], pieces, 101, 3);

        Assert.That(truth.Patterns, Has.Count.EqualTo(368));
        Assert.That((double)counting.MedianCount, Is.InRange(368 * 0.6, 368 * 1.6));
        Assert.That((double)counting.MedianPower, Is.InRange(128, 1024));
        Assert.That(counting.LowerBound, Is.LessThanOrEqualTo((Rational)368));
    }

    [Test]
    public void A_sweep_finds_regions_and_no_others()
    {
        HPolyhedron domain = HPolyhedron.Cube(2, -1, 1);
        RegionTruth truth = RegionTruth.Find(Tent, domain, null);
        SegmentSample sweep = SegmentSample.Draw(Tent, domain, 60, 1)!;
        PatternSample sample = PatternSample.Draw(Tent, domain, 300, 1)!;

        Assert.That(sweep.Patterns, Is.SubsetOf(truth.Patterns));
        Assert.That(sample.Patterns, Is.SubsetOf(truth.Patterns));
        Assert.That(sweep.Patterns, Has.Count.GreaterThan(250));
        Assert.That(sweep.Crossed, Is.GreaterThan(sweep.Patterns.Count));
        Assert.That(SegmentSample.Draw(Tent, domain, 60, 1)!.Patterns, Is.EquivalentTo(sweep.Patterns));
    }

    [Test]
    public void A_sweep_of_one_input_sees_all_that_lies_between()
    {
        Network sawtooth = NetworkFile.Read(Repository.Data("networks", "sawtooth.json"));
        HPolyhedron unit = HPolyhedron.Cube(1, 0, 1);

        Assert.That(SegmentSample.Draw(sawtooth, unit, 40, 5)!.Patterns, Has.Count.EqualTo(16));
    }

    [Test]
    public void Volumes_come_from_both_kernels()
    {
        HPolyhedron domain = HPolyhedron.Cube(2, -1, 1);
        RegionTruth truth = RegionTruth.Find(Tent, domain, 1);

        // One point sees one pattern.
        Assert.That(truth.Expected!.MaySumToOne, Is.True);
        Assert.That(truth.Expected.Lower, Is.LessThanOrEqualTo(Rational.One));
        Assert.That(truth.Expected.Upper, Is.GreaterThanOrEqualTo(Rational.One));
        Assert.That(() => RegionTruth.Find(Tent, HPolyhedron.WholeSpace(2), 1), Throws.ArgumentException);
    }

    [Test]
    public void A_stopped_truth_has_no_expectation()
    {
        RegionTruth truth = RegionTruth.Find(Tent, HPolyhedron.Cube(2, -1, 1), 10, new EnumerationBudget { MaxRegions = 5 });

        Assert.That(truth.Summary.StopReason, Is.EqualTo(StopReason.MaxRegions));
        Assert.That(truth.Expected, Is.Null);
    }

    [TestCase("0101", true)]
    [TestCase("010", false)]
    [TestCase("01012", false)]
    [TestCase("0201", false)]
    [TestCase("01|01", false)]
    public void Patterns_are_told_from_other_text(string text, bool expected) =>
        Assert.That(PatternText.IsPattern(text, Walk.Nets.Of(Walk.Nets.Relu("1 | 0", "1 | 0", "1 | 0", "1 | 0"))), Is.EqualTo(expected));
}
