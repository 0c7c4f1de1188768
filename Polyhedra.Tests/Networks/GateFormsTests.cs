using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Networks;

/// <summary>The forms that decide the pieces of gates of every kind, their bounds and their exact twins, held against a plain composition
/// in rationals that reads the network itself.</summary>
public sealed class GateFormsTests
{
    private static readonly Rational Third = new(1, 3);

    [Test]
    public void Rows_and_forms_are_within_their_bounds([Values] WeightKind kind)
    {
        Random random = new(4321 + (int)kind);
        Ratios ratios = new();
        for (int trial = 0; trial < 80; trial++)
        {
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 7))];
            Check(Draw(random, random.Next(1, 4), widths, () => RandomNets.Number(random, kind)), random, ratios);
        }

        // The bounds are not vacuous: generic weights come within a factor of a few thousand of them.
        if (kind == WeightKind.Float32)
        {
            Assert.That(ratios.Thresholds, Is.GreaterThan(1.0 / 5000));
            Assert.That(ratios.Differences, Is.GreaterThan(1.0 / 5000));
        }
    }

    [TestCase(1)]
    [TestCase(300)]
    [TestCase(-300)]
    [TestCase(-330)]
    public void Entries_that_no_double_holds_are_bounded_too(int exponent)
    {
        Random random = new(78);
        Rational factor = exponent > 0 ? BigInteger.Pow(10, exponent) : new Rational(BigInteger.One, BigInteger.Pow(10, -exponent));
        for (int trial = 0; trial < 60; trial++)
        {
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 5))];
            Check(Draw(random, 2, widths, () => RandomNets.Number(random, WeightKind.Float32) * Third * factor), random, new Ratios());
        }
    }

    // A threshold beside a form of another size: it vanishes, or the form vanishes beside it; it rounds, underflows,
    // or rounds to another double.
    [TestCase("1/3", "1")]
    [TestCase("1/3", "1e20")]
    [TestCase("-1/3", "1e-20")]
    [TestCase("1e300", "1/7")]
    [TestCase("-1e300", "1e300")]
    [TestCase("1e-330", "1")]
    [TestCase("1e-330", "1e-320")]
    [TestCase("3e-324", "1e-300")]
    [TestCase("0.99999999999999999999999", "1")]
    [TestCase("1e309", "1")]
    public void A_threshold_of_any_size_is_within_its_bound(string threshold, string size)
    {
        Rational t = Rational.Parse(threshold);
        Rational s = Rational.Parse(size);
        Rational below = Rational.Min(t, -t);
        Rational above = Rational.Max(t, -t);
        Activation clamp = new("clamp", [below, above], [(0, below), (1, 0), (0, above)]);
        Random random = new(3);
        Ratios ratios = new();
        for (int trial = 0; trial < 10; trial++)
        {
            Check(
                Nets.Of(
                    Nets.Layer(clamp, [[s, s * Third, t * Third], [-s * Third, s, 0], [0, 0, t]]),
                    Nets.Layer(clamp, [[1, Third, 1, 0], [-Third, 1, 0, s]])),
                random,
                ratios);
        }
    }

    [Test]
    public void Rows_that_cancel_leave_a_difference_within_its_bound()
    {
        // The first and the second piece differ in the last of 60 binary places; the third is the first again.
        Rational tiny = new(BigInteger.One, BigInteger.One << 60);
        MaxoutLayer first = Maxout(
            3, [Third, 1, 0], [Third + tiny, 1 - tiny, tiny], [Third, 1, 0], [1, Third, -1], [1, Third, 1], [1, Third, -1]);
        MaxoutLayer second = Maxout(2, [Third, -Third, 0], [Third, -Third + tiny, 0]);
        foreach (int seed in (int[])[1, 2, 3, 4, 5, 6])
        {
            Check(Nets.Of(first, second), new Random(seed), new Ratios());
        }
    }

    [Test]
    public void A_difference_has_the_errors_of_both_rows([Values] bool first)
    {
        // Forty weights that lose 2^-53 each, always to the same side; the other piece is exact.
        Rational weight = 1 + new Rational(BigInteger.One, BigInteger.One << 53);
        Rational[][] pieces = first ? [[weight, 0], [0, 0]] : [[0, 0], [weight, 0]];
        Network network = Nets.Of(
            [.. Enumerable.Range(0, 40).Select(_ => Nets.Layer(Activation.Identity, [[weight, 0]])), Maxout(2, pieces)]);

        Check(network, new Random(1), new Ratios());
    }

    [Test]
    public void A_difference_of_exact_rows_is_rounded_once()
    {
        // 1 - (-2^-53) is computed as 1.
        Assert.That(RowBounds.Coordinate.Error, Is.Zero);
        Assert.That(RowBounds.Coordinate.Minus(RowBounds.Coordinate).Error, Is.GreaterThanOrEqualTo(FloatingPoint.UnitRoundoff));
        Assert.That(RowBounds.Coordinate.Minus(RowBounds.Coordinate).Magnitude, Is.GreaterThanOrEqualTo(2));
        Assert.That(RowBounds.Coordinate.Minus(Third).Error, Is.GreaterThanOrEqualTo(FloatingPoint.UnitRoundoff));
        Assert.That(RowBounds.Coordinate.Minus(-Third).Magnitude, Is.GreaterThan(1.33));
        Assert.That(RowBounds.Coordinate.Minus(Rational.Zero), Is.EqualTo(RowBounds.Coordinate));
    }

    [Test]
    public void A_difference_that_overflows_certifies_nothing()
    {
        Rational huge = Rational.Parse("1.7e308");
        Network network = Nets.Of(Maxout(2, [huge, 0], [-huge, 0]));
        NetworkFrames frames = new(network);
        frames.Enter(0);

        Assert.That(frames[0].Layer.FormBounds[0].Error, Is.Not.LessThan(double.PositiveInfinity).Or.NaN);
        Assert.That(frames[0].ExactForm(0).Coefficients.ToArray(), Is.EqualTo(new BigInteger[] { -1, 0 }));
    }

    [Test]
    public void Maxout_pairs_are_numbered_without_gaps([Values(1, 2, 3, 7, 36)] int rank)
    {
        MaxoutLayer layer = Maxout(rank, [.. Enumerable.Range(0, 2 * rank).Select(i => (Rational[])[i, i])]);
        GateForms forms = new CompiledLayer(layer, [RowBounds.Coordinate], inputGranularity: 0).Forms;
        List<(int Unit, int Lower, int Upper)> pairs = [];
        for (int f = 0; f < forms.Count; f++)
        {
            Assert.That(forms.UpperRow(f) / rank, Is.EqualTo(forms.LowerRow(f) / rank), "a pair is of one unit");
            pairs.Add((forms.LowerRow(f) / rank, forms.LowerRow(f) % rank, forms.UpperRow(f) % rank));
            Assert.That(pairs[^1].Lower, Is.LessThan(pairs[^1].Upper));
            Assert.That(GateForms.PairOf(pairs[^1].Lower, pairs[^1].Upper), Is.EqualTo(forms.IndexIn(f)));
        }

        Assert.That(pairs, Has.Count.EqualTo(rank * (rank - 1)));
        Assert.That(pairs, Is.Unique);
        Assert.That(pairs.Select(pair => pair.Unit), Is.Ordered);
    }

    [Test]
    public void Largest_bounds_each_row_and_keeps_what_certifies_nothing()
    {
        RowBounds small = RowBounds.Combine([1.0], [0], 2, [RowBounds.Coordinate]);
        RowBounds large = RowBounds.Combine([100.0], [0], 2, [RowBounds.Coordinate]);
        RowBounds infinite = RowBounds.Combine([double.MaxValue], [0], double.MaxValue, [RowBounds.Coordinate]);
        RowBounds undefined = RowBounds.Combine([0.0], [0], 1, [infinite]);

        Assert.That(RowBounds.Largest([small, large, small]), Is.EqualTo(large));
        Assert.That(RowBounds.Largest([infinite, small]).Magnitude, Is.EqualTo(double.PositiveInfinity));
        Assert.That(undefined.Error, Is.NaN);
        Assert.That(RowBounds.Largest([small, undefined, large]).Error, Is.NaN);
        Assert.That(RowBounds.Largest([undefined, small]).Magnitude, Is.NaN);
        Assert.That(small.Minus(undefined).Error, Is.NaN);
    }

    private static MaxoutLayer Maxout(int rank, params Rational[][] rows) => Nets.Maxout(rank, rows);

    private static Network Draw(Random random, int inputs, int[] widths, Func<Rational> number)
    {
        List<NetworkLayer> layers = [];
        foreach (int width in widths)
        {
            int rank = random.Next(3) == 0 ? random.Next(1, 5) : 0;
            Rational[][] rows = [.. Enumerable.Range(0, Math.Max(rank, 1) * width)
                .Select(_ => (Rational[])[.. Enumerable.Range(0, inputs + 1).Select(_ => number())])];
            layers.Add(rank > 0 ? Maxout(rank, rows) : Nets.Layer(Dense(random, number), rows));
            inputs = width;
        }

        return Nets.Of([.. layers]);
    }

    // Beside the activations that files know, one with three thresholds of any size. Nothing here needs continuity.
    private static Activation Dense(Random random, Func<Rational> number)
    {
        Rational[] thresholds = [.. Enumerable.Range(0, 3).Select(_ => number()).Distinct().Order()];
        return random.Next(7) switch
        {
            0 => Activation.Relu,
            1 => Activation.Identity,
            2 => Activation.Abs,
            3 => Activation.HardTanh,
            4 => Activation.Relu6,
            5 => Activation.LeakyRelu(number()),
            _ => new Activation("bent", [.. thresholds], [.. Enumerable.Range(0, thresholds.Length + 1).Select(_ => (number(), number()))]),
        };
    }

    // Walks through the layers on random pieces; asserts what the class promises of every row and form.
    private static void Check(Network network, Random random, Ratios ratios)
    {
        NetworkFrames frames = new(network);
        Rational[][] inputs = [.. Enumerable.Range(0, network.InputCount)
            .Select(i => (Rational[])[.. Enumerable.Range(0, network.InputCount + 1).Select(k => k == i ? Rational.One : Rational.Zero)])];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            frames.Enter(l);
            LayerFrame frame = frames[l];
            Rational[][] rows = [.. Enumerable.Range(0, layer.Weights.RowCount).Select(i => Compose(layer, i, inputs))];
            for (int i = 0; i < rows.Length; i++)
            {
                Within(frame.Row(i), rows[i], frame.Layer.PreActivation[i], $"layer {l} row {i}");
            }

            GateForms forms = frame.Layer.Forms;
            for (int f = 0; f < forms.Count; f++)
            {
                Rational[] form = Form(layer, rows, f);
                double ratio = Within(frame.FormRow(f), form, frame.Layer.FormBounds[f], $"layer {l} form {f}");
                ratios.Add(ratio, isDifference: layer is MaxoutLayer);
                Assert.That(
                    frame.ExactForm(f).Coefficients.ToArray(),
                    Is.EqualTo(IntegerForm.FromRationals(form.AsSpan(0, form.Length - 1), form[^1]).Coefficients.ToArray()),
                    $"layer {l} form {f}");
                Assert.That(
                    !frame.FormIsConstant(f) || form[..^1].All(entry => entry.IsZero), Is.True, "constant by structure, but it is not");
            }

            inputs = ChoosePieces(layer, frame, rows, random);
            frame.Seal();
            for (int unit = 0; unit < inputs.Length; unit++)
            {
                (BigInteger[] exact, BigInteger denominator) = frame.ExactOutput(unit);
                Assert.That(exact.Select(entry => new Rational(entry, denominator)), Is.EqualTo(inputs[unit]), $"layer {l} unit {unit}");
                Magnitude(inputs[unit], frame.Layer.PostActivation[unit], $"layer {l} unit {unit}");
            }
        }
    }

    // Pieces at random, decided the way the walk decides them; returns the exact outputs of the units.
    private static Rational[][] ChoosePieces(NetworkLayer layer, LayerFrame frame, Rational[][] rows, Random random)
    {
        Rational[][] outputs = new Rational[layer.UnitCount][];
        for (int unit = 0; unit < outputs.Length; unit++)
        {
            int piece = random.Next(layer.PieceCount);
            if (layer is DenseLayer dense)
            {
                for (int j = 0; j < dense.Activation.Breakpoints.Length; j++)
                {
                    frame.Decide((unit * dense.Activation.Breakpoints.Length) + j, isPositive: j < piece);
                }

                (Rational slope, Rational intercept) = dense.Activation.Pieces[piece];
                outputs[unit] = Array.ConvertAll(rows[unit], entry => slope * entry);
                outputs[unit][^1] += intercept;
            }
            else
            {
                frame.Pieces[unit] = (byte)piece;
                outputs[unit] = rows[(unit * layer.PieceCount) + piece];
            }
        }

        frame.Settle();
        return outputs;
    }

    private static Rational[] Compose(NetworkLayer layer, int row, Rational[][] inputs)
    {
        Rational[] form = new Rational[inputs[0].Length];
        form[^1] = layer.Bias[row];
        for (int j = 0; j < inputs.Length; j++)
        {
            for (int k = 0; k < form.Length; k++)
            {
                form[k] += layer.Weights[row, j] * inputs[j][k];
            }
        }

        return form;
    }

    // The f-th form by the definition: dense, unit by unit and threshold by threshold; maxout, the pairs (0,1), (0,2), (1,2), (0,3), ...
    private static Rational[] Form(NetworkLayer layer, Rational[][] rows, int f)
    {
        if (layer is DenseLayer { Activation.Breakpoints: { } breakpoints })
        {
            Rational[] form = [.. rows[f / breakpoints.Length]];
            form[^1] -= breakpoints[f % breakpoints.Length];
            return form;
        }

        int rank = layer.PieceCount;
        (int Lower, int Upper)[] pairs = [.. Enumerable.Range(1, rank - 1).SelectMany(j => Enumerable.Range(0, j).Select(i => (i, j)))];
        int first = f / pairs.Length * rank;
        (int lower, int upper) = pairs[f % pairs.Length];
        return [.. rows[first + upper].Zip(rows[first + lower], (high, low) => high - low)];
    }

    // Asserts both promises of the bounds; returns the largest error as a part of its bound.
    private static double Within(ReadOnlySpan<double> computed, Rational[] truth, RowBounds bounds, string what)
    {
        double largest = 0;
        Magnitude(truth, bounds, what);
        if (!double.IsFinite(bounds.Error))
        {
            return largest;
        }

        for (int k = 0; k < truth.Length; k++)
        {
            Assert.That(double.IsFinite(computed[k]), Is.True, $"{what}: a finite bound promises finite coefficients");
            Rational error = Rational.Abs(Rational.FromDouble(computed[k]) - truth[k]);
            Assert.That(error <= Rational.FromDouble(bounds.Error), Is.True, $"{what} entry {k}: {error} > {bounds.Error}");
            largest = bounds.Error > 0 ? Math.Max(largest, (error / Rational.FromDouble(bounds.Error)).ToDouble()) : largest;
        }

        return largest;
    }

    private static void Magnitude(Rational[] truth, RowBounds bounds, string what)
    {
        if (double.IsFinite(bounds.Magnitude))
        {
            Assert.That(
                truth.Max(Rational.Abs) <= Rational.FromDouble(bounds.Magnitude), Is.True, $"{what}: larger than {bounds.Magnitude}");
        }
    }

    private sealed class Ratios
    {
        public double Thresholds { get; private set; }

        public double Differences { get; private set; }

        public void Add(double ratio, bool isDifference)
        {
            if (isDifference)
            {
                Differences = Math.Max(Differences, ratio);
            }
            else
            {
                Thresholds = Math.Max(Thresholds, ratio);
            }
        }
    }
}
