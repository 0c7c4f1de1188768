using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Studies.Bounds;

/// <summary>Bounds against exact counts of random networks.</summary>
internal sealed class NetworkBoundTests
{
    [Test]
    public void No_relu_network_has_more_regions_than_a_bound()
    {
        Random random = new(21);
        int tighter = 0;
        for (int i = 0; i < 300; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = RandomNets.Draw(random, (WeightKind)random.Next(7), dimension, 9);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)random.Next(7), dimension);
            BigInteger count = RegionEnumerator.Count(network, domain).ActivationRegions;
            NetworkShape shape = NetworkShape.Of(network);
            Assert.That(
                UpperBounds.All(shape).Where(bound => bound.Applies), Has.All.Matches<RegionBound>(bound => bound!.Value >= count),
                $"network {i}: {count}");

            ImmutableArray<ImmutableArray<UnitStability>> units = StabilityAnalysis.DecideUnits(network, domain);
            BigInteger stable = StabilityBound.Of(network, [.. units.Select(layer => LayerStability.Of(layer))]);
            BigInteger serra = UpperBounds.Serra2018(shape).Value!.Value;
            Assert.That(count, Is.LessThanOrEqualTo(stable), $"network {i}");
            Assert.That(stable, Is.LessThanOrEqualTo(StabilityBound.Of(network)), $"network {i}");
            Assert.That(StabilityBound.Of(network), Is.LessThanOrEqualTo(serra), $"network {i}");
            tighter += stable < serra ? 1 : 0;

            BigInteger before = stable;
            for (int layers = 1; layers <= shape.GateLayers.Length; layers++)
            {
                HybridBound hybrid = HybridBound.After(network, domain, layers, units).Complete;
                Assert.That(hybrid.Value, Is.LessThanOrEqualTo(before), $"network {i}, {layers} layers");
                Assert.That(hybrid.Value, Is.GreaterThanOrEqualTo(count), $"network {i}, {layers} layers");
                before = hybrid.Value;
            }

            Assert.That(before, Is.EqualTo(count), "with all layers listed it is the count");
        }

        Assert.That(tighter, Is.GreaterThan(100));
    }

    [Test]
    public void No_network_of_any_gates_has_more_regions_than_a_bound()
    {
        Random random = new(22);
        for (int i = 0; i < 300; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = RandomNets.DrawGates(random, (WeightKind)random.Next(7), dimension, 8);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)random.Next(7), dimension);
            BigInteger count = RegionEnumerator.Count(network, domain).ActivationRegions;
            foreach (bool exactRanks in (bool[])[false, true])
            {
                Assert.That(
                    UpperBounds.All(NetworkShape.Of(network, exactRanks)).Where(bound => bound.Applies),
                    Has.All.Matches<RegionBound>(bound => bound!.Value >= count), $"network {i}: {count}");
            }

            for (int layers = 1; layers <= NetworkShape.Of(network).GateLayers.Length; layers++)
            {
                Assert.That(
                    HybridBound.After(network, domain, layers).Complete.Value,
                    Is.GreaterThanOrEqualTo(count),
                    $"network {i}, {layers} layers");
            }
        }
    }

    /// <summary>The twin: the pieces of every unit over all regions of the whole network.</summary>
    [Test]
    public void A_unit_is_stable_iff_it_has_one_piece_on_all_regions()
    {
        Random random = new(23);
        int stable = 0;
        for (int i = 0; i < 150; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = RandomNets.Draw(random, (WeightKind)random.Next(7), dimension, 8);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)random.Next(7), dimension);
            string[] patterns =
                [.. Walks.All(network, domain).Keys.Select(pattern => pattern.Replace("|", string.Empty, StringComparison.Ordinal))];

            List<LayerStability> expected = [];
            int first = 0;
            foreach (int width in network.GateWidths)
            {
                int[] actives = [.. Enumerable.Range(first, width).Select(u => patterns.Count(pattern => pattern[u] == '1'))];
                first += width;
                expected.Add(new LayerStability(
                    actives.Count(n => n == patterns.Length), actives.Count(n => n == 0), actives.Count(n => n > 0 && n < patterns.Length),
                    0));
            }

            Assert.That(StabilityAnalysis.Decide(network, domain), Is.EqualTo(expected), $"network {i}");
            stable += expected.Sum(layer => layer.Active + layer.Inactive);
        }

        Assert.That(stable, Is.GreaterThan(100));
    }

    [Test]
    public void A_list_that_is_cut_short_leaves_units_undecided_and_the_bound_valid()
    {
        Random random = new(24);
        int undecided = 0;
        for (int i = 0; i < 60; i++)
        {
            Network network = RandomNets.Draw(random, WeightKind.SmallIntegers, 2, [4, 4, 3]);
            HPolyhedron domain = TestDomains.SymmetricBox(2);
            BigInteger exact = StabilityBound.Of(network, StabilityAnalysis.Decide(network, domain));
            ImmutableArray<LayerStability> partial = StabilityAnalysis.Decide(network, domain, new EnumerationBudget { MaxRegions = 1 });
            Assert.That(StabilityBound.Of(network, partial), Is.GreaterThanOrEqualTo(exact));
            Assert.That(partial.Select(layer => layer.Units), Is.EqualTo(network.GateWidths));
            undecided += partial.Sum(layer => layer.Undecided);
        }

        Assert.That(undecided, Is.GreaterThan(0));
        Assert.That(
            HybridBound.After(
                RandomNets.Draw(random, WeightKind.Float32, 2, [4, 4]), TestDomains.SymmetricBox(2), 1,
                budget: new EnumerationBudget { MaxRegions = 1 }).Value,
            Is.Null);
    }

    [Test]
    public void Gates_that_are_no_relus_have_no_stability()
    {
        Network network = Nets.Of(Nets.Layer(Activation.Abs, [Nets.ParseRow("1 | 0")]));
        Assert.That(StabilityAnalysis.Applies(network), Is.False);
        Assert.That(() => StabilityAnalysis.Decide(network, HPolyhedron.WholeSpace(1)), Throws.ArgumentException);
        Assert.That(() => StabilityBound.Of(network), Throws.ArgumentException);
    }
}
