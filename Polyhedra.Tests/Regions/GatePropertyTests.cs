using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Regions.Facets;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Properties of 300 random small networks of all gates, a hundred in each of the dimensions 1, 2 and 3; every kind of weights and
/// of domain. What may not change is all counts: activation regions, pairs, bounded regions, linear regions, affine pieces.</summary>
public sealed class GatePropertyTests
{
    private const int NetsPerDimension = 100;

    [Test]
    public void Adjacency_is_symmetric_and_every_facet_lies_between_two_regions([Values(1, 2, 3)] int dimension)
    {
        int facetCount = 0;
        foreach ((Network network, HPolyhedron domain) in Draw(1, dimension))
        {
            CollectedFacets found = CollectedFacets.Of(network, domain);
            NaivePattern[] regions = [.. found.Patterns.Select(pattern => new NaivePattern(network, pattern))];
            foreach ((string pattern, ImmutableArray<RegionFacet> facets) in found.Facets)
            {
                foreach (RegionFacet facet in facets)
                {
                    string beyond = PatternText.Format(facet.NeighbourPattern().AsSpan(), network);
                    Assert.That(found.Facets.Keys, Has.Member(beyond), $"beyond a facet of {pattern}");
                    RegionFacet[] back = [.. found.Facets[beyond].Where(other =>
                        string.Equals(PatternText.Format(other.NeighbourPattern().AsSpan(), network), pattern, StringComparison.Ordinal))];
                    Assert.That(back, Has.Length.EqualTo(1), $"facets of {beyond} towards {pattern}");
                    Assert.That(back[0].OutwardNormal, Is.EqualTo(facet.OutwardNormal.Select(BigInteger.Negate)));
                    Assert.That(back[0].Offset, Is.EqualTo(-facet.Offset));

                    // Its point lies in the closure of the region, of the one beyond, and of no other.
                    Assert.That(regions.Count(region => region.HoldsWeaklyAt(facet.Point.AsSpan())), Is.EqualTo(2));
                    facetCount++;
                }
            }
        }

        Assert.That(facetCount, Is.GreaterThan(2 * NetsPerDimension), "the networks drawn are too plain to tell anything");
    }

    [Test]
    public void Pieces_linear_regions_and_activation_regions_come_in_this_order([Values(1, 2, 3)] int dimension)
    {
        int strictPieces = 0;
        int strictRegions = 0;
        foreach ((Network network, HPolyhedron domain) in Draw(2, dimension))
        {
            RegionCounts counts = RegionCounter.Count(network, domain);
            RegionCounts vector = RegionCounter.Count(network, domain, MappedOutput.LastGatedLayer);

            Assert.That(counts.AffinePieces, Is.InRange(1, counts.LinearRegions!.Value));
            Assert.That(counts.LinearRegions, Is.InRange(1, counts.Summary.ActivationRegions));
            Assert.That(
                vector.LinearRegions, Is.InRange(counts.LinearRegions, counts.Summary.ActivationRegions),
                "the output is a function of the last layer");
            Assert.That(vector.AffinePieces, Is.InRange(counts.AffinePieces, vector.LinearRegions!.Value));
            Assert.That(counts.AdjacentPairs, Is.AtLeast(counts.Summary.ActivationRegions - 1), "the graph is connected");
            strictPieces += counts.AffinePieces < counts.LinearRegions ? 1 : 0;
            strictRegions += counts.LinearRegions < counts.Summary.ActivationRegions ? 1 : 0;
        }

        Assert.That(strictRegions, Is.GreaterThan(NetsPerDimension / 10));
        Assert.That(strictPieces, Is.GreaterThan(0));
    }

    [Test]
    public void Inserting_an_identity_layer_changes_nothing([Values(1, 2, 3)] int dimension)
    {
        Random random = new(31 + dimension);
        foreach ((Network network, HPolyhedron domain) in Draw(3, dimension))
        {
            int position = random.Next(network.Layers.Length + 1);
            int width = position == 0 ? dimension : network.Layers[position - 1].UnitCount;
            Rational[][] rows = [.. Enumerable.Range(0, width)
                .Select(i => (Rational[])[.. Enumerable.Range(0, width + 1).Select(k => k == i ? Rational.One : Rational.Zero)])];
            Network longer = new(network.Layers.Insert(position, Nets.Layer(Activation.Identity, rows)));

            AssertSameCounts(longer, network, domain);
        }
    }

    [Test]
    public void A_relu_is_the_maximum_of_0_and_z_in_either_order([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(4, dimension, _ => Activation.Relu))
        {
            foreach (bool zeroFirst in (bool[])[false, true])
            {
                Network maxout = Replace(network, layer => [Nets.Maxout(2, [.. Nets.Rows(layer).SelectMany(row =>
                    zeroFirst ? (Rational[][])[new Rational[row.Length], row] : [row, new Rational[row.Length]])])]);

                AssertSameCounts(maxout, network, domain);
            }
        }
    }

