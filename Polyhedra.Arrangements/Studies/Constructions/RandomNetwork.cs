using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>Random networks as they stand at the start of a training, reproducible from a seed.</summary>
public static class RandomNetwork
{
    /// <summary>The most weights and biases, together, that a random network may have.</summary>
    public const long MaxParameterCount = 50_000_000;

    /// <summary>The standard deviation of the biases.</summary>
    private const double BiasDeviation = 0.3;

    /// <summary>A fully connected ReLU network with He-normal weights N(0, 2 / fan-in) and biases N(0, 0.3^2), each rounded to the
    /// nearest float32; the last layer has no activation.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="widths">The units of every layer, the output layer last: 16, 16, 1 has two hidden layers of 16 ReLUs and one
    /// output. At least one layer, and at least one unit a layer.</param>
    /// <param name="seed">Any number; the same seed gives the same network on every platform.</param>
    /// <returns>A network under the reading rule <see cref="NumberRule.Float32"/>.</returns>
    /// <exception cref="ArgumentException">There is no layer, a count is below 1, or the network would have more than
    /// <see cref="MaxParameterCount"/> parameters.</exception>
    /// <remarks>Order of the draws, which is part of the contract: layer by layer; in a layer first the weights row by row,
    /// then the biases. He et al., "Delving deep into rectifiers", ICCV 2015.</remarks>
    public static Network HeNormal(int inputs, IReadOnlyList<int> widths, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentNullException.ThrowIfNull(widths);
        CheckSize(inputs, widths);

        SeededRandom random = new(seed);
        ImmutableArray<NetworkLayer>.Builder layers = ImmutableArray.CreateBuilder<NetworkLayer>(widths.Count);
        int fanIn = inputs;
        for (int l = 0; l < widths.Count; l++)
        {
            double deviation = Math.Sqrt(2.0 / fanIn);
            RationalMatrix weights = new(widths[l], fanIn, Draw(random, widths[l] * fanIn, deviation));
            ImmutableArray<Rational> bias = Draw(random, widths[l], BiasDeviation);
            layers.Add(new DenseLayer(weights, bias, l == widths.Count - 1 ? Activation.Identity : Activation.Relu));
            fanIn = widths[l];
        }

        return new Network(layers.MoveToImmutable(), NumberRule.Float32);
    }

    private static void CheckSize(int inputs, IReadOnlyList<int> widths)
    {
        if (widths.Count == 0)
        {
            throw new ArgumentException("A network has at least one layer.", nameof(widths));
        }

        long parameters = 0;
        long fanIn = inputs;
        foreach (int width in widths)
        {
            if (width < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(widths), width, "A layer has at least one unit.");
            }

            // Both factors are below 2^31 and the sum so far is below 2^26: no overflow.
            parameters += (fanIn + 1) * width;
            if (parameters > MaxParameterCount)
            {
                throw new ArgumentException($"The network would have more than {MaxParameterCount} parameters.", nameof(widths));
            }

            fanIn = width;
        }
    }

    private static ImmutableArray<Rational> Draw(SeededRandom random, int count, double deviation)
    {
        ImmutableArray<Rational>.Builder values = ImmutableArray.CreateBuilder<Rational>(count);
        for (int i = 0; i < count; i++)
        {
            values.Add(Rational.FromSingle((float)(deviation * random.NextNormal())));
        }

        return values.MoveToImmutable();
    }
}
