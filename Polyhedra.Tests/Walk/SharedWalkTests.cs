using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Walk;

/// <summary>Walks that give every waiting cell away at once, so that each split crosses from one walk to another.</summary>
public sealed class SharedWalkTests
{
    private static readonly (string Gates, int Inputs, int[] Widths)[] Shapes =
    [
        ("relu", 2, [16, 16]), ("relu", 3, [16, 16]), ("relu", 2, [8, 8, 8]), ("leaky", 2, [12, 12]), ("abs", 2, [10, 10]),
        ("hardtanh", 2, [8, 6, 4]),
        ("maxout 3", 2, [7, 7]), ("maxout 4", 3, [4, 3]), ("hardtanh", 4, [4, 4]), ("relu", 1, [20, 20]), ("relu", 5, [7, 6]),
    ];

    [Test]
    public void Counts_do_not_depend_on_how_the_tree_is_cut([Range(0, 10)] int shape, [Values(1, 2, 4)] int workers)
    {
        (string gates, int inputs, int[] widths) = Shapes[shape];
        Network network = LcgNetwork.Of(gates, inputs, widths, 11 + shape);
        foreach (HPolyhedron domain in (HPolyhedron[])[TestDomains.SymmetricBox(inputs), HPolyhedron.WholeSpace(inputs)])
        {
            CountingOrder order = default;
            long expected = RegionEnumerator.Enumerate(network, domain, ref order, Engine.Vertex).ActivationRegions;

            EnumerationSummary count = Count(network, domain, workers);

            Assert.That(count.StopReason, Is.EqualTo(StopReason.Complete));
            Assert.That(count.ActivationRegions, Is.EqualTo(expected));
        }
    }

    [TestCase(2, "1 2 0 0 | 1", "-1 1 0 0 | 0", "3 1 0 0 | -2")]
    [TestCase(1, "1 2 0 0 | 1", "-1 1 0 0 | 0", "3 1 1 1 | -2")]
    [TestCase(4, "0 0 0 0 | 1", "0 0 0 0 | 0")]
    [TestCase(0, "1 0 0 0 | 1", "0 1 0 0 | 0", "0 0 1 0 | 0", "1 1 1 1 | 0")]
    public void Directions_that_nothing_sees_are_known(int dimension, params string[] rows)
    {
        Network network = Nets.Of(Nets.Relu(rows));

        Assert.That(PermanentLineality.DimensionOf(network, HPolyhedron.WholeSpace(4)), Is.EqualTo(dimension));
        Assert.That(
            PermanentLineality.DimensionOf(network, TestDomains.Of("0 0 1 1 | 1", "0 0 2 2 | 5")),
            Is.EqualTo(Math.Max(0, dimension - (dimension == 1 ? 0 : 1))));
        Assert.That(PermanentLineality.DimensionOf(network, TestDomains.SymmetricBox(4)), Is.Zero);
    }

    /// <summary>Directions that the network does not see, and such that only a later layer does not.</summary>
    [Test]
    public void Lineality_goes_along([Values(1, 2, 3)] int workers)
    {
        Network idle = Nets.Of(
            Nets.Relu("1 2 0 0 | 1", "-1 1 0 0 | 0", "3 1 0 0 | -2", "1 0 0 0 | 1/3"), Nets.Relu("1 -1 1 2 | -1", "-1 2 1 -1 | 1/2"));
        Network late = Nets.Of(
            Nets.Relu("1 2 0 1 | 1", "-1 1 0 1 | 0", "3 1 0 1 | -2", "0 0 1 1 | 1/3"), Nets.Relu("1 -1 1 0 | -1", "-1 2 1 0 | 1/2"));
        foreach (Network network in (Network[])[idle, late])
        {
            HPolyhedron space = HPolyhedron.WholeSpace(4);

            Assert.That(Count(network, space, workers).ActivationRegions, Is.EqualTo(Walks.All(network, space).Count));
        }
    }

    /// <summary>Listed with all that can be asked of a region: points, maps and facets are right on whatever walk it is found.</summary>
    [Test]
    public void Every_region_is_found_once_by_one_of_the_walks([Values] WeightKind kind, [Values(1, 3)] int workers, [Values] bool isExact)
    {
        Random random = new(40 + (int)kind);
        bool isSameOrder = true;
        for (int trial = 0; trial < 4; trial++)
        {
            int dimension = 1 + (trial % 3);
            Network network = trial == 0
                ? RandomNets.Draw(random, kind, 2, [5, 4])
                : RandomNets.DrawGates(random, kind, dimension, dimension == 3 ? [4, 3] : [5, 4, 2]);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)random.Next(7), network.InputCount);
            KernelArithmetic arithmetic = isExact ? KernelArithmetic.ExactOnly : KernelArithmetic.Filtered;

            List<CollectingSink> sinks = List(network, domain, workers, arithmetic);

            Dictionary<string, CollectedRegion> regions = new(StringComparer.Ordinal);
            foreach ((string pattern, CollectedRegion region) in sinks.SelectMany(sink => sink.Regions))
            {
                Assert.That(regions.TryAdd(pattern, region), Is.True, $"pattern {pattern} came twice");
            }

