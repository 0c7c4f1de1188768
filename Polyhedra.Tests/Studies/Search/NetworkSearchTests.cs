using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Studies.Search;

internal sealed class NetworkSearchTests
{
    [TestCase(2, new[] { 2, 2 }, 11)]
    [TestCase(2, new[] { 2, 3 }, 16)]
    [TestCase(1, new[] { 3, 2 }, 12)]
    [TestCase(1, new[] { 2, 2 }, 7)]
    [TestCase(2, new[] { 3 }, 7)]
    public void A_bound_that_can_be_met_is_met_and_ends_the_search(int inputs, int[] widths, int bound)
    {
        SearchResult found = NetworkSearch.Run(new SearchOptions(inputs, [.. widths], 1) { Steps = 20_000 });
        Assert.Multiple(() =>
        {
            Assert.That(found.Stop, Is.EqualTo(SearchStop.UpperBound));
            Assert.That(found.Regions, Is.EqualTo(bound));
            Assert.That(found.Steps, Is.EqualTo(found.StepOfBest));
            Assert.That(found.Steps, Is.LessThan(20_000));
            Assert.That(RegionEnumerator.Count(found.Best, HPolyhedron.WholeSpace(inputs), Engine.Lp).ActivationRegions, Is.EqualTo(bound));
        });
    }

    [Test]
    public void Steps_alone_make_it_deterministic()
    {
        SearchOptions options = new(2, [3, 3], 5) { Steps = 1500 };
        SearchResult first = NetworkSearch.Run(options);
        SearchResult second = NetworkSearch.Run(options);
        SearchResult other = NetworkSearch.Run(options with { Seed = 6 });
        Assert.Multiple(() =>
        {
            Assert.That(first.Stop, Is.EqualTo(SearchStop.Steps));
            Assert.That(first.Steps, Is.EqualTo(1500));
            Assert.That(NetworkDigest.Compute(second.Best), Is.EqualTo(NetworkDigest.Compute(first.Best)));
            Assert.That((second.Regions, second.StepOfBest, second.Climbs), Is.EqualTo((first.Regions, first.StepOfBest, first.Climbs)));
            Assert.That(NetworkDigest.Compute(other.Best), Is.Not.EqualTo(NetworkDigest.Compute(first.Best)));
            Assert.That(first.Regions, Is.GreaterThanOrEqualTo(28));
        });
    }

    [Test]
    public void More_steps_go_on_where_fewer_end()
    {
        SearchOptions options = new(2, [3, 2], 3) { Steps = 3000 };
        SearchResult longer = NetworkSearch.Run(options);
        SearchResult shorter = NetworkSearch.Run(options with { Steps = longer.StepOfBest });
        Assert.That(NetworkDigest.Compute(shorter.Best), Is.EqualTo(NetworkDigest.Compute(longer.Best)));
        Assert.That(shorter.StepOfBest, Is.EqualTo(longer.StepOfBest));
    }

    [Test]
    public void Linear_regions_are_counted_if_they_are_wanted()
    {
        SearchResult found = NetworkSearch.Run(new SearchOptions(2, [2, 2], 1) { Steps = 300, Goal = SearchGoal.LinearRegions });
        RegionCounts counts = RegionCounter.Count(found.Best, HPolyhedron.WholeSpace(2));
        Assert.That(found.Regions, Is.EqualTo(counts.LinearRegions));
    }

    [Test]
    public void Time_ends_a_search_that_has_no_other_end()
    {
        SearchResult found = NetworkSearch.Run(new SearchOptions(2, [4, 4], 1) { Time = TimeSpan.FromMilliseconds(200) });
        Assert.That(found.Stop, Is.EqualTo(SearchStop.Time));
        Assert.That(found.Steps, Is.GreaterThanOrEqualTo(1));
        SearchResult one = NetworkSearch.Run(new SearchOptions(2, [4, 4], 1) { Time = TimeSpan.Zero });
        Assert.That(one.Steps, Is.GreaterThanOrEqualTo(1));
        Assert.That(one.Best.GateWidths, Is.EqualTo(new[] { 4, 4 }));
    }

    [Test]
    public void A_cancelled_search_gives_what_it_has()
    {
        using CancellationTokenSource source = new();
        SearchOptions options = new(2, [4, 4], 1) { Time = TimeSpan.FromMinutes(10), Progress = new Canceller(source) };
        Assert.That(NetworkSearch.Run(options, source.Token).Stop, Is.EqualTo(SearchStop.Cancelled));
    }

    [Test]
    public void Options_that_say_nothing_are_refused()
    {
        Assert.That(() => NetworkSearch.Run(new SearchOptions(2, [2], 1)), Throws.ArgumentException);
        Assert.That(() => NetworkSearch.Run(new SearchOptions(2, [], 1) { Steps = 1 }), Throws.ArgumentException);
        Assert.That(() => NetworkSearch.Run(new SearchOptions(0, [2], 1) { Steps = 1 }), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => NetworkSearch.Run(new SearchOptions(1, [2], 1) { Steps = 0 }), Throws.InstanceOf<ArgumentException>());
    }

    private sealed class Canceller(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
