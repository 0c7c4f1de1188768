using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Rows;

/// <summary>The static error bounds of composed rows, held against exact composition.</summary>
public sealed class RowBoundsTests
{
    [Test]
    public void Every_composed_coefficient_is_within_its_bound([Values] WeightKind kind)
    {
        Random random = new(1234 + (int)kind);
        double closest = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(1, 9))];
            Network network = RandomNets.Draw(random, kind, random.Next(1, 5), widths);
            closest = Math.Max(closest, CheckAllLayers(network, random));
        }

        // The bound is not vacuous: generic weights come within a factor of a few thousand of it.
        if (kind == WeightKind.Float32)
        {
            Assert.That(closest, Is.GreaterThan(1.0 / 5000));
        }
    }

    [Test]
    public void Weights_that_no_double_holds_are_bounded_too()
    {
        Random random = new(77);
        for (int trial = 0; trial < 100; trial++)
        {
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 7))];
            Network thirds = Scaled(RandomNets.Draw(random, WeightKind.Float32, 3, widths), new Rational(1, 3));
            CheckAllLayers(thirds, random);
        }
    }

    [Test]
    public void Errors_add_up_from_layer_to_layer()
    {
        // Each weight loses 2^-53 when it is rounded to 1, always to the same side.
        Rational weight = 1 + new Rational(BigInteger.One, BigInteger.Pow(2, 53));
        Network network = Nets.Of([.. Enumerable.Range(0, 40).Select(_ => Nets.Layer(Activation.Relu, [[weight, 0]]))]);

        CheckAllLayers(network, random: null);
    }

    [Test]
    public void Summands_that_vanish_one_by_one_beside_a_large_one_are_bounded()
    {
        // 1 + 2^-53 + 2^-53 + ... is computed as 1.
        Rational tiny = new(BigInteger.One, BigInteger.Pow(2, 53));
        Rational[][] summands = [[1, 0], .. Enumerable.Range(0, 60).Select(_ => (Rational[])[tiny, 0])];
        Rational[] sum = [.. summands.Select(_ => Rational.One), 0];
        Network network = Nets.Of(Nets.Layer(Activation.Relu, summands), Nets.Layer(Activation.Relu, [sum]));

        CheckAllLayers(network, random: null);
    }

    [Test]
    public void A_weight_that_vanishes_counts_as_often_as_its_input_is_large()
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [[BigInteger.Pow(2, 200), 0]]),
            Nets.Layer(Activation.Relu, [[new Rational(BigInteger.One, BigInteger.Pow(2, 1075)), 0]]));

        CheckAllLayers(network, random: null);
    }

    [TestCase(300)]
    [TestCase(-300)]
    [TestCase(-330)]
    public void Overflow_and_underflow_make_the_bound_large_and_never_wrong(int exponent)
    {
        Random random = new(5);
        Rational factor = exponent > 0
            ? BigInteger.Pow(10, exponent)
            : new Rational(BigInteger.One, BigInteger.Pow(10, -exponent));
        for (int trial = 0; trial < 30; trial++)
        {
            Network network = RandomNets.Draw(random, WeightKind.Float32, 2, [3, 3, 3]);
            CheckAllLayers(Scaled(network, factor), random);
        }
    }

    [TestCase("1e300", "1e-200", "1e-200", TestName = "The product of weight and slope underflows")]
    [TestCase("1e300", "7.4e-324", "1", TestName = "The slope is subnormal")]
    [TestCase("1e300", "2e-324", "1", TestName = "The slope rounds to zero")]
    [TestCase("1", "0.999999999999999999999", "1", TestName = "The slope rounds to one")]
    [TestCase("1", "1/3", "1/3", TestName = "Neither slope nor weight is a double")]
    [TestCase("1e-320", "-1/3", "1e300", TestName = "The product of slope and coefficient underflows")]
    public void Slopes_of_every_size_are_bounded(string first, string slope, string second)
    {
        // No slope is 1: a piece that keeps the size of its input makes the bounds so wide that they hide the others' roundings.
        Rational left = Rational.Parse(slope);
        Activation bent = new("bent", [Rational.Zero], [(left, Rational.Zero), (-left, Rational.Zero)]);
        Rational third = new(1, 3);
        foreach (int seed in (int[])[1, 2, 3, 4])
        {
            Network network = Nets.Of(
                Nets.Layer(bent, [[Rational.Parse(first), third], [Rational.Parse(first) * third, 1]]),
                Nets.Layer(bent, [[Rational.Parse(second), third * Rational.Parse(second), 0], [Rational.Parse(second), 0, 0]]),
                Nets.Layer(bent, [[1, third, 0]]));
            CheckAllLayers(network, new Random(seed));
        }
    }

    private static Network Scaled(Network network, Rational factor) => Nets.Of(
    [
        .. network.Layers.Select(layer => Nets.Layer(
            ((DenseLayer)layer).Activation,
            [.. Enumerable.Range(0, layer.UnitCount)
                .Select(i => (Rational[])[.. layer.Weights.Row(i).ToArray().Append(layer.Bias[i]).Select(entry => factor * entry)])])),
    ]);

    // Random pieces (null: all units active), layer after layer; returns the largest ratio of error to bound that was seen.
    private static double CheckAllLayers(Network network, Random? random)
    {
        NetworkFrames frames = new(network);
        double largest = 0;
        for (int l = 0; l < network.Layers.Length; l++)
        {
            frames.Enter(l);
            LayerFrame frame = frames[l];
            if (!frame.Layer.HasGates)
            {
                continue;
            }

            // With every unit active the exact outputs are the exact pre-activations times the slope.
            Rational slope = ((DenseLayer)network.Layers[l]).Activation.Pieces[1].Slope;
            Decide(frame, _ => true);
            frame.Seal();
            for (int unit = 0; unit < frame.Layer.UnitCount; unit++)
            {
                (BigInteger[] exact, BigInteger denominator) = frame.ExactOutput(unit);
                double bound = frame.Layer.PreActivation[unit].Error;
                ReadOnlySpan<double> computed = frame.Row(unit);
                for (int k = 0; k < exact.Length; k++)
                {
                    Rational truth = new Rational(exact[k], denominator) / slope;
                    if (!double.IsFinite(bound))
                    {
                        // Certifies nothing, so nothing is promised.
                        continue;
                    }

                    Assert.That(double.IsFinite(computed[k]), Is.True, "a finite bound promises a finite coefficient");
                    Rational error = Rational.Abs(Rational.FromDouble(computed[k]) - truth);
                    Assert.That(error <= Rational.FromDouble(bound), Is.True, $"layer {l} unit {unit} entry {k}: {error} > {bound}");
                    if (bound > 0)
                    {
                        largest = Math.Max(largest, (error / Rational.FromDouble(bound)).ToDouble());
                    }
                }
            }

            Decide(frame, _ => random is null || random.Next(2) == 1);
        }

        return largest;
    }

    private static void Decide(LayerFrame frame, Func<int, bool> isActive)
    {
        for (int unit = 0; unit < frame.Pieces.Length; unit++)
        {
            frame.Decide(unit, isActive(unit));
        }

        frame.Settle();
    }
}
