using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Scaled rows keep both promises: the largest entry is in [1, 2], and no entry is farther than the error from that of one
/// positive multiple of the form.</summary>
public sealed class ScaledRowTests
{
    // Powers of two by which weights and biases are multiplied, layer after layer.
    [Test]
    public void A_loaded_row_is_close_to_a_multiple_of_its_form(
        [Values] WeightKind kind, [Values(0, 35, -35)] int weightShift, [Values(0, 60, -60)] int biasShift)
    {
        Random random = new(9000 + (100 * (int)kind) + weightShift + biasShift);
        int fast = 0;
        int exact = 0;
        for (int trial = 0; trial < 8; trial++)
        {
            Network network = Shifted(RandomNets.Draw(random, kind, random.Next(1, 4), [4, 4]), weightShift, biasShift);
            NetworkFrames frames = new(network);
            for (int l = 0; l < 2; l++)
            {
                frames.Enter(l);
                for (int unit = 0; unit < 4; unit++)
                {
                    Form form = new(frames[l], unit);
                    double[] row = new double[network.InputCount + 1];
                    bool usedExact = false;
                    bool isLoaded = ScaledRow.TryLoad(form, row, out double error, ref usedExact);
                    Assert.That(isLoaded, Is.EqualTo(!form.Exact.IsConstant));
                    if (isLoaded)
                    {
                        AssertIsClose(row, error, form.Exact.Coefficients);
                        (fast, exact) = usedExact ? (fast, exact + 1) : (fast + 1, exact);
                    }

                    frames[l].Pieces[unit] = (byte)random.Next(2);
                }
            }
        }

        Assert.That(fast + exact, Is.GreaterThan(10));
    }

    [Test]
    public void A_rounded_row_is_close_to_a_multiple_of_its_integers()
    {
        Random random = new(9900);
        for (int trial = 0; trial < 2000; trial++)
        {
            BigInteger[] coefficients = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Integer(random))];
            double[] row = new double[coefficients.Length];
            bool isConstant = Array.TrueForAll(coefficients[..^1], entry => entry.IsZero);

            Assert.That(ScaledRow.TryRound(coefficients, row, out double error), Is.EqualTo(!isConstant));
            if (!isConstant)
            {
                AssertIsClose(row, error, coefficients);
                Assert.That(ScaledRow.TryRound(IntegerForm.FromIntegers(coefficients), row, out error), Is.True);
                AssertIsClose(row, error, coefficients);
            }
        }
    }

    // Zero, or of any length up to 200 bits; often a power of two, where lengths are easily got wrong.
    private static BigInteger Integer(Random random)
    {
        BigInteger power = BigInteger.One << random.Next(200);
        return (random.Next(-1, 2) * power) + (random.Next(2) * (new BigInteger(random.NextInt64()) % power));
    }

    private static Network Shifted(Network network, int weightShift, int biasShift) => Nets.Of(
    [
        .. network.Layers.Select(layer => Nets.Layer(
            ((DenseLayer)layer).Activation,
            [.. Nets.Rows(layer).Select(
                row => (Rational[])[.. row[..^1].Select(entry => entry * Power(weightShift)), row[^1] * Power(biasShift)])])),
    ]);

    private static Rational Power(int exponent) =>
        exponent >= 0 ? BigInteger.One << exponent : new Rational(BigInteger.One, BigInteger.One << -exponent);

    private static void AssertIsClose(double[] row, double error, ReadOnlySpan<BigInteger> form)
    {
        Assert.That(row.Max(Math.Abs), Is.InRange(1, 2));

        // The multiples m with |row[k] - m form[k]| <= error for every k are an interval: it must not be empty, nor all below 0.
        Rational tolerance = Rational.FromDouble(error);
        Rational least = Rational.Zero;
        Rational? most = null;
        for (int k = 0; k < row.Length; k++)
        {
            Rational size = BigInteger.Abs(form[k]);
            Rational value = form[k].Sign < 0 ? -Rational.FromDouble(row[k]) : Rational.FromDouble(row[k]);
            if (size.IsZero)
            {
                Assert.That(Rational.Abs(value) <= tolerance, Is.True);
                continue;
            }

            least = Rational.Max(least, (value - tolerance) / size);
            Rational limit = (value + tolerance) / size;
            most = most is { } current ? Rational.Min(current, limit) : limit;
        }

        Assert.That(least <= most && most > 0, Is.True, "no positive multiple of the form is that close");
    }
}
