using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Regions.Facets;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Activation regions, linear regions and affine pieces told apart.</summary>
public sealed class RegionCounterTests
{
    /// <summary>f = max(-y, min(0, -x)): 5 activation regions, 3 linear regions, 3 affine pieces (Stargalla, Hertrich, Reichman,
    /// 2025).</summary>
    [Test]
    public void Three_linear_regions_on_five_activation_regions()
    {
        Network network = Nets.Of(
            Nets.Relu("1 0 | 0", "0 1 | 0", "0 -1 | 0"),
            Nets.Relu("-1 1 -1 | 0", "0 1 0 | 0", "0 0 1 | 0"),
            Nets.Identity("1 -1 1 | 0"));

        Assert.That(Count(network), Is.EqualTo((5, 3, 3)));
    }

    /// <summary>relu(min(x, y)) + relu(min(-x, -y)): the two quadrants where it is zero touch in a point only. With touching counted as
    /// connected there would be 5.</summary>
    [Test]
    public void Regions_that_touch_in_a_point_are_two()
    {
        Network network = Nets.Of(
            Nets.Relu("1 0 | 0", "-1 0 | 0", "1 -1 | 0", "-1 1 | 0"),
            Nets.Relu("1 -1 -1 0 | 0", "-1 1 0 -1 | 0"),
            Nets.Identity("1 1 | 0"));

        RegionCounts counts = RegionCounter.Count(network, HPolyhedron.WholeSpace(2));

        Assert.That(counts.LinearRegions, Is.EqualTo(6));
        Assert.That(counts.AffinePieces, Is.EqualTo(5));
    }

    [Test]
    public void A_linear_function_of_two_relus_is_one_linear_region()
    {
        Network network = Nets.Of(Nets.Relu("1 | 0", "-1 | 0"), Nets.Identity("1 -1 | 0"));

        Assert.That(Count(network), Is.EqualTo((2, 1, 1)));
        Assert.That(Count(network, MappedOutput.LastGatedLayer), Is.EqualTo((2, 2, 2)));
    }

    [Test]
    public void Three_coincident_rows_and_a_constant_are_two_regions_and_one_pair()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | -1", "2 0 | -2", "-1 0 | 1", "0 0 | 3"));

        RegionCounts counts = RegionCounter.Count(network, HPolyhedron.WholeSpace(2));

