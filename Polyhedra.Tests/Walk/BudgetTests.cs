using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Limits stop a walk, the summary says which, and what was found up to then counts as partial.</summary>
public sealed class BudgetTests
{
    // The 2^16 orthants of R^16: enough that a walk which ignores its budget is caught.
    private const int Orthants = 16;

    private static readonly Network Small = LcgNetwork.Relu(2, [4, 4], 1);
    private static readonly Network Large = Nets.Of(Nets.Relu(
        [.. Enumerable.Range(0, Orthants)
            .Select(i => string.Join(' ', Enumerable.Range(0, Orthants).Select(k => i == k ? 1 : 0)) + " | 0")]));

    // Small has 34 regions in the plane.
    [TestCase(0, StopReason.MaxRegions, 0)]
    [TestCase(1, StopReason.MaxRegions, 1)]
    [TestCase(33, StopReason.MaxRegions, 33)]
    [TestCase(34, StopReason.Complete, 34)]
    [TestCase(35, StopReason.Complete, 34)]
    [TestCase(long.MaxValue, StopReason.Complete, 34)]
    public void MaxRegions_stops_iff_there_is_another_region(long limit, StopReason reason, int found)
    {
        CollectingSink sink = new(Small, HPolyhedron.WholeSpace(2));

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Small, HPolyhedron.WholeSpace(2), ref sink, new EnumerationBudget { MaxRegions = limit });

