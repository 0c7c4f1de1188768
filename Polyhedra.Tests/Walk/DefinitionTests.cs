using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>What counts as an activation region, in the cases where conventions decide.</summary>
public sealed class DefinitionTests
{
    [Test]
    public void Coincident_opposite_and_constant_rows_leave_two_regions()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | -1", "2 0 | -2", "-1 0 | 1", "0 0 | 3"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["0011", "1101"]));
    }

    [Test]
    public void Parallel_hyperplanes_cut_strips()
    {
        Network network = Nets.Of(Nets.Relu("1 1 | 0", "1 1 | -1", "-2 -2 | 4"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["001", "101", "111", "110"]));
    }

    [TestCase("0 0 | 1", "1")]
    [TestCase("0 0 | 0", "0")]
    [TestCase("0 0 | -1", "0")]
    [TestCase("0 0 | 1/1000000000000000000000000000000", "1")]
    public void A_constant_neuron_does_not_split_and_is_active_iff_positive(string row, string pattern) =>
        Assert.That(Walks.All(Nets.Of(Nets.Relu(row))).Keys, Is.EqualTo((string[])[pattern]));

    [Test]
    public void Pattern_has_no_place_for_identity_units()
    {
        Network network = Nets.Of(Nets.Identity("1 0 | 0", "0 1 | 0", "1 1 | 0"), Nets.Relu("0 0 1 | 0"), Nets.Identity("1 | 0"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["0", "1"]));
    }

    [Test]
    public void Identity_layers_alone_have_one_region()
    {
        Network network = Nets.Of(Nets.Identity("1 2 | 3", "0 1 | 1/2"), Nets.Identity("1 -1 | 0"));

        Dictionary<string, CollectedRegion> regions = Walks.All(network);

        Assert.That(regions.Keys, Is.EqualTo((string[])[string.Empty]));
        Assert.That(regions[string.Empty].IsBounded, Is.False);
        Assert.That(regions[string.Empty].Map, Is.EqualTo(MapOf("1 1 | 5/2")));
        Assert.That(Walks.All(network, TestDomains.SymmetricBox(2))[string.Empty].IsBounded, Is.True);
    }

    [Test]
    public void An_identity_layer_in_the_middle_is_composed_through()
    {
        Network plain = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | -1"), Nets.Relu("2 -3 | 1", "-1 1 | 1/2"));
        Network factored = Nets.Of(
            Nets.Relu("1 0 | 0", "0 1 | -1"), Nets.Identity("1 1 | 1", "1 -1 | 0"), Nets.Relu("-1/2 5/2 | 3/2", "0 -1 | 1/2"));

        Assert.That(Walks.All(factored).Describe(), Is.EqualTo(Walks.All(plain).Describe()));
    }

    [Test]
    public void Output_of_a_network_that_ends_in_relu_is_that_layer()
    {
        Network network = Nets.Of(Nets.Relu("2 | -1", "-1 | 0"));

        Dictionary<string, CollectedRegion> regions = Walks.All(network);

        Assert.That(regions["01"].Map, Is.EqualTo(MapOf("0 | 0", "-1 | 0")));
        Assert.That(regions["00"].Map, Is.EqualTo(MapOf("0 | 0", "0 | 0")));
        Assert.That(regions["10"].Map, Is.EqualTo(MapOf("2 | -1", "0 | 0")));
    }

    [Test]
    public void A_dead_layer_leaves_one_region()
    {
        Network network = Nets.Of(
            Nets.Relu("0 0 | -1", "0 0 | 0"), Nets.Relu("5 -7 | 2", "1 1 | -2", "1 1 | 0"), Nets.Identity("1 1 1 | 1"));

        Assert.That(Walks.All(network).Keys, Is.EqualTo((string[])["00100"]));
    }

    [Test]
    public void A_layer_that_cannot_be_reached_negative_adds_nothing()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0"), Nets.Relu("-1 -2 | 0", "-1 0 | -1", "1 1 | 1"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["00001", "01001", "10001", "11001"]));
    }

    [Test]
    public void A_pre_activation_that_is_zero_on_a_cell_is_inactive_and_does_not_split()
    {
        // The second layer sees relu(x) - relu(x), zero on all of space, and relu(-x), zero on the cell x > 0 only.
        Network network = Nets.Of(Nets.Relu("1 | 0", "1 | 0", "-1 | 0"), Nets.Relu("1 -1 0 | 0", "0 0 1 | 0"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["00101", "11000"]));
    }

    [Test]
    public void A_second_layer_hyperplane_on_a_first_layer_one_does_not_split()
    {
        // On x > 0 the second layer sees x and x - 1; on x > 1 it sees 2x - 1 and x - 1: both zeros are where the first layer cuts.
        Network network = Nets.Of(Nets.Relu("1 | 0", "1 | -1"), Nets.Relu("1 0 | 0", "0 3 | 0", "1 0 | -1"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["00000", "10100", "11111"]));
    }

    [Test]
    public void A_measure_zero_pattern_is_no_region()
    {
        // Three concurrent lines: the pattern of their common point is not counted.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0", "1 1 | 0"));

        Dictionary<string, CollectedRegion> regions = Walks.All(network);

        Assert.That(regions, Has.Count.EqualTo(6));
        Assert.That(regions.Keys, Has.No.Member("110").And.No.Member("001"));
    }

    [Test]
    public void A_second_layer_may_cut_one_first_layer_cell_twice_and_its_neighbour_never()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0"), Nets.Relu("1 | -1", "-1 | 2"));

        Assert.That(Walks.All(network).Keys, Is.EquivalentTo((string[])["001", "101", "111", "110"]));
    }

    [Test]
    public void Central_networks_have_cones_only()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | 0", "1 1 | 0", "1 -1 | 0"), Nets.Relu("1 -1 0 0 | 0", "0 1 -2 1 | 0"));

        Dictionary<string, CollectedRegion> regions = Walks.AgreesWithNaive(network, HPolyhedron.WholeSpace(2));

        Assert.That(regions.BoundedCount(), Is.Zero);
        Assert.That(regions, Has.Count.GreaterThanOrEqualTo(8));
        Assert.That(
            Walks.Count(network, TestDomains.SymmetricBox(2)), Is.EqualTo(regions.Count), "a box around the origin meets every cone");
    }

    /// <summary>f = max(-y, min(0, -x)) has 7 activation patterns, of which 5 have interior points (Stargalla, Hertrich,
    /// Reichman, The computational complexity of counting linear regions in ReLU neural networks, 2025).</summary>
    [Test]
    public void Patterns_without_interior_points_are_not_counted()
    {
        Network network = Nets.Of(
            Nets.Relu("1 0 | 0", "0 1 | 0", "0 -1 | 0"),
            Nets.Relu("-1 1 -1 | 0", "0 1 0 | 0", "0 0 1 | 0"),
            Nets.Identity("1 -1 1 | 0"));

        Assert.That(Walks.Count(network), Is.EqualTo(5));
        Assert.That(Walks.All(network).Values.Select(region => region.Map).Distinct().Count(), Is.EqualTo(3));
    }

    /// <summary>A network of widths 2, 2, 2 on the line found by search: 19 regions, above the 18 that Serra, Tjandraatmadja and
    /// Ramalingam (2018), theorem 7, claim for these widths.</summary>
    [Test]
    public void Three_layers_of_two_reach_nineteen_regions_on_the_line()
    {
        Network network = Nets.Of(
            Nets.Relu("61/50 | 36/50", "-154/50 | -8/50"),
            Nets.Relu("-160/50 -82/50 | 178/50", "69/50 210/50 | -113/50"),
            Nets.Relu("74/50 11/50 | -106/50", "52/50 9/50 | -70/50"));

        Dictionary<string, CollectedRegion> regions = Walks.All(network);

        Assert.That(regions, Has.Count.EqualTo(19));
        Assert.That(regions.BoundedCount(), Is.EqualTo(17));
    }

    private static AffineMap MapOf(params string[] rows)
    {
        Rational[][] entries = [.. rows.Select(Nets.ParseRow)];
        return new(
            new RationalMatrix(rows.Length, entries[0].Length - 1, [.. entries.SelectMany(row => row[..^1])]),
            [.. entries.Select(row => row[^1])]);
    }
}