        Assert.That((counts.Summary.ActivationRegions, counts.AdjacentPairs, counts.LinearRegions), Is.EqualTo((2, 1, 2)));
    }

    /// <summary>The maximum of two numbers as one maxout unit, and of four as a tournament of such units: each round
    /// halves the players. Every function has as many linear regions as players, and the tournament knows 2 x 2 x 2 courses.</summary>
    [Test]
    public void A_maximum_has_as_many_linear_regions_as_arguments()
    {
        MaxoutLayer final = new(new RationalMatrix(2, 2, [1, 0, 0, 1]), [0, 0], 2);
        MaxoutLayer semifinals = new(new RationalMatrix(4, 4, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]), [0, 0, 0, 0], 2);

        Assert.That(Count(Nets.Of(final)), Is.EqualTo((2, 2, 2)));
        Assert.That(Count(Nets.Of(semifinals, final)), Is.EqualTo((8, 4, 4)));
    }

    /// <summary>The same with relus: max(a, b) = relu(a - b) + relu(b) - relu(-b). Two numbers: the lines a = b and b = 0 make 4 regions.
    /// Four: the semifinals make 4 x 4 cells; the sign of the second winner cuts those of the second semifinal to 5, hence 20, and of these
    /// 13 are cut where the winners are equal: 6 + 5 + 2 by the signs that the first winner can have.</summary>
    [Test]
    public void A_tournament_of_relus_has_many_more_activation_regions()
    {
        DenseLayer match = Nets.Relu("1 -1 | 0", "0 1 | 0", "0 -1 | 0");
        DenseLayer result = Nets.Identity("1 1 -1 | 0");
        DenseLayer twoMatches = Nets.Relu(
            "1 -1 0 0 | 0", "0 1 0 0 | 0", "0 -1 0 0 | 0", "0 0 1 -1 | 0", "0 0 0 1 | 0", "0 0 0 -1 | 0");
        DenseLayer winners = Nets.Identity("1 1 -1 0 0 0 | 0", "0 0 0 1 1 -1 | 0");

        Assert.That(Count(Nets.Of(match, result)), Is.EqualTo((4, 2, 2)));
        Assert.That(Count(Nets.Of(twoMatches, winners, match, result)), Is.EqualTo((33, 4, 4)));
    }

    [Test]
    public void A_breakpoint_with_equal_slopes_splits_activation_regions_only()
    {
        Network network = Nets.Of(Nets.Layer(Activation.LeakyRelu(1), [Nets.ParseRow("1 0 | 0"), Nets.ParseRow("0 1 | 0")]));

        Assert.That(Count(network), Is.EqualTo((4, 1, 1)));
    }

    [Test]
    public void One_map_on_both_sides_of_another_is_two_linear_regions()
    {
        // relu(1 - |x|) is zero for x < -1 and for x > 1.
        Network network = Nets.Of(Nets.Layer(Activation.Abs, [Nets.ParseRow("1 | 0")]), Nets.Relu("-1 | 1"));

        Assert.That(Count(network), Is.EqualTo((4, 4, 3)));
    }

    [Test]
    public void A_network_without_gates_is_one_of_everything()
    {
        Network network = Nets.Of(Nets.Identity("1 2 | 3"));

        Assert.That(Count(network), Is.EqualTo((1, 1, 1)));
        Assert.That(Count(network, MappedOutput.LastGatedLayer), Is.EqualTo((1, 1, 1)));
        Assert.That(RegionCounter.Count(network, HPolyhedron.WholeSpace(2)).AdjacentPairs, Is.Zero);
    }

    [Test]
    public void An_output_weight_of_zero_joins_in_the_output_but_not_in_the_last_layer()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0"), Nets.Identity("0 1 | 0"), Nets.Identity("1 | 5"));

        Assert.That(Count(network), Is.EqualTo((4, 2, 2)));
        Assert.That(Count(network, MappedOutput.LastGatedLayer), Is.EqualTo((4, 4, 4)));
    }

    [Test]
    public void A_stop_in_the_first_walk_leaves_what_needs_all_regions_unknown()
    {
        Network network = LcgNetwork.Relu(2, [4, 4], 1);

        RegionCounts counts = RegionCounter.Count(network, HPolyhedron.WholeSpace(2), budget: new EnumerationBudget { MaxRegions = 20 });

        Assert.That(counts.Summary.StopReason, Is.EqualTo(StopReason.MaxRegions));
        Assert.That(counts.Summary.ActivationRegions, Is.EqualTo(20));
        Assert.That(counts.BoundedRegions, Is.InRange(1, 20));
        Assert.That((counts.AdjacentPairs, counts.LinearRegions, counts.AffinePieces), Is.EqualTo(((long?)null, (long?)null, (long?)null)));
    }

    [Test]
    public void A_stop_in_the_second_walk_leaves_what_depends_on_maps_unknown()
    {
        // 34 activation regions with 31 maps; the second walk is cancelled when it first reports.
        using CancellationTokenSource stop = new();
        Network network = LcgNetwork.Relu(2, [4, 4], 1);
        CancelAfterReports progress = new(stop, regions: 34);

        RegionCounts counts = RegionCounter.Count(
            network, HPolyhedron.WholeSpace(2), budget: new EnumerationBudget { Progress = progress }, cancellation: stop.Token);

        Assert.That(counts.Summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(counts.Summary.ActivationRegions, Is.EqualTo(34));
        Assert.That((counts.AdjacentPairs, counts.LinearRegions, counts.AffinePieces), Is.EqualTo(((long?)59, (long?)null, (long?)null)));
    }

    [Test]
    public void A_limit_that_is_just_enough_is_no_stop()
    {
        Network network = LcgNetwork.Relu(2, [4, 4], 1);

        RegionCounts counts = RegionCounter.Count(network, HPolyhedron.WholeSpace(2), budget: new EnumerationBudget { MaxRegions = 34 });

        Assert.That((counts.Summary.IsComplete, counts.LinearRegions), Is.EqualTo((true, (long?)31)));
    }

    [Test]
    public void Paired_sinks_see_the_same_walk()
    {
        Network network = LcgNetwork.Relu(3, [5, 5], 1);
        SinkPair<ShapeSink, SinkPair<RegionCountSink, PatternSink>> sink = new(default, new(default, new PatternSink(network)));

        long regions = RegionEnumerator.Enumerate(network, HPolyhedron.WholeSpace(3), ref sink).ActivationRegions;

        Assert.That(sink.First.AdjacentPairs, Is.EqualTo(368));
        Assert.That(sink.Second.Second.Regions, Is.EqualTo(regions));
        Assert.That(sink.Second.Second.Patterns, Has.Count.EqualTo(regions));
        Assert.That(Needs<SinkPair<RegionCountSink, RegionCountSink>>(), Is.False);
        Assert.That(Needs<SinkPair<RegionCountSink, ShapeSink>>(), Is.True);
        Assert.That(Needs<SinkPair<ShapeSink, RegionCountSink>>(), Is.True);

        static bool Needs<TSink>()
            where TSink : IRegionSink => TSink.NeedsRegions;
    }

    /// <summary>n hyperplanes in general position in dimension d: each is cut by the others into sum over j &lt; d of C(n - 1, j) pieces,
    /// and each piece is a facet between two regions (Zaslavsky, 1975).</summary>
    [TestCase(1, 7)]
    [TestCase(2, 9)]
    [TestCase(3, 8)]
    [TestCase(5, 7)]
    [TestCase(12, 6)]
    [TestCase(30, 5)]
    public void Generic_hyperplanes_have_as_many_pairs_as_pieces(int dimension, int count)
    {
        Network network = RandomNets.Draw(new Random(dimension), WeightKind.Float32, dimension, [count]);
        HPolyhedron space = HPolyhedron.WholeSpace(dimension);
        long pieces = Enumerable.Range(0, dimension).Sum(j => Binomial(count - 1, j));
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Auto])
        {
            RegionCounts counts = RegionCounter.Count(network, space, MappedOutput.LastGatedLayer, engine);

            Assert.That(counts.AdjacentPairs, Is.EqualTo(count * pieces));
            Assert.That(counts.LinearRegions, Is.EqualTo(Enumerable.Range(0, dimension + 1).Sum(j => Binomial(count, j))));
        }
    }

    [Test]
    public void Agrees_with_the_definition([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(3000 + ((int)kind * 10) + dimension);
        int joined = 0;
        for (int trial = 0; trial < (dimension == 3 ? 14 : 42); trial++)
        {
            Network network = GateNets.Draw(random, kind, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            NaiveAdjacency naive = new(network, domain, CollectedFacets.Of(network, domain).Patterns);

            foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
            {
                RegionCounts counts = RegionCounter.Count(network, domain, engine: engine);

                Assert.That(counts.Summary.ActivationRegions, Is.EqualTo(naive.Patterns.Count));
                Assert.That(counts.AdjacentPairs, Is.EqualTo(naive.Pairs.Count));
                Assert.That(counts.AffinePieces, Is.EqualTo(naive.AffinePieces));
                Assert.That(counts.LinearRegions, Is.EqualTo(naive.LinearRegions));
            }

            joined += naive.Patterns.Count - naive.LinearRegions;
        }

        Assert.That(joined, Is.GreaterThan(2), "the networks drawn are too plain to tell anything");
    }

    private static (long Regions, long? LinearRegions, long? Pieces) Count(Network network, MappedOutput output = MappedOutput.Declared)
    {
        RegionCounts counts = RegionCounter.Count(network, HPolyhedron.WholeSpace(network.InputCount), output);
        return (counts.Summary.ActivationRegions, counts.LinearRegions, counts.AffinePieces);
    }

    private static long Binomial(int n, int k) =>
        k > n ? 0 : Enumerable.Range(1, k).Aggregate(1L, (product, i) => product * (n - k + i) / i);

    // Cancels at the first report after one of all regions: the first walk ends with such a report.
    private sealed class CancelAfterReports(CancellationTokenSource stop, long regions) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value == regions)
            {
                stop.Cancel();
            }
        }
    }
}
