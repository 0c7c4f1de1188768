using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Local.Measures;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Local.Measures;

internal sealed class LocalMeasuresTests
{
    /// <summary>Against forms that are composed forwards in rationals, in the plainest way;
    /// points on a grid lie on hyperplanes and have ties.</summary>
    [Test]
    public void Agrees_with_the_plain_twin([Values] WeightKind kind)
    {
        Random random = new(500 + (int)kind);
        int onBoundary = 0;
        int ties = 0;
        int within = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int dimension = random.Next(1, 5);
            Network network = trial % 3 == 0
                ? RandomNets.Draw(random, kind, dimension, maxGates: 12)
                : RandomNets.DrawGates(random, kind, dimension, maxCuts: 14);
            LocalAnalyzer analyzer = new(network);
            for (int i = 0; i < 5; i++)
            {
                ImmutableArray<Rational> point =
                    [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-6, 7) / random.Next(1, 4))];
                LocalMeasures measures = analyzer.At(point);
                List<(GateBreakpoint Gate, Rational Gap, Rational SquaredNorm)> forms = Forms(network, point);
                BoundaryDistance? distance = measures.Distance();
                (GateBreakpoint Gate, Rational Square)[] distances =
                    [.. forms.Where(form => !form.SquaredNorm.IsZero).Select(form => (form.Gate, form.Gap * form.Gap / form.SquaredNorm))];

                Assert.That(distance is null, Is.EqualTo(distances.Length == 0));
                if (distance is not null)
                {
                    Rational least = distances.Min(entry => entry.Square);
                    Assert.That(distance.SquaredDistance, Is.EqualTo(least));
                    Assert.That(distance.Nearest, Is.EqualTo(distances.Where(entry => entry.Square == least).Select(entry => entry.Gate)));
                    onBoundary += least.IsZero ? 1 : 0;
                    ties += distance.Nearest.Length > 1 ? 1 : 0;
                }

