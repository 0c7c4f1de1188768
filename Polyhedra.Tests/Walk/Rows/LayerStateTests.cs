using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Rows;

/// <summary>Rows that accumulate as units are decided, in any order, against exact composition: the error bounds of the plans hold, and
/// where a plan says that rows are exact they are.</summary>
public sealed class LayerStateTests
{
    [Test]
    public void Accumulated_forms_are_within_their_bounds([Values] WeightKind kind)
    {
        Random random = new(500 + (int)kind);
        int exact = 0;
        int inexact = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            Network network = RandomNets.DrawGates(random, kind, random.Next(1, 5), maxCuts: 12);
            Check(network, random, ref exact, ref inexact);
        }

        if (kind is WeightKind.SmallIntegers or WeightKind.QuarterGrid or WeightKind.Central)
        {
            Assert.That(exact, Is.GreaterThan(100), "small numbers are known to be exact");
        }

        if (kind == WeightKind.Float32)
        {
            Assert.That(inexact, Is.GreaterThan(100));
        }
    }

    [Test]
    public void Numbers_at_the_edge_of_exactness_are_not_taken_for_exact()
    {
        // Terms that need from 40 to 60 bits beside each other, and units around the smallest that count.
        Random random = new(8);
        int exact = 0;
        int inexact = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            int bits = trial % 2 == 0 ? random.Next(10, 70) : random.Next(110, 270);
            Rational unit = new(1, System.Numerics.BigInteger.Pow(2, bits));
            int inputs = random.Next(1, 4);
            List<NetworkLayer> layers = [];
            for (int l = 0; l < 3; l++)
            {
                int units = random.Next(1, 4);
                Activation activation = random.Next(4) switch
                {
                    0 => Activation.HardTanh,
                    1 => Activation.LeakyRelu(new Rational(random.Next(-3, 4), 4)),
                    2 => Activation.Identity,
                    _ => Activation.Relu,
                };
                int width = inputs;
                layers.Add(Nets.Layer(activation, [.. Enumerable.Range(0, units).Select(_ => (Rational[])[
                    .. Enumerable.Range(0, width + 1)
                        .Select(_ => random.Next(3) == 0 ? random.Next(-9, 10) * unit : random.Next(-9, 10))])]));
                inputs = units;
            }

            Check(Nets.Of([.. layers]), random, ref exact, ref inexact);
        }

        Assert.That(exact, Is.GreaterThan(100));
        Assert.That(inexact, Is.GreaterThan(100));
    }

    [Test]
    public void Snapshots_go_back_and_are_not_shared()
    {
        NetworkFrames frames = new(Nets.Of(Nets.Relu("1 2 | 3", "-1 1 | 0"), Nets.Relu("1 1 | 1", "2 -1 | 0")));
        LayerState first = new(frames[0], 2);
        LayerState second = new(frames[1], 2);
        first.LoadOwnWeights();
        second.Clear();
        second.Add(0, first, 0, 1, 0);
        double[] once = [.. second.Rows];
        double[] snapshot = second.Snapshot();
        second.Add(1, first, 1, 1, 0);
        Assert.That(second.Rows, Is.Not.EqualTo(once));

        second.Restore(snapshot);
        Assert.That(second.Rows, Is.EqualTo(once));
        double[] again = second.Snapshot();
        Assert.That(again, Is.Not.SameAs(second.Rows));
        second.Add(1, first, 1, 1, 0);
        Assert.That(again, Is.EqualTo(once));
    }

    // Any pieces will do: the bounds are said to hold for all. Units are added in any order, as the walk adds them.
    private static void Check(Network network, Random random, ref int exact, ref int inexact)
    {
        int dimension = network.InputCount;
        NetworkFrames frames = new(network);
        LayerState[] states = [.. Enumerable.Range(0, network.Layers.Length).Select(l =>
            new LayerState(frames[l], dimension))];
        states[0].LoadOwnWeights();
        Rational[][] values = [.. Enumerable.Range(0, dimension).Select(k => Unit(dimension, k))];
        for (int l = 0; l < states.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            Rational[][] rows = [.. Nets.Rows(layer).Select(row => Compose(row, values, dimension))];
            LayerState state = states[l];
            if (layer.HasGates)
            {
                state.MakeForms();
                CheckForms(state, layer, rows, dimension, ref exact, ref inexact);
                CheckValues(state, random, dimension);
            }

            if (l + 1 == states.Length)
            {
                return;
            }

            states[l + 1].Clear();
            values = new Rational[layer.UnitCount][];
            int[] order = [.. Enumerable.Range(0, layer.UnitCount)];
            random.Shuffle(order);
            foreach (int unit in order)
            {
                int piece = layer.HasGates ? random.Next(layer.PieceCount) : 0;
                CompiledLayer compiled = state.Layer;
                int index = compiled.SlopeIndexOf(unit, piece);
                (Rational slope, Rational intercept) = layer is DenseLayer dense
                    ? dense.Activation.Pieces[piece] : (Rational.One, Rational.Zero);
                values[unit] = [.. rows[compiled.OutputRowOf(unit, piece)].Select(entry => slope * entry)];
                values[unit][^1] += intercept;
                states[l + 1].Add(
                    unit, state, compiled.OutputRowOf(unit, piece), compiled.SlopeDoubles[index], compiled.InterceptDoubles[index]);
            }
        }
    }

    private static void CheckForms(LayerState state, NetworkLayer layer, Rational[][] rows, int dimension, ref int exact, ref int inexact)
    {
        GateForms forms = state.Layer.Forms;
        for (int f = 0; f < forms.Count; f++)
        {
            bool isExact = double.IsFinite(state.ExactUnits[f]);
            exact += isExact ? 1 : 0;
            inexact += isExact ? 0 : 1;
            for (int k = 0; k <= dimension; k++)
            {
                Rational truth = layer is DenseLayer dense
                    ? rows[forms.RowOf(f)][k] - (k == dimension ? dense.Activation.Breakpoints[forms.IndexIn(f)] : 0)
                    : rows[forms.UpperRow(f)][k] - rows[forms.LowerRow(f)][k];
                Rational computed = Rational.FromDouble(state.Forms[(k * state.FormPad) + f]);
                Rational magnitude = Rational.FromDouble(state.Magnitude[f]);
                Assert.That(Rational.Abs(computed - truth) <= Rational.FromDouble(state.Error[f]), Is.True, "error");
                Assert.That(Rational.Abs(truth) <= magnitude && Rational.Abs(computed) <= magnitude, Is.True, "magnitude");
                if (isExact)
                {
                    Rational units = truth / Rational.FromDouble(state.Layer.FormGranularity);
                    Assert.That(computed, Is.EqualTo(truth));
                    Assert.That(units.IsInteger, Is.True, "a multiple of the unit");
                    Assert.That(Rational.Abs(units) <= Rational.FromDouble(state.ExactUnits[f]), Is.True, "at most so many units");
                }
            }
        }
    }

    // Evaluated one form at a time.
    private static void CheckValues(LayerState state, Random random, int dimension)
    {
        double[] point = [.. Enumerable.Range(0, dimension).Select(_ => random.NextDouble() - 0.5)];
        double[] values = new double[state.FormPad];
        state.Evaluate(point, values);
        for (int f = 0; f < state.Layer.Forms.Count; f++)
        {
            double value = state.Forms[(dimension * state.FormPad) + f];
            for (int k = 0; k < dimension; k++)
            {
                value += point[k] * state.Forms[(k * state.FormPad) + f];
            }

            Assert.That(values[f], Is.EqualTo(value));
        }
    }

    private static Rational[] Compose(Rational[] weights, Rational[][] values, int dimension)
    {
        Rational[] row = new Rational[dimension + 1];
        row[^1] = weights[^1];
        for (int j = 0; j < values.Length; j++)
        {
            for (int k = 0; k <= dimension; k++)
            {
                row[k] += weights[j] * values[j][k];
            }
        }

        return row;
    }

    private static Rational[] Unit(int dimension, int coordinate)
    {
        Rational[] row = new Rational[dimension + 1];
        row[coordinate] = 1;
        return row;
    }
}