        Assert.That(summary.StopReason, Is.EqualTo(reason));
        Assert.That(summary.IsComplete, Is.EqualTo(reason == StopReason.Complete));
        Assert.That(summary.ActivationRegions, Is.EqualTo(found));
        Assert.That(sink.Regions, Has.Count.EqualTo(found));
    }

    [Test]
    public void A_limit_of_one_completes_where_there_is_one_region()
    {
        Network network = Nets.Of(Nets.Relu("0 0 | 1"), Nets.Identity("1 | 0"));
        CollectingSink sink = new(network, HPolyhedron.WholeSpace(2));

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            network, HPolyhedron.WholeSpace(2), ref sink, new EnumerationBudget { MaxRegions = 1 });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Complete));
    }

    [Test]
    public void A_limited_walk_is_the_beginning_of_the_whole_one()
    {
        CollectingSink whole = new(Small, HPolyhedron.WholeSpace(2));
        CollectingSink part = new(Small, HPolyhedron.WholeSpace(2));

        RegionEnumerator.Enumerate(Small, HPolyhedron.WholeSpace(2), ref whole);
        RegionEnumerator.Enumerate(Small, HPolyhedron.WholeSpace(2), ref part, new EnumerationBudget { MaxRegions = 10 });

        Assert.That(part.Order, Is.EqualTo(whole.Order.Take(10)));
    }

    [Test]
    public void A_timeout_of_zero_stops_at_once()
    {
        CountingSink sink = default;

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Large, HPolyhedron.WholeSpace(Orthants), ref sink, new EnumerationBudget { Timeout = TimeSpan.Zero });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Timeout));
        Assert.That(summary.IsComplete, Is.False);
        Assert.That(summary.ActivationRegions, Is.EqualTo(sink.Count));
        Assert.That(sink.Count, Is.LessThan(1 << Orthants));
    }

    [Test]
    public void A_short_timeout_stops_during_the_walk()
    {
        CountingSink sink = new() { Delay = TimeSpan.FromMilliseconds(1) };

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Large, HPolyhedron.WholeSpace(Orthants), ref sink, new EnumerationBudget { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Timeout));
        Assert.That(summary.ActivationRegions, Is.EqualTo(sink.Count));
        Assert.That(sink.Count, Is.InRange(1, (1 << Orthants) - 1));
    }

    [Test]
    public void A_short_timeout_stops_within_a_long_step()
    {
        // The first decision alone is an exact program of 100 half-spaces in 50 variables with entries of 53 bits.
        const int Dimension = 50;
        Random random = new(50);
        Rational[] Row() => [.. Enumerable.Range(0, Dimension).Select(_ => Rational.FromDouble(random.NextDouble() - 0.5)), 1];
        HPolyhedron domain = HPolyhedron.FromHalfSpaces(
            Dimension, Enumerable.Range(0, 2 * Dimension).Select(_ => TestDomains.HalfSpaceOf(Row())));
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [Row()]));
        CountingSink sink = default;

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            network, domain, ref sink, KernelArithmetic.ExactOnly, new EnumerationBudget { Timeout = TimeSpan.FromMilliseconds(100) });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Timeout));
        Assert.That(sink.Count, Is.Zero);
    }

    [Test]
    public void A_long_timeout_changes_nothing()
    {
        CollectingSink sink = new(Small, HPolyhedron.WholeSpace(2));

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Small, HPolyhedron.WholeSpace(2), ref sink, new EnumerationBudget { Timeout = TimeSpan.MaxValue });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Complete));
        Assert.That(sink.Regions, Has.Count.EqualTo(34));
    }

    [Test]
    public void A_cancelled_token_stops_at_once()
    {
        CountingSink sink = default;

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Large, HPolyhedron.WholeSpace(Orthants), ref sink, cancellation: new CancellationToken(canceled: true));

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(summary.IsComplete, Is.False);
        Assert.That(sink.Count, Is.Zero);
    }

    [Test]
    public void A_cancelled_token_stops_the_search_for_a_first_point_too()
    {
        // A wedge so thin that only the exact linear program finds a point in it.
        HPolyhedron hairline = Hairline();
        CountingSink sink = default;

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Small, hairline, ref sink, cancellation: new CancellationToken(canceled: true));

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(summary.ActivationRegions, Is.Zero);
        Assert.That(Walks.Count(Small, hairline), Is.Positive);
    }

    [Test]
    public void Negative_budgets_are_refused()
    {
        CountingSink sink = default;

        Assert.That(() => Run(new EnumerationBudget { MaxRegions = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => Run(new EnumerationBudget { Timeout = Timeout.InfiniteTimeSpan }), Throws.InstanceOf<ArgumentOutOfRangeException>());

        void Run(EnumerationBudget budget) => RegionEnumerator.Enumerate(Small, HPolyhedron.WholeSpace(2), ref sink, budget);
    }

    [Test]
    public void Cancelling_during_the_walk_stops_it_soon()
    {
        using CancellationTokenSource source = new();
        CountingSink sink = new() { CancelAfter = 3, Source = source };

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Large, HPolyhedron.WholeSpace(Orthants), ref sink, cancellation: source.Token);

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(summary.ActivationRegions, Is.EqualTo(sink.Count));
        Assert.That(sink.Count, Is.InRange(3, 3000));
    }

    [Test]
    public void Progress_never_falls_and_ends_at_the_count()
    {
        RecordingProgress progress = new();
        CountingSink sink = default;

        EnumerationSummary summary = RegionEnumerator.Enumerate(
            Small, HPolyhedron.WholeSpace(2), ref sink, new EnumerationBudget { Progress = progress });

        Assert.That(progress.Reports, Is.Ordered);
        Assert.That(progress.Reports[0], Is.Zero);
        Assert.That(progress.Reports[^1], Is.EqualTo(summary.ActivationRegions));
        Assert.That(progress.Reports.Exists(count => count > 0 && count < summary.ActivationRegions), Is.True, "reports on the way");
    }

    // y > 2 + 2e, x (1 - e) + y (2 - e) > -2 - 2e and x + y (2 - e) < -2 with e = 10^-40: the last two are nearly opposite.
    private static HPolyhedron Hairline()
    {
        Rational e = Rational.Parse("1e-40");
        return new HPolyhedron(
            [null, null],
            [null, null],
            [new HalfSpace([1 - e, 2 - e], 2 + (2 * e)), new HalfSpace([0, 1 - e], -2 - (2 * e)), new HalfSpace([-1, e - 2], -2)]);
    }

    private struct CountingSink : IRegionSink
    {
        public static bool NeedsRegions => true;

        public int Count { get; private set; }

        public TimeSpan Delay { get; init; }

        public int CancelAfter { get; init; }

        public CancellationTokenSource? Source { get; init; }

        public void Accept(scoped in RegionView region)
        {
            Count++;
            if (Delay > TimeSpan.Zero)
            {
                Thread.Sleep(Delay);
            }

            if (Count == CancelAfter)
            {
                Source?.Cancel();
            }
        }
    }

    private sealed class RecordingProgress : IProgress<long>
    {
        public List<long> Reports { get; } = [];

        public void Report(long value) => Reports.Add(value);
    }
}
