using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Constructions;

internal sealed class RandomNetworkTests
{
    /// <summary>The digests were computed by an independent program, generator included.</summary>
    [TestCase(2, new[] { 3, 2 }, 7UL, "sha256:f374b9ace143f8ab4f0356cbbecd45ad3adc45226d4637b42c7679b314a24b5a")]
    [TestCase(2, new[] { 16, 16, 1 }, 2026UL, "sha256:e7b7f2bb6e54bfd09a85443c9ee667f8d19db56866a14af187fddd75f4322f54")]
    [TestCase(2, new[] { 8, 8, 1 }, 1UL, "sha256:039d5475f13532285f6869d2a97ebe64497a53c3f9590f05adad365f22153cf1")]
    public void A_seed_means_the_same_network_everywhere(int inputs, int[] widths, ulong seed, string digest)
    {
        Assert.That(NetworkDigest.Compute(RandomNetwork.HeNormal(inputs, widths, seed)), Is.EqualTo(digest));
    }

    [Test]
    public void Hidden_layers_are_relu_and_the_last_is_identity()
    {
        Network network = RandomNetwork.HeNormal(3, [5, 4, 2], 1);

        Assert.Multiple(() =>
        {
            Assert.That(network.InputCount, Is.EqualTo(3));
            Assert.That(network.Layers.Select(layer => layer.UnitCount), Is.EqualTo(new[] { 5, 4, 2 }));
            Assert.That(
                network.Layers.Select(layer => ((DenseLayer)layer).Activation.Name), Is.EqualTo(new[] { "relu", "relu", "identity" }));
            Assert.That(network.Numbers, Is.EqualTo(NumberRule.Float32));
        });
    }

    [Test]
    public void Every_parameter_is_a_float32()
    {
        Network network = RandomNetwork.HeNormal(4, [20, 20, 3], 5);

        Assert.That(Parameters(network), Has.All.Matches<Rational>(value => Rational.FromSingle(value.ToSingle()) == value));
    }

    [Test]
    public void Different_seeds_give_different_networks()
    {
        IEnumerable<string> digests = Enumerable.Range(0, 50).Select(
            seed => NetworkDigest.Compute(RandomNetwork.HeNormal(2, [2, 1], (ulong)seed)));

        Assert.That(digests, Is.Unique);
    }

    /// <summary>Fixed seed; the limits are five standard deviations of each estimate.</summary>
    [Test]
    public void Weights_have_variance_two_over_fan_in_and_biases_variance_nine_hundredths()
    {
        const int FanIn = 200;
        const int Units = 400;
        NetworkLayer layer = RandomNetwork.HeNormal(FanIn, [Units], 11).Layers[0];
        double weightVariance = Parameters(layer.Weights).Average(w => Square(w.ToDouble()));
        double biasVariance = layer.Bias.Average(b => Square(b.ToDouble()));

        Assert.Multiple(() =>
        {
            Assert.That(weightVariance * FanIn / 2, Is.EqualTo(1).Within(5 * Math.Sqrt(2.0 / (FanIn * Units))));
            Assert.That(biasVariance / 0.09, Is.EqualTo(1).Within(5 * Math.Sqrt(2.0 / Units)));
        });
    }

    [Test]
    public void Writing_and_reading_gives_the_same_network()
    {
        Network network = RandomNetwork.HeNormal(3, [7, 5, 2], 99);
        using MemoryStream file = new();
        NetworkWriter.Write(network, file);

        Network read = NetworkFile.Parse(file.ToArray(), "memory");

        Assert.Multiple(() =>
        {
            Assert.That(NetworkDigest.Compute(read), Is.EqualTo(NetworkDigest.Compute(network)));
            Assert.That(read.Numbers, Is.EqualTo(NumberRule.Float32));
        });
    }

    [Test]
    public void Impossible_sizes_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => RandomNetwork.HeNormal(0, [1], 0), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => RandomNetwork.HeNormal(1, [], 0), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => RandomNetwork.HeNormal(1, [2, 0, 1], 0), Throws.InstanceOf<ArgumentException>());
            Assert.That(
                () => RandomNetwork.HeNormal(int.MaxValue, [int.MaxValue, int.MaxValue], 0), Throws.InstanceOf<ArgumentException>());
        });
    }

    private static double Square(double x) => x * x;

    private static IEnumerable<Rational> Parameters(Network network) =>
        network.Layers.SelectMany(layer => Parameters(layer.Weights).Concat(layer.Bias));

    private static ImmutableArray<Rational> Parameters(RationalMatrix weights) =>
        [.. Enumerable.Range(0, weights.RowCount).SelectMany(row => weights.Row(row).ToArray())];
}