                Rational radius = (Rational)random.Next(1, 9) / 4;
                int complexity = measures.Complexity(radius);
                Assert.That(complexity, Is.EqualTo(distances.Count(entry => entry.Square < radius * radius)));
                within += complexity;
                Assert.That(measures.Rank(), Is.EqualTo(
                    IntegerElimination.Rank(IntegerMatrix.FromRationalRows(NetworkEvaluation.At(network, point).AffineMap.Linear))));
                double sum = forms.Where(form => Rational.Abs(form.Gap) <= radius)
                    .Sum(form => Math.Sqrt(form.SquaredNorm.ToDouble())) / (2 * radius.ToDouble());
                DensityEnclosure density = measures.BoundaryDensity(radius);
                Assert.That(density.High, Is.GreaterThanOrEqualTo(density.Low).And.LessThanOrEqualTo(density.Low * (1 + 1e-15)));
                Assert.That(density.Low, Is.EqualTo(sum).Within(1e-12 * (1 + sum)));
            }
        }

        bool isGeneric = kind is WeightKind.Float32 or WeightKind.Perturbed;
        Assert.That(onBoundary, Is.GreaterThan(isGeneric ? -1 : 10), "no point lies on a hyperplane");
        Assert.That(ties, Is.GreaterThan(isGeneric ? -1 : 3), "no two hyperplanes are equally near");
        Assert.That(within, Is.GreaterThan(100), "no hyperplane is within the radius");
    }

    /// <summary>By hand: |x| + |y| has |x| = 0 and |y| = 0 at distance 3 and 4; the gate |x| + |y| - 9 behind them is 2 from (3, 4) along
    /// (1, 1).</summary>
    [Test]
    public void A_hand_made_point()
    {
        Network network = Nets.Of(Nets.Layer(Activation.Abs, [[1, 0, 0], [0, 1, 0]]), Nets.Relu("1 1 | -9"), Nets.Identity("1 | 0"));
        LocalMeasures measures = new LocalAnalyzer(network).At([3, 4]);

        BoundaryDistance distance = measures.Distance()!;
        Assert.That(distance.SquaredDistance, Is.EqualTo((Rational)2));
        Assert.That(distance.Nearest, Is.EqualTo(new[] { new GateBreakpoint(1, 0, 0) }));
        Assert.That(measures.Rank(), Is.Zero, "the relu is inactive");
        Assert.That(new LocalAnalyzer(network).At([30, 4]).Rank(), Is.EqualTo(1));

        // Below a radius: a hyperplane at exactly the radius does not count.
        Assert.That(measures.Complexity(3), Is.EqualTo(1));
        Assert.That(measures.Complexity((Rational)301 / 100), Is.EqualTo(2));
        Assert.That(measures.Complexity(5), Is.EqualTo(3));

        // At epsilon 3 the gates with |z| <= 3: x, and x + y - 9 = -2, of gradient lengths 1 and sqrt 2.
        DensityEnclosure density = measures.BoundaryDensity(3);
        Assert.That(density.Low, Is.LessThanOrEqualTo((1 + Math.Sqrt(2)) / 6).And.GreaterThan(0.4023));
        Assert.That(density.High, Is.GreaterThanOrEqualTo(density.Low).And.LessThan(0.4024));
    }

    [Test]
    public void Agrees_with_eval_where_inputs_are_many()
    {
        Network network = Arrangements.Studies.Constructions.RandomNetwork.HeNormal(100, [20, 12, 12, 3], seed: 4);
        Random random = new(1);
        LocalAnalyzer analyzer = new(network);
        for (int i = 0; i < 4; i++)
        {
            ImmutableArray<Rational> point = [.. Enumerable.Range(0, 100).Select(_ => Rational.FromDouble(random.NextDouble()))];
            NearestGate expected = NetworkEvaluation.At(network, point).NearestGate!;

            BoundaryDistance distance = analyzer.At(point).Distance()!;

            Assert.That(distance.SquaredDistance, Is.EqualTo(expected.SquaredDistance));
            Assert.That(distance.Nearest, Is.EqualTo(new[] { new GateBreakpoint(expected.Layer, expected.Unit, expected.Breakpoint) }));
        }
    }

    [Test]
    public void Where_no_gate_depends_on_the_input_there_is_no_boundary()
    {
        LocalMeasures measures = new LocalAnalyzer(Nets.Of(Nets.Relu("0 | 1", "0 | -1"), Nets.Relu("1 1 | -1"))).At([5]);

        Assert.That(measures.Distance(), Is.Null);
        Assert.That(measures.Rank(), Is.Zero);
        Assert.That(measures.Complexity(100), Is.Zero);
        Assert.That(measures.BoundaryDensity(100), Is.EqualTo(new DensityEnclosure(0, 0)));
    }

    [Test]
    public void A_radius_and_an_epsilon_are_positive()
    {
        LocalMeasures measures = new LocalAnalyzer(Nets.Of(Nets.Relu("1 | 1"))).At([5]);

        Assert.That(() => measures.Complexity(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => measures.BoundaryDensity(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LocalAnalyzer(Nets.Of(Nets.Relu("1 | 1"))).At([5, 5]), Throws.ArgumentException);
    }

    // Of every breakpoint: its gap and the squared length of its gradient, under the pattern of the point.
    private static List<(GateBreakpoint Gate, Rational Gap, Rational SquaredNorm)> Forms(Network network, ImmutableArray<Rational> point)
    {
        int n = point.Length;
        List<(GateBreakpoint, Rational, Rational)> forms = [];
        Rational[][] inputs =
            [.. Enumerable.Range(0, n).Select(k => (Rational[])[.. Enumerable.Range(0, n + 1).Select(j => (Rational)(j == k ? 1 : 0))])];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            Rational[][] rows = [.. Nets.Rows(layer).Select(row => Sum(row, inputs, n))];
            Rational[] values = [.. rows.Select(row => Value(row, point))];
            inputs = new Rational[layer.UnitCount][];
            for (int unit = 0; unit < inputs.Length; unit++)
            {
                if (layer is MaxoutLayer { Rank: int rank })
                {
                    int own = MaxoutLayer.PieceAt(values.AsSpan(unit * rank, rank));
                    for (int other = 0; other < rank; other++)
                    {
                        if (other != own)
                        {
                            Add(new GateBreakpoint(
                                l, unit, other), [.. rows[(unit * rank) + own].Zip(rows[(unit * rank) + other], (a, b) => a - b)], 0);
                        }
                    }

                    inputs[unit] = rows[(unit * rank) + own];
                    continue;
                }

                Activation activation = ((DenseLayer)layer).Activation;
                for (int j = 0; j < activation.Breakpoints.Length; j++)
                {
                    Add(new GateBreakpoint(l, unit, j), rows[unit], activation.Breakpoints[j]);
                }

                (Rational slope, Rational intercept) = activation.Pieces[activation.PieceAt(values[unit])];
                inputs[unit] = [.. rows[unit].Select((entry, k) => (slope * entry) + (k == n ? intercept : 0))];
            }
        }

        return forms;

        void Add(GateBreakpoint gate, Rational[] row, Rational breakpoint) => forms.Add(
            (gate, Value(row, point) - breakpoint, row[..^1].Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry))));
    }

    private static Rational[] Sum(Rational[] weights, Rational[][] inputs, int n)
    {
        Rational[] row = new Rational[n + 1];
        row[n] = weights[^1];
        for (int j = 0; j < inputs.Length; j++)
        {
            row = [.. row.Zip(inputs[j], (sum, entry) => sum + (weights[j] * entry))];
        }

        return row;
    }

    private static Rational Value(Rational[] row, ImmutableArray<Rational> point) =>
        row[..^1].Zip(point, (entry, x) => entry * x).Aggregate(row[^1], (sum, term) => sum + term);
}