    [Test]
    public void Abs_is_a_sum_of_two_relus([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(5, dimension, _ => Activation.Abs))
        {
            AssertSameCounts(AsRelus(network, (1, 0, 1), (-1, 0, 1), constant: 0), network, domain);
        }
    }

    [Test]
    public void Hardtanh_is_a_difference_of_two_relus([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(6, dimension, _ => Activation.HardTanh))
        {
            AssertSameCounts(AsRelus(network, (1, 1, 1), (1, -1, -1), constant: -1), network, domain);
        }
    }

    [Test]
    public void Relu6_is_a_difference_of_two_relus([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(7, dimension, _ => Activation.Relu6))
        {
            AssertSameCounts(AsRelus(network, (1, 0, 1), (1, -6, -1), constant: 0), network, domain);
        }
    }

    [Test]
    public void A_leaky_relu_is_a_combination_of_two_relus([Values(1, 2, 3)] int dimension)
    {
        Rational slope = new(-2, 3);
        foreach ((Network network, HPolyhedron domain) in Draw(
            8, dimension, random => Activation.LeakyRelu(random.Next(2) == 0 ? slope : 1)))
        {
            Network[] relus =
                [.. network.Layers.OfType<DenseLayer>().Where(layer => layer.HasGates).Select(layer => layer.Activation.Pieces[0].Slope)
                .Distinct().Select(left => AsRelus(network, (1, 0, 1), (-1, 0, -left), constant: 0))];
            if (relus is [{ } one])
            {
                AssertSameCounts(one, network, domain);
            }
        }
    }

    /// <summary>A maximum does not depend on the order of its arguments. With equal arguments the pattern does, but no count.</summary>
    [Test]
    public void Permuting_the_pieces_of_maxout_units_changes_no_count([Values(1, 2, 3)] int dimension)
    {
        Random random = new(91 + dimension);
        foreach ((Network network, HPolyhedron domain) in Draw(9, dimension))
        {
            Network permuted = new(
            [
                .. network.Layers.Select(layer => layer is MaxoutLayer maxout
                    ? Nets.Maxout(
                        maxout.Rank, [.. Nets.Rows(layer).Chunk(maxout.Rank).SelectMany(pieces => pieces.OrderBy(_ => random.Next()))])
                    : layer),
            ]);

            AssertSameCounts(permuted, network, domain);
        }
    }

    private static IEnumerable<(Network Network, HPolyhedron Domain)> Draw(
        int seed, int dimension, Func<Random, Activation>? activation = null)
    {
        Random random = new((1000 * seed) + dimension);
        for (int trial = 0; trial < NetsPerDimension; trial++)
        {
            WeightKind kind = (WeightKind)(trial % 7);
            int cuts = dimension == 3 ? 5 : 6;
            Network network = activation is null
                ? RandomNets.DrawGates(random, kind, dimension, cuts)
                : Activate(
                    RandomNets.Draw(random, kind, dimension, activation(random).Breakpoints.Length == 1 ? cuts : cuts / 2),
                    activation(random));
            yield return (network, RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension));
        }
    }

    private static Network Activate(Network network, Activation activation) =>
        Replace(network, layer => [Nets.Layer(activation, Nets.Rows(layer))]);

    private static Network Replace(Network network, Func<NetworkLayer, IEnumerable<NetworkLayer>> replacement) =>
        new([.. network.Layers.SelectMany(layer => layer.HasGates ? replacement(layer) : [layer])]);

    // Every unit z as first.Weight relu(first.Slope z + first.Shift) + second.Weight relu(...) + constant,
    // in a relu layer and an affine one.
    private static Network AsRelus(
        Network network, (Rational Slope, Rational Shift, Rational Weight) first, (Rational Slope, Rational Shift, Rational Weight) second,
        Rational constant) => Replace(network, layer =>
    {
        List<Rational[]> relus = [];
        List<Rational[]> sums = [];
        foreach (Rational[] row in Nets.Rows(layer))
        {
            Rational[] sum = new Rational[(2 * layer.UnitCount) + 1];
            sum[^1] = constant;
            foreach ((Rational slope, Rational shift, Rational weight) in (IEnumerable<(Rational, Rational, Rational)>)[first, second])
            {
                sum[relus.Count] = weight;
                relus.Add([.. row[..^1].Select(entry => slope * entry), (slope * row[^1]) + shift]);
            }

            sums.Add(sum);
        }

        return [Nets.Layer(Activation.Relu, relus), Nets.Layer(Activation.Identity, sums)];
    });

    // Each by another engine, so that one property holds them against each other too.
    private static void AssertSameCounts(Network network, Network reference, HPolyhedron domain) =>
        Assert.That(
            Describe(RegionCounter.Count(network, domain, engine: Engine.Vertex)),
            Is.EqualTo(Describe(RegionCounter.Count(reference, domain, engine: Engine.Lp))));

    private static string Describe(RegionCounts counts) =>
        $"{counts.Summary.ActivationRegions} regions, {counts.BoundedRegions} bounded, {counts.AdjacentPairs} pairs, "
        + $"{counts.LinearRegions} linear regions, {counts.AffinePieces} pieces";
}
