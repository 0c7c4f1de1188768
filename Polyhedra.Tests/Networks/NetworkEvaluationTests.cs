using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
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
        HashSet<string> met = [];
        for (int i = 0; i < 400; i++)
        {
            Network network = TestNetworks.RandomGates(
                random, NumberRule.Exact, random.Next(1, 4), random.Next(1, 5), random.Next(1, 5), random.Next(1, 3));
            ImmutableArray<Rational> point = TestNetworks.RandomPoint(random, network.InputCount);
            NetworkEvaluation evaluation = NetworkEvaluation.At(network, point);

            // The plain twin: minima and maxima, and pieces by comparison with the numbers that the definitions name.
            Rational[] values = [.. point];
            List<byte> pattern = [];
            for (int l = 0; l < network.Layers.Length; l++)
            {
                NetworkLayer layer = network.Layers[l];
                Rational[] z = [.. Enumerable.Range(0, layer.Weights.RowCount).Select(row =>
                    values.Select((value, k) => value * layer.Weights[row, k]).Aggregate(layer.Bias[row], (sum, term) => sum + term))];
                Assert.That(evaluation.PreActivations[l], Is.EqualTo(z));
                (Rational Value, int Piece)[] units = layer is MaxoutLayer maxout
                    ? [.. z.Chunk(maxout.Rank).Select(pieces => (pieces.Max(), Array.IndexOf(pieces, pieces.Max())))]
                    : [.. z.Select(entry => Plain(((DenseLayer)layer).Activation, entry))];
                values = [.. units.Select(unit => unit.Value)];
                if (layer is not DenseLayer { Activation.Name: "identity" })
                {
                    pattern.AddRange(units.Select(unit => (byte)unit.Piece));
                }

                met.Add(layer is DenseLayer dense ? dense.Activation.Name.Split(' ')[0] : "maxout");
            }

            Assert.That(evaluation.Output, Is.EqualTo(values));
            Assert.That(evaluation.Pattern, Is.EqualTo(pattern));
            Assert.That(evaluation.AffineMap.Apply(point.AsSpan()), Is.EqualTo(values));
            Assert.That(evaluation.Point, Is.EqualTo(point));
        }

        Assert.That(met, Has.Count.EqualTo(7), "every kind of layer was met");
    }

    [Test]
    public void TheAffineMapIsTheNetworkOnAllOfTheBallThatTheNearestGateLeaves()
    {
        Random random = new(6);
        int tried = 0;
        for (int i = 0; i < 200; i++)
        {
            Network network = TestNetworks.RandomGates(random, NumberRule.Exact, 2, 3, 3, 2);
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
        Network network = new(
        [
            new DenseLayer(new RationalMatrix(3, 1, [1, 2, 2]), [0, 0, -2], Activation.HardTanh),
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
    public void AMaxoutUnitIsNearToWhereItsPieceMeetsAnother()
    {
        // max(0, x, 2x - 3) at 1: piece 1; it meets piece 0 at 0 and piece 2 at 3.
        Network network = new([new MaxoutLayer(new RationalMatrix(3, 1, [0, 1, 2]), [0, 0, -3], 3)]);
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [1]);
        Assert.That(evaluation.Pattern, Is.EqualTo(new byte[] { 1 }));
        Assert.That(evaluation.NearestGate, Is.EqualTo(new NearestGate(0, 0, 0, 1)));
        Assert.That(NetworkEvaluation.At(network, [2]).NearestGate, Is.EqualTo(new NearestGate(0, 0, 2, 1)));

        // At 0 the pieces 0 and 1 tie: the lower one, at distance 0 from the other.
        Assert.That(NetworkEvaluation.At(network, [0]).Pattern, Is.EqualTo(new byte[] { 0 }));
        Assert.That(NetworkEvaluation.At(network, [0]).NearestGate, Is.EqualTo(new NearestGate(0, 0, 1, 0)));
    }

    [Test]
    public void PiecesThatAreNeverLargestAreNotNear()
    {
        // Piece 1 is parallel to piece 0 and below it; piece 2 is the same as piece 0.
        Network network = new([new MaxoutLayer(new RationalMatrix(3, 1, [1, 1, 1]), [0, -1, 0], 3)]);
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [5]);
        Assert.That(evaluation.Pattern, Is.EqualTo(new byte[] { 0 }));
        Assert.That(evaluation.NearestGate, Is.Null);
    }

    [Test]
    public void ABreakpointThatSeparatesEqualSlopesCounts()
    {
        Network network = new([new DenseLayer(new RationalMatrix(1, 1, [2]), [0], Activation.LeakyRelu(1))]);
        NetworkEvaluation evaluation = NetworkEvaluation.At(network, [-3]);
        Assert.That(evaluation.Pattern, Is.EqualTo(new byte[] { 0 }));
        Assert.That(evaluation.Output, Is.EqualTo(new Rational[] { -6 }));
        Assert.That(evaluation.NearestGate, Is.EqualTo(new NearestGate(0, 0, 0, 9)));
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

    private static (Rational Value, int Piece) Plain(Activation activation, Rational z) => activation.Name switch
    {
        "relu" => (Rational.Max(0, z), z > 0 ? 1 : 0),
        "identity" => (z, 0),
        "abs" => (Rational.Max(z, -z), z > 0 ? 1 : 0),
        "hardtanh" => (Rational.Max(-1, -Rational.Max(-1, -z)), z > 1 ? 2 : z > -1 ? 1 : 0),
        "relu6" => (Rational.Max(0, -Rational.Max(-6, -z)), z > 6 ? 2 : z > 0 ? 1 : 0),
        _ => z > 0 ? (z, 1) : (Rational.Parse(activation.Name.Split(' ')[1]) * z, 0),
    };
}
