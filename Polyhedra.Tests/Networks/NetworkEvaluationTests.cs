using System.Collections.Immutable;
using System.Reflection;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

public class NetworkEvaluationTests
{
    [Test]
    public void ManyInputsCostNoSquareOfThem()
    {
        // 50,000 inputs: a square of them would not fit into memory.
        const int Inputs = 50_000;
        RationalMatrix weights = new(1, Inputs, [.. Enumerable.Repeat(Rational.One, Inputs)]);
        Network network = new([new DenseLayer(weights, [-1], Activation.Relu)]);
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [.. Enumerable.Repeat(Rational.One, Inputs)]);
        Assert.That(evaluation.Output, Is.EqualTo(new Rational[] { Inputs - 1 }));
        Assert.That(evaluation.NearestGate!.SquaredDistance, Is.EqualTo((Rational)(Inputs - 1) * (Inputs - 1) / Inputs));
    }

    [Test]
    public void AgreesWithThePlainForwardPass()
    {
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            Network network = TestNetworks.Random(random, random.Next(1, 4), random.Next(1, 5), random.Next(1, 5), random.Next(1, 3));
            ImmutableArray<Rational> point = TestNetworks.RandomPoint(random, network.InputCount);
            NetworkEvaluation evaluation = NetworkEvaluation.At(network, point);

            // The plain twin: nothing but max(0, z), and no pieces.
            Rational[] values = [.. point];
            List<byte> pattern = [];
            for (int l = 0; l < network.Layers.Length; l++)
            {
                DenseLayer layer = (DenseLayer)network.Layers[l];
                Rational[] z = [.. Enumerable.Range(0, layer.UnitCount).Select(unit =>
                    values.Select((value, k) => value * layer.Weights[unit, k]).Aggregate(layer.Bias[unit], (sum, term) => sum + term))];
                Assert.That(evaluation.PreActivations[l], Is.EqualTo(z));
                if (layer.Activation.IsIdentity)
                {
                    values = z;
                    continue;
                }

                pattern.AddRange(z.Select(entry => (byte)(entry > 0 ? 1 : 0)));
                values = [.. z.Select(entry => Rational.Max(Rational.Zero, entry))];
            }

            Assert.That(evaluation.Output, Is.EqualTo(values));
            Assert.That(evaluation.Pattern, Is.EqualTo(pattern));
            Assert.That(evaluation.AffineMap.Apply(point.AsSpan()), Is.EqualTo(values));
            Assert.That(evaluation.Point, Is.EqualTo(point));
        }
    }

    [Test]
    public void TheAffineMapIsTheNetworkOnAllOfTheBallThatTheNearestGateLeaves()
    {
        Random random = new(6);
        int tried = 0;
        for (int i = 0; i < 200; i++)
        {
            Network network = TestNetworks.Random(random, 2, 3, 3, 2);
            ImmutableArray<Rational> point = TestNetworks.RandomPoint(random, 2);
            NetworkEvaluation evaluation = NetworkEvaluation.At(network, point);
            if (evaluation.NearestGate is not { SquaredDistance.IsZero: false } nearest)
            {
                continue;
            }

            tried++;
            ImmutableArray<Rational> step = Shorten(TestNetworks.RandomPoint(random, 2), nearest.SquaredDistance);
            ImmutableArray<Rational> near = [.. point.Select((entry, k) => entry + step[k])];
            NetworkEvaluation there = NetworkEvaluation.At(network, near);
            Assert.That(there.Pattern, Is.EqualTo(evaluation.Pattern));
            Assert.That(there.AffineMap, Is.EqualTo(evaluation.AffineMap));
            Assert.That(evaluation.AffineMap.Apply(near.AsSpan()), Is.EqualTo(there.Output));
        }

        Assert.That(tried, Is.GreaterThan(100));
    }

    [Test]
    public void ZeroPreActivationIsInactive()
    {
        Network network = new([new DenseLayer(new RationalMatrix(2, 1, [1, -1]), [0, 0], Activation.Relu)]);
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [0]);
        Assert.That(evaluation.Pattern, Is.EqualTo(new byte[] { 0, 0 }));
        Assert.That(evaluation.AffineMap.Linear, Is.EqualTo(new RationalMatrix(2, 1, [0, 0])));
    }

    [Test]
    public void TiesOfTheNearestGateGoToTheFirst()
    {
        // Unit 0 is constant; units 1 and 2 are both at distance 1 from the point, and so is the second layer's unit.
        Network network = new(
        [
            new DenseLayer(new RationalMatrix(3, 1, [0, 2, -3]), [0, -2, -3], Activation.Relu),
            new DenseLayer(new RationalMatrix(1, 3, [0, 0, 0]), [7], Activation.Relu),
        ]);
        Assert.That(NetworkEvaluation.At(network, [0]).NearestGate, Is.EqualTo(new NearestGate(0, 1, 0, 1)));
    }

    [Test]
    public void ThereIsNoNearestGateWhereAllAreConstant()
    {
        Network network = new([new DenseLayer(new RationalMatrix(1, 2, [0, 0]), [5], Activation.Relu)]);
        Assert.That(NetworkEvaluation.At(network, [1, 2]).NearestGate, Is.Null);
    }

    [Test]
    public void SeveralBreakpointsAreCountedAndTheNearestIsTaken()
    {
        Activation hardTanh = ClampToUnitInterval();
        Network network = new(
        [
            new DenseLayer(new RationalMatrix(3, 1, [1, 2, 2]), [0, 0, -2], hardTanh),
            new DenseLayer(new RationalMatrix(1, 3, [1, 1, 1]), [0], Activation.Identity),
        ]);

        // Pre-activations 7/8, 7/4 and -1/4: pieces 1, 2 (clamped to 1) and 1.
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [new Rational(7, 8)]);
        Assert.That(evaluation.Pattern, Is.EqualTo(new byte[] { 1, 2, 1 }));
        Assert.That(PatternText.Format(evaluation.Pattern.AsSpan(), network), Is.EqualTo("121"));
        Assert.That(evaluation.Output, Is.EqualTo(new[] { new Rational(13, 8) }));
        Assert.That(evaluation.AffineMap.Linear[0, 0], Is.EqualTo((Rational)3));
        Assert.That(evaluation.AffineMap.Constant[0], Is.EqualTo((Rational)(-1)));
        Assert.That(evaluation.NearestGate, Is.EqualTo(new NearestGate(0, 0, 1, new Rational(1, 64))));
    }

    [Test]
    public void AWrongPointIsRefused()
    {
        Network network = TestNetworks.Random(new Random(7), 2, 2);
        Assert.Throws<ArgumentException>(() => NetworkEvaluation.At(network, [1]));
        Assert.Throws<ArgumentException>(() => NetworkEvaluation.At(network, default));
    }

    // Halves a step until its squared length is below the bound.
    private static ImmutableArray<Rational> Shorten(ImmutableArray<Rational> step, Rational squaredBound)
    {
        while (step.Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry)) >= squaredBound)
        {
            step = [.. step.Select(entry => entry / 2)];
        }

        return step;
    }

    // Reached through reflection: the model has no activation of several breakpoints yet, but the evaluation is written for them.
    private static Activation ClampToUnitInterval()
    {
        ImmutableArray<Rational> breakpoints = [-1, 1];
        ImmutableArray<(Rational Slope, Rational Intercept)> pieces = [(0, -1), (1, 0), (0, 1)];
        ConstructorInfo constructor = typeof(Activation).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        return (Activation)constructor.Invoke(["clamp", breakpoints, pieces]);
    }
}
