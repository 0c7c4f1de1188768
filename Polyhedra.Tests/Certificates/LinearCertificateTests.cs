using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Regions.Facets;
using Polyhedra.Tests.Walk;
using Activation = Polyhedra.Arrangements.Networks.Activation;
using Verdict = Polyhedra.Checker.Verdict;

namespace Polyhedra.Tests.Certificates;

/// <summary>Certificates of affine pieces and linear regions: the writer's merges, as many as the format allows, are verified.</summary>
public sealed class LinearCertificateTests
{
    private static readonly Engine[] Engines = [Engine.Lp, Engine.Vertex];

    // gates, inputs, hidden widths; activation regions, linear regions and affine pieces of the scalar output in all of space:
    // from LcgRegionTests.
    [TestCase("relu", 1, new[] { 4, 4 }, 11, 10, 9)]
    [TestCase("relu", 1, new[] { 6, 6, 6 }, 13, 8, 8)]
    [TestCase("relu", 2, new[] { 8 }, 37, 29, 29)]
    [TestCase("relu", 2, new[] { 3, 3 }, 18, 14, 14)]
    [TestCase("relu", 2, new[] { 8, 8 }, 108, 102, 102)]
    [TestCase("relu", 3, new[] { 5 }, 26, 15, 15)]
    [TestCase("relu", 3, new[] { 5, 5 }, 145, 140, 140)]
    [TestCase("relu", 4, new[] { 4, 3 }, 60, 44, 44)]
    [TestCase("leaky", 1, new[] { 4, 4 }, 10, 9, 9)]
    [TestCase("abs", 1, new[] { 4, 4 }, 7, 5, 5)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 17, 7, 7)]
    [TestCase("hardtanh", 2, new[] { 4, 4 }, 168, 99, 90)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 560, 274, 247)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 362, 208, 205)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 36, 36, 36)]
    public void Known_counts_are_verified(string gates, int inputs, int[] widths, int regions, int linear, int pieces)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed: 1);
        foreach (Engine engine in Engines)
        {
            Assert.That(Proved(network, HPolyhedron.WholeSpace(inputs), engine), Is.EqualTo((regions, linear, pieces)));
        }
    }

    [Test]
    public void Networks_that_tell_the_definitions_apart_are_verified()
    {
        // From RegionCounterTests, where the counts are argued for.
        Network three = Nets.Of(
            Nets.Relu("1 0 | 0", "0 1 | 0", "0 -1 | 0"),
            Nets.Relu("-1 1 -1 | 0", "0 1 0 | 0", "0 0 1 | 0"),
            Nets.Identity("1 -1 1 | 0"));
        Network touching = Nets.Of(
            Nets.Relu("1 0 | 0", "-1 0 | 0", "1 -1 | 0", "-1 1 | 0"),
            Nets.Relu("1 -1 -1 0 | 0", "-1 1 0 -1 | 0"),
            Nets.Identity("1 1 | 0"));
        Network apart = Nets.Of(Nets.Layer(Activation.Abs, [Nets.ParseRow("1 | 0")]), Nets.Relu("-1 | 1"));
        Network coincident = Nets.Of(Nets.Relu("1 0 | -1", "2 0 | -2", "-1 0 | 1", "0 1 | 3"), Nets.Identity("2 -1 0 0 | 0"));
        DenseLayer match = Nets.Relu("1 -1 | 0", "0 1 | 0", "0 -1 | 0");
        DenseLayer twoMatches = Nets.Relu(
            "1 -1 0 0 | 0", "0 1 0 0 | 0", "0 -1 0 0 | 0", "0 0 1 -1 | 0", "0 0 0 1 | 0", "0 0 0 -1 | 0");
        Network tournament = Nets.Of(
            twoMatches, Nets.Identity("1 1 -1 0 0 0 | 0", "0 0 0 1 1 -1 | 0"), match, Nets.Identity("1 1 -1 | 0"));
        Network noGates = Nets.Of(Nets.Identity("1 2 | 3"));

        foreach (Engine engine in Engines)
        {
            Assert.Multiple(() =>
            {
                Assert.That(Proved(three, HPolyhedron.WholeSpace(2), engine), Is.EqualTo((5, 3, 3)));
                Assert.That(
                    Proved(touching, HPolyhedron.WholeSpace(2), engine), Is.EqualTo(CountsOf(touching, HPolyhedron.WholeSpace(2), 6, 5)));
                Assert.That(Proved(apart, HPolyhedron.WholeSpace(1), engine), Is.EqualTo((4, 4, 3)));
                Assert.That(
                    Proved(coincident, HPolyhedron.WholeSpace(2), engine), Is.EqualTo((4, 1, 1)),
                    "2 relu(u) - relu(2u) = 0, and nothing of y");
                Assert.That(Proved(tournament, HPolyhedron.WholeSpace(4), engine), Is.EqualTo((33, 4, 4)));
                Assert.That(Proved(noGates, HPolyhedron.Cube(2, 0, 1), engine), Is.EqualTo((1, 1, 1)));
            });
        }
    }

    /// <summary>With as many units in the last layer as inputs, regions of folds merge across creases.</summary>
    [TestCase(1, new[] { 3, 1 })]
    [TestCase(2, new[] { 4, 2 })]
    [TestCase(2, new[] { 4, 4, 2 })]
    [TestCase(2, new[] { 6, 3 })]
    public void Folds_are_verified(int inputs, int[] widths)
    {
        foreach (Func<int, FoldingNetwork.Fold> fold in (Func<int, FoldingNetwork.Fold>[])[FoldingNetwork.Montufar, widths[0] == 2 * inputs
            ? FoldingNetwork.Absolute : FoldingNetwork.Serra])
        {
            Network network = FoldingNetwork.Build(inputs, widths, fold);
            foreach (HPolyhedron domain in (HPolyhedron[])[HPolyhedron.Cube(inputs, 0, 1), HPolyhedron.WholeSpace(inputs)])
            {
                RegionCounts counts = RegionCounter.Count(network, domain);
                Assert.That(counts.LinearRegions, widths[^1] == inputs ? Is.LessThan(counts.Summary.ActivationRegions) : Is.GreaterThan(1));
                foreach (Engine engine in Engines)
                {
                    Assert.That(Proved(network, domain, engine),
                        Is.EqualTo(((int)counts.Summary.ActivationRegions, (int)counts.LinearRegions!, (int)counts.AffinePieces!)));
                }
            }
        }
    }

    /// <summary>Networks of all gates, weights with ties of every sort, in domains of every kind,
    /// beside the definitions taken literally.</summary>
    [Test]
    public void Random_networks_are_verified([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(7100 + ((int)kind * 10) + dimension);
        for (int trial = 0; trial < (dimension == 3 ? 7 : 14); trial++)
        {
            Network network = GateNets.Draw(random, kind, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            NaiveAdjacency naive = new(network, domain, CollectedFacets.Of(network, domain).Patterns);
            foreach (Engine engine in Engines)
            {
                Assert.That(
                    Proved(network, domain, engine), Is.EqualTo((naive.Patterns.Count, naive.LinearRegions, naive.AffinePieces)),
                    $"{engine}, trial {trial}");
            }
        }
    }

    /// <summary>max(x, -x, y - 5, -y - 5) in a square: on the wall x = 0 the shortest point is where the two functions that are not largest
    /// are equal.</summary>
    [Test]
    public void A_merge_is_not_where_functions_that_are_not_largest_are_equal([Values(1, 2)] int outputs)
    {
        // The output does not tell x from -x.
        Network network = Nets.Of(
            Nets.Maxout(4, "1 0 | 0", "-1 0 | 0", "0 1 | -5", "0 -1 | -5"),
            Nets.Identity([.. Enumerable.Repeat("0 | 1", outputs)]));
        foreach (Engine engine in Engines)
        {
            using Certified certified = new(network, HPolyhedron.Cube(2, -1, 1), engine, claim: CertificateClaim.LinearRegions);

            Assert.That(
                certified.Check().Report(),
                Does.StartWith("VERIFIED 2 activation regions\naffine pieces: 1 (exact)\nlinear regions: 1 (exact)\n"));
            Assert.That(certified.Text, Does.Contain("\n= 0 ").And.Not.Contain("\n= 0 0\n"));
        }
    }

    [Test]
    public void A_claim_of_affine_pieces_has_no_merges()
    {
        Network network = LcgNetwork.Of("hardtanh", 2, [4, 4], seed: 1);
        using Certified certified = new(network, HPolyhedron.WholeSpace(2), claim: CertificateClaim.AffinePieces);

        Assert.That(certified.Check().Report(), Does.StartWith("VERIFIED 168 activation regions\naffine pieces: 90 (exact)\ndigest"));
        Assert.That(certified.Text, Does.Not.Contain("="));
        Assert.That(certified.Counts.LinearRegions, Is.Null);
    }

    /// <summary>Wherever a walk is stopped, what was found of the activation regions is proved, and nothing else is claimed.</summary>
    [Test]
    public void A_walk_that_is_stopped_proves_activation_regions([ValueSource(nameof(Engines))] Engine engine)
    {
        Network network = LcgNetwork.Of("hardtanh", 2, [2, 2], seed: 1);
        int regions = Walks.Count(network, HPolyhedron.WholeSpace(2));
        for (int most = 0; most <= regions; most++)
        {
            using Certified certified = new(
                network, HPolyhedron.WholeSpace(2), engine, new EnumerationBudget { MaxRegions = most },
                claim: CertificateClaim.LinearRegions);
            Verdict verdict = certified.Check();

            Assert.That(verdict.AtLeast, Is.EqualTo((BigInteger)most), verdict.Reason);
            Assert.That(verdict.LinearRegions is null, Is.EqualTo(most < regions));
            Assert.That(certified.Counts.HasOpenNodes, Is.EqualTo(most < regions));
            Assert.That(certified.Text.Contains('?', StringComparison.Ordinal), Is.EqualTo(most < regions));
        }
    }

    [Test]
    public void A_walk_that_is_stopped_behind_the_tree_proves_the_number_of_activation_regions()
    {
        // 34 activation regions with 31 maps; the walk behind the tree is cancelled when it first reports.
        using CancellationTokenSource stop = new();
        Network network = LcgNetwork.Relu(2, [4, 4], 1);
        CancelAfterReports progress = new(stop, regions: 34);
        using Certified certified = new(
            network, HPolyhedron.WholeSpace(2), Engine.Lp, new EnumerationBudget { Progress = progress }, CertificateClaim.LinearRegions,
            stop.Token);

        Assert.That(certified.Check().Report(), Does.StartWith("VERIFIED 34 activation regions\ndigest"));
        Assert.That(certified.Summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That((certified.Counts.HasOpenNodes, certified.Counts.AffinePieces), Is.EqualTo((false, (long?)null)));
    }

    [Test]
    public void What_is_no_merge_is_rejected([ValueSource(nameof(Engines))] Engine engine)
    {
        // relu(x) + relu(1 - x) + 0 relu(y) on a square: the maps 1 - x, 1 and x, each above and below y = 0.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "-1 0 | 1", "0 1 | 0"), Nets.Identity("1 1 0 | 0"));
        using Certified certified = new(network, HPolyhedron.Cube(2, -1, 2), engine, claim: CertificateClaim.LinearRegions);
        Assert.That(
            certified.Check().Report(),
            Does.StartWith("VERIFIED 6 activation regions\naffine pieces: 3 (exact)\nlinear regions: 3 (exact)\n"));
        string[] lines = certified.Text.Split('\n')[..^2];
        string[] tree = [.. lines.Where(line => line[0] != '=')];
        string[] merges = [.. lines.Where(line => line[0] == '=')];
        Assert.That(merges, Has.Length.EqualTo(3));

        Assert.Multiple(() =>
        {
            Assert.That(Check(3, 3, merges), Does.Contain("linear regions: 3 (exact)"), "sealed as it was");
            Assert.That(Check(3, 3, [merges[2], merges[0], merges[1]]), Does.Contain("linear regions: 3 (exact)"), "in another order");
            Assert.That(Check(3, 4, merges[1..]), Does.Contain("linear regions: at most 4 and at least 3\n"));
            Assert.That(Check(3, 2, [.. merges, merges[1]]), Does.Contain("joined already"));
            Assert.That(Check(3, 2, merges), Does.StartWith("REJECTED"));
            Assert.That(Check(3, 4, merges), Does.StartWith("REJECTED"));
            Assert.That(Check(2, 3, merges), Does.StartWith("REJECTED"));
            Assert.That(Check(4, 3, merges), Does.StartWith("REJECTED"));
            Assert.That(Check(3, 3, [.. merges[..2], "= 3/2 1/7"]), Does.Contain("no form vanishes"));
            Assert.That(Check(3, 2, [.. merges, "= 0 1"]), Does.Contain("maps on both sides differ"));
            Assert.That(Check(3, 3, [.. merges[..2], "= 1 0"]), Does.Contain("not multiples of each other"));
            Assert.That(Check(3, 3, [.. merges[..2], "= 2 0"]), Does.Contain("not in the domain"));
            Assert.That(
                certified.Check(Certified.Seal([.. tree[..^0], .. merges], " affine 3")), Has.Property(nameof(Verdict.IsVerified)).False);
        });

        string Check(int pieces, int regions, IEnumerable<string> lines) =>
            certified.Check(Certified.Seal([.. tree, .. lines], $" affine {pieces} linear {regions}")).Report();
    }

    private static (int Regions, int Linear, int Pieces) CountsOf(Network network, HPolyhedron domain, int linear, int pieces) =>
        (Walks.Count(network, domain), linear, pieces);

    // What the checker says of the certificate; K must be the number of linear regions even where the checker cannot know.
    private static (int Regions, int Linear, int Pieces) Proved(Network network, HPolyhedron domain, Engine engine)
    {
        using Certified certified = new(network, domain, engine, claim: CertificateClaim.LinearRegions);
        Verdict verdict = certified.Check();
        Assert.That(verdict.IsVerified, Is.True, $"{verdict.Reason}\n{certified.Text}");
        Assert.That(verdict.AtMost, Is.EqualTo(verdict.AtLeast));
        Assert.That(
            (certified.Counts.AffinePieces, certified.Counts.LinearRegions),
            Is.EqualTo(((long?)verdict.AffinePieces, (long?)verdict.LinearRegions)));
        return ((int)verdict.AtLeast, (int)verdict.LinearRegions!, (int)verdict.AffinePieces!);
    }

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
