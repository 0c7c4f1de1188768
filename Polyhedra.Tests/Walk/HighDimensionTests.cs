using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Many inputs and few neurons.</summary>
public sealed class HighDimensionTests
{
    [TestCase(64, 8)]
    [TestCase(784, 6)]
    public void Independent_rows_reach_every_pattern(int inputs, int units)
    {
        // A unit entry of its own in each row makes the rows independent, so in space every sign vector occurs, whatever the biases.
        Random random = new(inputs);
        Rational[][] rows = [.. Enumerable.Range(0, units).Select(i => Row(random, inputs, own: i, units))];

        Dictionary<string, CollectedRegion> regions = Walks.All(Nets.Of(Nets.Layer(Activation.Relu, rows)));

        Assert.That(regions, Has.Count.EqualTo(1 << units));
        Assert.That(regions.BoundedCount(), Is.Zero);
    }

    [TestCase(64, 8)]
    [TestCase(784, 5)]
    public void Independent_rows_without_bias_reach_every_pattern_in_a_box(int inputs, int units)
    {
        Random random = new(inputs + 1);
        Rational[][] rows = [.. Enumerable.Range(0, units).Select(i => Row(random, inputs, own: i, units))];
        Array.ForEach(rows, row => row[^1] = 0);

        Dictionary<string, CollectedRegion> regions = Walks.All(
            Nets.Of(Nets.Layer(Activation.Relu, rows)), TestDomains.SymmetricBox(inputs));

        Assert.That(regions, Has.Count.EqualTo(1 << units));
        Assert.That(regions.BoundedCount(), Is.EqualTo(regions.Count));
    }

    [TestCase(64, 10, 2, 56)] // 1 + 10 + 45
    [TestCase(64, 8, 3, 93)] // 1 + 8 + 28 + 56
    [TestCase(784, 6, 2, 22)] // 1 + 6 + 15
    public void Rows_of_low_rank_in_general_position(int inputs, int units, int rank, int regions)
    {
        // Rows (1, t, ..., t^(rank-1) | t^rank), t = 1..units, of `rank` independent forms of the inputs.
        Random random = new(inputs + units);
        Rational[][] forms = [.. Enumerable.Range(0, rank).Select(k => Row(random, inputs, own: k, rank))];
        Array.ForEach(forms, form => form[^1] = 0);
        Rational[][] rows = new Rational[units][];
        for (int t = 1; t <= units; t++)
        {
            Rational[] row = new Rational[inputs + 1];
            Rational power = 1;
            foreach (Rational[] form in forms)
            {
                for (int k = 0; k < inputs; k++)
                {
                    row[k] += power * form[k];
                }

                power *= t;
            }

            row[^1] = power;
            rows[t - 1] = row;
        }

        Dictionary<string, CollectedRegion> found = Walks.All(Nets.Of(Nets.Layer(Activation.Relu, rows)));

        Assert.That(found, Has.Count.EqualTo(regions));
        Assert.That(found.BoundedCount(), Is.Zero, "every region contains translates of a common subspace");
    }

    [Test]
    public void A_second_layer_over_many_inputs()
    {
        // Layer 1 gives all 2^4 patterns over independent coordinates u; layer 2 sees relu(u1) + ... + relu(u4) - 1: it cuts
        // every cell with an active unit (15 of 16), and is negative on the last.
        const int Inputs = 100;
        Random random = new(100);
        Rational[][] rows = [.. Enumerable.Range(0, 4).Select(i => Row(random, Inputs, own: i, 4))];
        Network network = Nets.Of(Nets.Layer(Activation.Relu, rows), Nets.Relu("1 1 1 1 | -1"));

        Assert.That(Walks.Count(network), Is.EqualTo(31));
    }

    // Random quarters, with the unit matrix in the first columns.
    private static Rational[] Row(Random random, int inputs, int own, int count)
    {
        Rational[] row = [.. Enumerable.Range(0, inputs + 1).Select(_ => RandomNets.Number(random, WeightKind.QuarterGrid))];
        for (int k = 0; k < count; k++)
        {
            row[k] = k == own ? 1 : 0;
        }

        return row;
    }
}
