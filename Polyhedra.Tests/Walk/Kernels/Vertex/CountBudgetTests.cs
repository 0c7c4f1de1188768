using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Regression: the count of a last layer is one step of the walk, however long, and the budgets hold within it.</summary>
public sealed class CountBudgetTests
{
    // 400 hyperplanes make a thousand million cells.
    [TestCase(WeightKind.Float32, 4, 1)]
    [TestCase(WeightKind.Float32, 4, 3)]
    [TestCase(WeightKind.SmallIntegers, 5, 1)]
    [TestCase(WeightKind.SmallIntegers, 5, 2)]
    [CancelAfter(60_000)]
    public void A_short_timeout_stops_within_the_count_of_one_layer(WeightKind kind, int dimension, int threads)
    {
        Network network = OneLayer(kind, dimension, 400);

        EnumerationSummary summary = RegionEnumerator.Count(
            network, TestDomains.SymmetricBox(dimension), Engine.Vertex, threads,
            new EnumerationBudget { Timeout = TimeSpan.FromMilliseconds(100) });

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Timeout));
        Assert.That(summary.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    [CancelAfter(60_000)]
    public void Cancelling_stops_within_the_count_of_one_layer([Values(2, 3)] int dimension, [Values(1, 2)] int threads)
    {
        // In two dimensions chords are many, in three sections.
        Network network = OneLayer(WeightKind.Float32, dimension, dimension == 2 ? 30_000 : 1000);
        using CancellationTokenSource source = new();
        source.CancelAfter(TimeSpan.FromMilliseconds(200));

        EnumerationSummary summary = RegionEnumerator.Count(
            network, TestDomains.SymmetricBox(dimension), Engine.Vertex, threads, cancellation: source.Token);

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Cancelled));
    }

    [Test]
    [CancelAfter(60_000)]
    public void Listing_stops_too()
    {
        Network network = LcgNetwork.Relu(4, [30, 30], 1);
        HPolyhedron domain = TestDomains.SymmetricBox(4);
        using CancellationTokenSource source = new();
        CancellingSink cancelling = new(source, after: 100);
        CancellingSink timed = new(source, after: -1);
        CancellingSink limited = new(source, after: -1);

        EnumerationSummary cancelled = RegionEnumerator.Enumerate(
            network, domain, ref cancelling, Engine.Vertex, cancellation: source.Token);
        EnumerationSummary late = RegionEnumerator.Enumerate(
            network, domain, ref timed, Engine.Vertex, new EnumerationBudget { Timeout = TimeSpan.FromMilliseconds(100) });
        EnumerationSummary full = RegionEnumerator.Enumerate(
            network, domain, ref limited, Engine.Vertex, new EnumerationBudget { MaxRegions = 1234 });

        Assert.That(cancelled.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(cancelled.ActivationRegions, Is.InRange(100, 400).And.EqualTo(cancelling.Count));
        Assert.That(late.StopReason, Is.EqualTo(StopReason.Timeout));
        Assert.That(late.ActivationRegions, Is.EqualTo(timed.Count));
        Assert.That(full.StopReason, Is.EqualTo(StopReason.MaxRegions));
        Assert.That(full.ActivationRegions, Is.EqualTo(1234).And.EqualTo(limited.Count));
    }

    // Hyperplanes through points of the box, so that all of them cut it.
    private static Network OneLayer(WeightKind kind, int dimension, int units)
    {
        Random random = new(3);
        return Nets.Of(Nets.Layer(Activation.Relu, [.. Enumerable.Range(0, units).Select(_ => (Rational[])[
            .. Enumerable.Range(0, dimension).Select(_ => RandomNets.Number(random, kind)),
            RandomNets.Number(random, kind) / 8])]));
    }

    private sealed class CancellingSink(CancellationTokenSource source, int after) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public int Count { get; private set; }

        public void Accept(scoped in RegionView region)
        {
            if (++Count == after)
            {
                source.Cancel();
            }
        }
    }
}
