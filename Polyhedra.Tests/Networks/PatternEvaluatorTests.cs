using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Networks;

/// <summary>Patterns at a point plus an infinitesimal step.</summary>
public sealed class PatternEvaluatorTests
{
    [TestCase("0", "1", "1")]
    [TestCase("0", "-1", "0")]
    [TestCase("0", "0", "0", Description = "without a direction: the pattern at the point")]
    [TestCase("1/2", "-7", "1")]
    [TestCase("-1/2", "7", "0")]
    public void A_relu_on_its_breakpoint_follows_the_direction(string point, string direction, string pattern) =>
        Assert.That(At(Nets.Of(Nets.Relu("1 | 0")), point, direction), Is.EqualTo(pattern));

    [TestCase("0 0", "0 1", "0|0", Description = "the pre-activation stays zero along the ray")]
    [TestCase("0 0", "1 0", "1|1")]
    [TestCase("0 5", "-1 3", "0|0", Description = "behind an inactive unit nothing moves")]
    public void A_pre_activation_that_is_a_breakpoint_along_the_ray_has_the_lower_piece(string point, string direction, string pattern) =>
        Assert.That(At(Nets.Of(Nets.Relu("1 0 | 0"), Nets.Relu("1 | 0")), point, direction), Is.EqualTo(pattern));

    [TestCase("-1", "1", "1")]
    [TestCase("-1", "-1", "0")]
    [TestCase("1", "1", "2")]
    [TestCase("1", "-1", "1")]
    public void Each_breakpoint_of_a_hardtanh_follows_the_direction(string point, string direction, string pattern) =>
        Assert.That(At(Nets.Of(Nets.Layer(Activation.HardTanh, [Nets.ParseRow("1 | 0")])), point, direction), Is.EqualTo(pattern));

    [TestCase("0 0", "1 0", "1")]
    [TestCase("0 0", "0 1", "2")]
    [TestCase("0 0", "1 1", "1", Description = "pieces 1 and 2 rise alike: the lower index")]
    [TestCase("0 0", "-1 -1", "0")]
    [TestCase("0 0", "0 0", "0")]
    [TestCase("0 0", "0 -1", "0", Description = "pieces 0, 1 and 3 stay equal")]
    public void A_maxout_unit_has_the_lowest_of_its_largest_pieces(string point, string direction, string pattern)
    {
        RationalMatrix weights = new(4, 2, [0, 0, 1, 0, 0, 1, 0, 0]);
        Network network = Nets.Of(new MaxoutLayer(weights, [0, 0, 0, 0], 4));

        Assert.That(At(network, point, direction), Is.EqualTo(pattern));
    }

    [Test]
    public void The_derivative_behind_a_gate_is_that_of_the_piece_chosen()
    {
        // abs turns both directions upwards, so the second layer is active either way.
        Network network = Nets.Of(Nets.Layer(Activation.Abs, [Nets.ParseRow("1 | 0")]), Nets.Relu("1 | 0"));

        Assert.That(At(network, "0", "1"), Is.EqualTo("1|1"));
        Assert.That(At(network, "0", "-1"), Is.EqualTo("0|1"));
    }

    [Test]
    public void A_step_is_smaller_than_any_number()
    {
        // The next breakpoint is 2^-2000 away.
        string tiny = (Rational.One / new Rational(System.Numerics.BigInteger.One << 2000)).ToString();
        Network network = Nets.Of(Nets.Relu("1 | 0", $"1 | -{tiny}"));

        Assert.That(At(network, "0", "1"), Is.EqualTo("10"));
        Assert.That(At(network, tiny, "1"), Is.EqualTo("11"));
        Assert.That(At(network, tiny, "-1"), Is.EqualTo("10"));
    }

    [Test]
    public void Wrong_lengths_are_refused()
    {
        PatternEvaluator evaluator = new(Nets.Of(Nets.Relu("1 1 | 0")));

        Assert.That(
            () => evaluator.PatternAt([1], [1, 0]), Throws.ArgumentException.With.Message.Contains("Expected 2 coordinates, got 1"));
        Assert.That(
            () => evaluator.PatternAt([1, 0], default), Throws.ArgumentException.With.Message.Contains("Expected 2 coordinates, got 0"));
    }

    /// <summary>With q = p + t v: if p satisfies the conditions of q's pattern with equality allowed, the whole segment from p to q, p left
    /// out, has that pattern, because the conditions are convex. So halving t ends, and gives the answer.</summary>
    [Test]
    public void Is_the_pattern_at_every_small_enough_step([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(500 + ((int)kind * 10) + dimension);
        int onBreakpoints = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            Network network = GateNets.Draw(random, kind, dimension);
            PatternEvaluator evaluator = new(network);
            ImmutableArray<Rational> point = trial % 2 == 0
                ? [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-2, 3))]
                : Zero(random, network.Layers[0]) ?? [.. Enumerable.Repeat(Rational.Zero, dimension)];
            ImmutableArray<Rational> direction = [.. point.Select(_ => (Rational)random.Next(-2, 3))];

            byte[] pattern = [.. evaluator.PatternAt(point, direction)];

            byte[] atPoint = [.. NetworkEvaluation.At(network, point).Pattern];
            onBreakpoints += atPoint.AsSpan().SequenceEqual(pattern) ? 0 : 1;
            Assert.That(pattern, Is.EqualTo(BySmallSteps(network, point, direction)));
            Assert.That(evaluator.PatternAt(point, [.. point.Select(_ => Rational.Zero)]), Is.EqualTo(atPoint));
        }

        Assert.That(onBreakpoints, Is.GreaterThan(5), "the points drawn are too plain to tell anything");
    }

    // A point on which a gate of the first layer has a breakpoint, moved there along one axis;
    // null if that gate is constant on the axis drawn.
    private static ImmutableArray<Rational>? Zero(Random random, NetworkLayer layer)
    {
        Rational[] point = [.. Enumerable.Range(0, layer.InputCount).Select(_ => (Rational)random.Next(-3, 4) / 2)];
        Rational[] row = [.. layer.Weights.Row(0), layer.Bias[0]];
        if (layer is MaxoutLayer { Rank: > 1 })
        {
            row = [.. row.Zip((Rational[])[.. layer.Weights.Row(1), layer.Bias[1]], (left, right) => left - right)];
        }
        else if (layer is DenseLayer { Activation.Breakpoints: [.., { } last] })
        {
            row[^1] -= last;
        }

        int axis = random.Next(point.Length);
        if (row[axis].IsZero)
        {
            return null;
        }

        Rational value = row[^1];
        for (int k = 0; k < point.Length; k++)
        {
            value += row[k] * point[k];
        }

        point[axis] -= value / row[axis];
        return [.. point];
    }

    private static byte[] BySmallSteps(Network network, ImmutableArray<Rational> point, ImmutableArray<Rational> direction)
    {
        for (Rational step = 1; ; step /= 2)
        {
            ImmutableArray<Rational> moved = [.. point.Zip(direction, (x, v) => x + (step * v))];
            byte[] pattern = [.. NetworkEvaluation.At(network, moved).Pattern];
            if (new NaivePattern(network, pattern).HoldsWeaklyAt(point.AsSpan()))
            {
                return pattern;
            }
        }
    }

    private static string At(Network network, string point, string direction) => PatternText.Format(
        new PatternEvaluator(network).PatternAt([.. Nets.ParseRow(point)], [.. Nets.ParseRow(direction)]).AsSpan(), network);
}
