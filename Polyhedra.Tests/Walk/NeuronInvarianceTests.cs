using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Rewriting the neurons of a hidden layer without changing the function: 200 random networks each.</summary>
public sealed class NeuronInvarianceTests
{
    private const int NetCount = 200;
    private static readonly int[] Widths = [3, 3, 2];

    [Test]
    public void Permuting_neurons_permutes_patterns()
    {
        ForRandomNets(1, (random, network, layer) =>
        {
            int[] order = [.. Enumerable.Range(0, Widths[layer])];
            random.Shuffle(order);
            Rational[][] rows = Nets.Rows(network.Layers[layer]);
            Network permuted = Rewrite(
                network,
                layer,
                [.. order.Select(i => rows[i])],
                column => [.. order.Select(i => column[i])]);

            IEnumerable<string> expected = Walks.All(network)
                .Select(
                    region => Walks.Describe(
                        OnLayer(region.Key, layer, part => string.Concat(order.Select(i => part[i]))), region.Value.IsBounded))
                .Order(StringComparer.Ordinal);
            Assert.That(Walks.All(permuted).Describe(), Is.EqualTo(expected));
        });
    }

    [Test]
    public void Scaling_a_neuron_by_a_positive_rational_keeps_patterns_and_maps()
    {
        ForRandomNets(2, (random, network, layer) =>
        {
            Rational[] factors = [.. Enumerable.Range(0, Widths[layer]).Select(_ => RandomNets.Positive(random))];
            factors[0] *= new Rational(System.Numerics.BigInteger.Pow(2, 100));
            Rational[][] rows = Nets.Rows(network.Layers[layer]);
            Network scaled = Rewrite(
                network,
                layer,
                [.. rows.Select((row, i) => Array.ConvertAll(row, entry => factors[i] * entry))],
                column => [.. column.Select((entry, i) => entry / factors[i])]);

            Dictionary<string, CollectedRegion> expected = Walks.All(network);
            Dictionary<string, CollectedRegion> found = Walks.All(scaled);
            Assert.That(found.Describe(), Is.EqualTo(expected.Describe()));
            Assert.That(found.Where(region => !region.Value.Map.Equals(expected[region.Key].Map)), Is.Empty);
        });
    }

    [Test]
    public void Duplicating_a_neuron_duplicates_its_bit()
    {
        ForRandomNets(3, (random, network, layer) =>
        {
            int twin = random.Next(Widths[layer]);
            Rational share = RandomNets.Number(random, WeightKind.QuarterGrid);
            Rational[][] rows = Nets.Rows(network.Layers[layer]);
            Network doubled = Rewrite(
                network,
                layer,
                [.. rows, rows[twin]],
                column =>
                {
                    Rational[] shared = [.. column, share];
                    shared[twin] -= share;
                    return shared;
                });

            Dictionary<string, CollectedRegion> original = Walks.All(network);
            Dictionary<string, CollectedRegion> found = Walks.All(doubled);
            IEnumerable<string> expected = original
                .Select(region => Walks.Describe(OnLayer(region.Key, layer, part => part + part[twin]), region.Value.IsBounded))
                .Order(StringComparer.Ordinal);
            Assert.That(found.Describe(), Is.EqualTo(expected));
        });
    }

    private static void ForRandomNets(int seed, Action<Random, Network, int> check)
    {
        Random random = new(seed);
        for (int trial = 0; trial < NetCount; trial++)
        {
            Network network = RandomNets.Draw(random, (WeightKind)(trial % 7), dimension: 1 + (trial % 3), Widths);
            check(random, network, random.Next(Widths.Length));
        }
    }

    /// <summary>Replaces the rows of a layer, and in each row of the next one the weights of its units.</summary>
    private static Network Rewrite(Network network, int layer, Rational[][] rows, Func<Rational[], Rational[]> next)
    {
        Rational[][] following = [.. Nets.Rows(network.Layers[layer + 1]).Select(row => (Rational[])[.. next(row[..^1]), row[^1]])];
        Network changed = new(
            network.Layers
                .SetItem(layer, Nets.Layer(((DenseLayer)network.Layers[layer]).Activation, rows))
                .SetItem(layer + 1, Nets.Layer(((DenseLayer)network.Layers[layer + 1]).Activation, following)));
        return changed;
    }

    private static string OnLayer(string pattern, int layer, Func<string, string> change)
    {
        int start = Widths[..layer].Sum();
        int end = start + Widths[layer];
        return pattern[..start] + change(pattern[start..end]) + pattern[end..];
    }
}
