using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Benchmarks;

/// <summary>A convolutional network of 20,000 gates on 28x28 images, looked at on the plane through an image and two neighbours of
/// it.</summary>
/// <remarks>Weights as PyTorch draws them, uniform within 1 / sqrt(fan-in), rounded to float32. Neighbours differ by at most 1 / 200 in a
/// pixel. Prints a row of a table.</remarks>
internal static class ConvolutionCommand
{
    private const int Side = 28;

    public static void Run(TextWriter output)
    {
        SeededRandom random = new(16);
        Stopwatch clock = Stopwatch.StartNew();
        Network network = Build(random);
        double compile = clock.Elapsed.TotalSeconds;
        clock.Restart();
        string digest = NetworkDigest.Compute(network);
        double hash = clock.Elapsed.TotalSeconds;
        AffineSlice slice = Slice(random);
        clock.Restart();
        RegionCounts counts = RegionCounter.Count(slice.Compose(network), HPolyhedron.Cube(2, 0, 1));
        double count = clock.Elapsed.TotalSeconds;
        long memory = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        output.WriteLine("| gates | compile, s | digest, s | regions | linear regions | count, s | peak memory, MB |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {network.GateCount} | {compile:F2} | {hash:F2} | {counts.Summary.ActivationRegions} | {counts.LinearRegions} "
            + $"| {count:F1} | {memory} |"));
        output.WriteLine(digest);
    }

    private static Network Build(SeededRandom random)
    {
        NetworkGraph graph = new();
        Tensor value = graph.Input([1, 1, Side, Side]);
        value = Block(graph, value, random, 1, 16);
        value = Block(graph, value, random, 16, 16);
        value = Rearrangements.Reshape(value, [1, -1], zeroCopies: false);
        value = Piecewise.Apply(graph, Activation.Relu, Dense(graph, value, random, 784, 400));
        return graph.Compile(Dense(graph, value, random, 400, 10), NumberRule.Float32);
    }

    private static Tensor Block(NetworkGraph graph, Tensor value, SeededRandom random, int inputs, int outputs)
    {
        Tensor weights = Draw(random, 9 * inputs, outputs, inputs, 3, 3);
        Tensor bias = Draw(random, 9 * inputs, outputs);
        value = Convolutions.Convolve(graph, value, weights, bias, Windows.Of([3, 3], null, null, [1, 1, 1, 1]), 1);
        return Pooling.Max(graph, Piecewise.Apply(graph, Activation.Relu, value), Windows.Of([2, 2], [2, 2], null, null), roundsUp: false);
    }

    private static Tensor Dense(NetworkGraph graph, Tensor value, SeededRandom random, int inputs, int outputs) => Elementwise.Add(
        graph, Contractions.MatMul(graph, value, Draw(random, inputs, inputs, outputs)), Draw(random, inputs, outputs));

    private static Tensor Draw(SeededRandom random, int fanIn, params int[] shape)
    {
        double width = 1 / Math.Sqrt(fanIn);
        int count = shape.Aggregate(1, (product, length) => product * length);
        return new Tensor(shape, [.. Enumerable.Range(0, count).Select(_ => Uniform(random, -width, width))]);
    }

    private static Rational Uniform(SeededRandom random, double low, double high) =>
        Rational.FromSingle((float)(low + ((high - low) * random.NextUniform())));

    private static AffineSlice Slice(SeededRandom random)
    {
        ImmutableArray<Rational> image = [.. Enumerable.Range(0, Side * Side).Select(_ => Uniform(random, 0, 1))];
        ImmutableArray<Rational> Near() => [.. image.Select(pixel => pixel + Uniform(random, -0.005, 0.005))];
        return AffineSlice.Through([image, Near(), Near()])!;
    }
}