            Assert.That(regions.Describe(), Is.EqualTo(Walks.All(network, domain).Describe()));
            CollectingSink alone = new(network, domain);
            RegionEnumerator.Enumerate(network, domain, ref alone, Engine.Vertex, arithmetic);
            isSameOrder &= sinks[0].Order.SequenceEqual(alone.Order, StringComparer.Ordinal);
        }

        Assert.That(isSameOrder, Is.False, "what is given away comes later");
    }

    [Test]
    [CancelAfter(60_000)]
    public void A_limit_on_regions_stops_all_walks([Values(2, 3, 4)] int threads, [Values] bool isAlwaysHungry)
    {
        Network network = LcgNetwork.Relu(2, [12, 12], 1);
        HPolyhedron domain = TestDomains.SymmetricBox(2);
        long all = Count(network, domain, 1).ActivationRegions;
        foreach (long limit in (long[])[0, 1, all / 2, all - 1, all, all + 1])
        {
            EnumerationSummary summary = isAlwaysHungry
                ? Count(network, domain, threads, new EnumerationBudget { MaxRegions = limit })
                : RegionEnumerator.Count(network, domain, Engine.Vertex, threads, new EnumerationBudget { MaxRegions = limit });

            Assert.That(summary.StopReason, Is.EqualTo(limit < all ? StopReason.MaxRegions : StopReason.Complete), $"limit {limit}");
            Assert.That(summary.ActivationRegions, Is.EqualTo(Math.Min(limit, all)));
        }
    }

    [Test]
    [CancelAfter(60_000)]
    public void Time_and_interrupts_stop_all_walks([Values(1, 2, 4)] int threads)
    {
        // Far too large to be counted.
        Network network = LcgNetwork.Relu(5, [60, 60, 60], 1);
        HPolyhedron domain = TestDomains.SymmetricBox(5);
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(150));

        Assert.That(Stop(new EnumerationBudget { Timeout = TimeSpan.Zero }, default), Is.EqualTo(StopReason.Timeout));
        Assert.That(Stop(new EnumerationBudget { Timeout = TimeSpan.FromMilliseconds(100) }, default), Is.EqualTo(StopReason.Timeout));
        Assert.That(Stop(null, new CancellationToken(canceled: true)), Is.EqualTo(StopReason.Cancelled));
        Assert.That(Stop(null, source.Token), Is.EqualTo(StopReason.Cancelled));
        Assert.That(
            Stop(new EnumerationBudget { MaxRegions = 1000, Timeout = TimeSpan.FromHours(1) }, default), Is.EqualTo(StopReason.MaxRegions));

        StopReason Stop(EnumerationBudget? budget, CancellationToken cancellation) =>
            RegionEnumerator.Count(network, domain, Engine.Vertex, threads, budget, cancellation).StopReason;
    }

    [Test]
    [CancelAfter(60_000)]
    public void A_walk_that_fails_ends_the_others([Values(2, 4)] int threads)
    {
        Network network = LcgNetwork.Relu(2, [12, 12], 1);
        using WalkSession session = new(null, null, null, CancellationToken.None);
        int created = 0;

        Assert.That(
            () => ParallelCount.Run(
                threads,
                shared => Interlocked.Increment(ref created) == 2
                    ? throw new InvalidOperationException("broken")
                    : Walker<RegionCountSink>(network, TestDomains.SymmetricBox(2), shared, session, KernelArithmetic.Filtered),
                session),
            Throws.InvalidOperationException.With.Message.EqualTo("broken"));
    }

    [Test]
    public void Progress_of_several_walks_never_falls_and_ends_at_the_count()
    {
        Network network = LcgNetwork.Relu(3, [14, 14], 1);
        List<long> reports = [];
        EnumerationSummary summary = RegionEnumerator.Count(
            network, TestDomains.SymmetricBox(3), Engine.Vertex, 3, new EnumerationBudget { Progress = new Recorder(reports) });

        Assert.That(reports, Is.Ordered.And.Not.Empty);
        Assert.That(reports[^1], Is.LessThanOrEqualTo(summary.ActivationRegions));
    }

    private static EnumerationSummary Count(Network network, HPolyhedron domain, int workers, EnumerationBudget? budget = null)
    {
        using WalkSession session = EnumerationBudget.Start(budget, CancellationToken.None);
        return ParallelCount.Run(
            workers,
            shared => Walker<RegionCountSink>(network, domain, shared, session, KernelArithmetic.Filtered),
            session,
            isAlwaysHungry: true);
    }

    private static List<CollectingSink> List(Network network, HPolyhedron domain, int workers, KernelArithmetic arithmetic)
    {
        using WalkSession session = new(null, null, null, CancellationToken.None);
        SharedWalk<VertexTask> shared = new(workers, isAlwaysHungry: true);
        List<CollectingSink> sinks = [.. Enumerable.Range(0, workers).Select(_ => new CollectingSink(network, domain))];
        Task<EnumerationSummary>[] walks = [.. sinks.Select(sink => Task.Factory.StartNew(
            () =>
            {
                CollectingSink own = sink;
                try
                {
                    return Walker<CollectingSink>(network, domain, shared, session, arithmetic).Run(ref own);
                }
                catch
                {
                    shared.Stop();
                    throw;
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Task.WaitAll(walks);
        Assert.That(walks.Select(walk => walk.Result.StopReason), Is.All.EqualTo(StopReason.Complete));
        return sinks;
    }

    private static VertexWalker<TSink> Walker<TSink>(
        Network network, HPolyhedron domain, SharedWalk<VertexTask> shared, WalkSession session, KernelArithmetic arithmetic)
        where TSink : IRegionSink
    {
        VertexEngine engine = new(domain, PermanentLineality.DimensionOf(network, domain), arithmetic, CancellationToken.None);
        return new VertexWalker<TSink>(network, engine, session, shared);
    }

    private sealed class Recorder(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }

    private readonly struct CountingOrder : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
        }
    }
}
