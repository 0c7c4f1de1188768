using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Oracles;

/// <summary>The naive enumerator against closed forms, against hand counts, and against its still more naive variant.</summary>
public sealed class NaiveEnumeratorTests
{
    [TestCaseSource(typeof(HyperplaneFamily), nameof(HyperplaneFamily.Small))]
    public void Counts_the_chambers_of_known_arrangements(HyperplaneFamily family)
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [.. family.Rows.Select(row => Array.ConvertAll(row, entry => (Rational)entry))]));

        SortedDictionary<string, bool> regions = NaiveEnumerator.Enumerate(network, HPolyhedron.WholeSpace(family.Dimension));

        Assert.That(regions, Has.Count.EqualTo(family.Chambers));
        Assert.That(regions.Values.Count(isBounded => isBounded), Is.EqualTo(family.Bounded));
    }

    [Test]
    public void Lists_the_cells_of_two_crossing_lines_in_a_strip()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0"));

        SortedDictionary<string, bool> regions = NaiveEnumerator.Enumerate(network, TestDomains.Of("1 0 | 0", "-1 0 | 1"));

        Assert.That(regions.Keys, Is.EqualTo((string[])["10", "11"]));
        Assert.That(regions.Values, Is.All.False);
    }

    [Test]
    public void A_form_that_is_zero_on_a_cell_is_inactive()
    {
        Network network = Nets.Of(Nets.Relu("1 | 0", "1 | 0"), Nets.Relu("1 -1 | 0"));

        SortedDictionary<string, bool> regions = NaiveEnumerator.Enumerate(network, HPolyhedron.WholeSpace(1));

        Assert.That(regions.Keys, Is.EqualTo((string[])["000", "110"]));
    }

    [Test]
    public void A_maxout_unit_has_the_pieces_that_are_largest_somewhere()
    {
        // max(0, x, 2x - 3, x - 1, x): the last two never win; between 0 and 3 the second does.
        Network network = Nets.Of(Nets.Maxout(5, "0 | 0", "1 | 0", "2 | -3", "1 | -1", "1 | 0"));

        SortedDictionary<string, bool> regions = NaiveEnumerator.Enumerate(network, HPolyhedron.WholeSpace(1));

        Assert.That(
            regions.Select(region => Walks.Describe(region.Key, region.Value)),
            Is.EqualTo((string[])["0 unbounded", "1 bounded", "2 unbounded"]));
    }

    [Test]
    public void Thresholds_cut_a_line_into_pieces()
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.HardTanh, [Nets.ParseRow("1 | 0"), Nets.ParseRow("0 | 1"), Nets.ParseRow("0 | -1")]),
            Nets.Layer(Activation.Relu6, [Nets.ParseRow("4 0 0 | 4"), Nets.ParseRow("0 2 1 | 0")]));

        // On -1 < x < 1 the second layer sees 4x + 4, which reaches 6 at 1/2; beyond that it sees 0 and 8. Constants on a breakpoint take
        // the lower piece.
        Assert.That(
            NaiveEnumerator.Enumerate(network, HPolyhedron.WholeSpace(1)).Keys,
            Is.EqualTo((string[])["01001", "11011", "11021", "21021"]));
    }

    [Test]
    public void Dropping_empty_prefixes_loses_no_pattern()
    {
        Random random = new(7);
        for (int trial = 0; trial < 120; trial++)
        {
            WeightKind kind = (WeightKind)(trial % 7);
            int dimension = 1 + (trial % 2);
            Network network = trial % 3 == 0
                ? RandomNets.Draw(random, kind, dimension, maxGates: 6)
                : RandomNets.DrawGates(random, kind, dimension, maxCuts: 5);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);

            Assert.That(
                NaiveEnumerator.Enumerate(network, domain), Is.EqualTo(NaiveEnumerator.EnumerateAllPatterns(network, domain)));
        }
    }

    [Test]
    public void Every_grid_point_off_the_hyperplanes_has_a_listed_pattern()
    {
        Random random = new(11);
        int hits = 0;
        for (int trial = 0; trial < 30; trial++)
        {
            Network network = trial % 2 == 0
                ? RandomNets.Draw(random, WeightKind.SmallIntegers, 2, maxGates: 8)
                : RandomNets.DrawGates(random, WeightKind.SmallIntegers, 2, maxCuts: 8);
            SortedDictionary<string, bool> regions = NaiveEnumerator.Enumerate(network, HPolyhedron.WholeSpace(2));
            NaiveNetwork naive = new(network);
            HashSet<string> seen = new(StringComparer.Ordinal);
            for (int x = -40; x <= 40; x += 3)
            {
                for (int y = -40; y <= 40; y += 3)
                {
                    // Slopes of small nets have small numerators, so these odd coordinates miss nearly every hyperplane.
                    IntegerVector point = new([(7919 * x) + 1, (7907 * y) + 3], 65536);
                    (string pattern, List<System.Numerics.BigInteger> values, _) = naive.Evaluate(point);
                    if (values.TrueForAll(value => !value.IsZero))
                    {
                        seen.Add(pattern);
                    }
                }
            }

            hits += seen.Count;
            Assert.That(seen.Where(pattern => !regions.ContainsKey(pattern)), Is.Empty);
        }

        Assert.That(hits, Is.GreaterThan(100));
    }
}
