using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

/// <summary>Small networks for the tests of this folder.</summary>
internal static class TestNetworks
{
    /// <summary>A network from JSON text.</summary>
    public static Network Parse(string json, NumberRule? numbers = null) =>
        NetworkFile.Parse(Encoding.UTF8.GetBytes(json), "net.json", numbers);

    /// <summary>A network of relu layers and a last identity layer, with small rational weights.</summary>
    public static Network Random(Random random, params int[] widths) =>
        Random(random, NumberRule.Exact, () => new Rational(random.Next(-6, 7), random.Next(1, 5)), widths);

    /// <summary>A network of relu layers and a last identity layer.</summary>
    public static Network Random(Random random, NumberRule rule, Func<Rational> weight, params int[] widths)
    {
        ArgumentNullException.ThrowIfNull(random);
        ImmutableArray<NetworkLayer>.Builder layers = ImmutableArray.CreateBuilder<NetworkLayer>();
        for (int l = 1; l < widths.Length; l++)
        {
            RationalMatrix weights = new(widths[l], widths[l - 1], Draw(widths[l] * widths[l - 1], weight));
            layers.Add(new DenseLayer(weights, Draw(widths[l], weight), l + 1 < widths.Length ? Activation.Relu : Activation.Identity));
        }

        return new Network(layers.ToImmutable(), rule);
    }

    /// <summary>A network of layers with any gates, identity and maxout among them; small weights of the rule.</summary>
    public static Network RandomGates(Random random, NumberRule rule, params int[] widths)
    {
        ArgumentNullException.ThrowIfNull(random);
        Rational Number()
        {
            Assert.That(NumberRules.TryRound(new Rational(random.Next(-6, 7), random.Next(1, 5)), rule, out Rational rounded), Is.True);
            return rounded;
        }

        ImmutableArray<NetworkLayer>.Builder layers = ImmutableArray.CreateBuilder<NetworkLayer>();
        for (int l = 1; l < widths.Length; l++)
        {
            int kind = random.Next(8);
            int rank = kind >= 6 ? random.Next(1, 5) : 1;
            int rows = rank * widths[l];
            RationalMatrix weights = new(rows, widths[l - 1], Draw(rows * widths[l - 1], Number));
            layers.Add(kind >= 6
                ? new MaxoutLayer(weights, Draw(rows, Number), rank)
                : new DenseLayer(weights, Draw(rows, Number), kind switch
                {
                    0 => Activation.Relu,
                    1 => Activation.Identity,
                    2 => Activation.Abs,
                    3 => Activation.HardTanh,
                    4 => Activation.Relu6,
                    _ => Activation.LeakyRelu(Number()),
                }));
        }

        return new Network(layers.ToImmutable(), rule);
    }

    /// <summary>A point with small rational coordinates.</summary>
    public static ImmutableArray<Rational> RandomPoint(Random random, int dimension) =>
        Draw(dimension, () => new Rational(random.Next(-20, 21), random.Next(1, 8)));

    private static ImmutableArray<Rational> Draw(int count, Func<Rational> number) =>
        [.. Enumerable.Range(0, count).Select(_ => number())];
}
