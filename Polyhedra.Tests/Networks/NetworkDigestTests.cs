using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

public class NetworkDigestTests
{
    [Test]
    public void IsTheHashOfTheCanonicalText()
    {
        Network network = TestNetworks.Random(new Random(1), 3, 4, 2);
        string text = string.Concat(NetworkDigest.CanonicalLines(network).Select(line => line + "\n"));
        string expected = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.That(NetworkDigest.Compute(network), Is.EqualTo(expected));
    }

    [Test]
    public void DoesNotDependOnTheReadingRule()
    {
        Network exact = TestNetworks.Parse(Json("exact", "0.5"));
        Network single = TestNetworks.Parse(Json("float32", "0.5"));
        Assert.That(NetworkDigest.Compute(single), Is.EqualTo(NetworkDigest.Compute(exact)));
    }

    [Test]
    public void DependsOnWhatTheRuleMakesOfTheNumbers()
    {
        Network exact = TestNetworks.Parse(Json("exact", "0.1"));
        Network single = TestNetworks.Parse(Json("float32", "0.1"));
        Assert.That(NetworkDigest.Compute(single), Is.Not.EqualTo(NetworkDigest.Compute(exact)));
    }

    [Test]
    public void DependsOnTheActivationAndOnTheOrderOfUnits()
    {
        RationalMatrix weights = new(2, 1, [1, 2]);
        RationalMatrix swapped = new(2, 1, [2, 1]);
        ImmutableArray<Rational> bias = [0, 0];
        string[] digests =
        [
            NetworkDigest.Compute(new Network([new DenseLayer(weights, bias, Activation.Relu)])),
            NetworkDigest.Compute(new Network([new DenseLayer(weights, bias, Activation.Identity)])),
            NetworkDigest.Compute(new Network([new DenseLayer(swapped, bias, Activation.Relu)])),
            NetworkDigest.Compute(new Network([new DenseLayer(weights, bias, Activation.Abs)])),
            NetworkDigest.Compute(new Network([new DenseLayer(weights, bias, Activation.LeakyRelu(0))])),
            NetworkDigest.Compute(new Network([new DenseLayer(weights, bias, Activation.LeakyRelu(new Rational(1, 10)))])),
            NetworkDigest.Compute(new Network([new MaxoutLayer(weights, bias, 1)])),
            NetworkDigest.Compute(new Network([new MaxoutLayer(weights, bias, 2)])),
        ];
        Assert.That(digests, Is.Unique);
    }

    [Test]
    public void NullIsRefusedAtOnce() => Assert.Throws<ArgumentNullException>(() => NetworkDigest.CanonicalLines(null!));

    [Test]
    public void TheSharedNetworksCanBeReadAndKeepTheirDigestWhenWritten()
    {
        if (Repository.Shared("cases", "networks") is not { } folder)
        {
            Assert.Ignore("The folder ../shared/cases/networks is not here.");
            return;
        }

        foreach (string name in new[] { "2-16-16-1.json", "3-32-32-1.json", "8-8-8-1.json" })
        {
            Network network = NetworkFile.Read(Path.Combine(folder, name));
            using MemoryStream stream = new();
            NetworkWriter.Write(network, stream);
            Network again = NetworkFile.Parse(stream.ToArray(), name, NumberRule.Float32);
            Assert.That(NetworkDigest.Compute(again), Is.EqualTo(NetworkDigest.Compute(network)), name);
        }
    }

    private static string Json(string rule, string weight) => $$"""
        {"format": "polyhedra-network/1", "inputs": 1, "numbers": "{{rule}}",
         "layers": [{"type": "dense", "weights": [[{{weight}}]], "bias": [1], "activation": "relu"}]}
        """;
}
