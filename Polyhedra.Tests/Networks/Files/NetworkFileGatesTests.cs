using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Activations and maxout layers in files: read, refused with their place, written and read again.</summary>
public sealed class NetworkFileGatesTests
{
    [Test]
    public void Every_activation_is_read()
    {
        Assert.That(ReadActivation("\"relu\""), Is.SameAs(Activation.Relu));
        Assert.That(ReadActivation("\"identity\""), Is.SameAs(Activation.Identity));
        Assert.That(ReadActivation("\"abs\""), Is.SameAs(Activation.Abs));
        Assert.That(ReadActivation("\"hardtanh\""), Is.SameAs(Activation.HardTanh));
        Assert.That(ReadActivation("\"relu6\""), Is.SameAs(Activation.Relu6));
        Assert.That(ReadActivation("{\"leaky_relu\": \"1/10\"}"), Is.EqualTo(Activation.LeakyRelu(new Rational(1, 10))));
        Assert.That(ReadActivation("{\"comment\": 0, \"leaky_relu\": -2.5e0}"), Is.EqualTo(Activation.LeakyRelu(new Rational(-5, 2))));
    }

    [Test]
    public void A_slope_obeys_the_reading_rule()
    {
        Assert.That(ReadActivation("{\"leaky_relu\": 0.1}").Pieces[0].Slope, Is.EqualTo(new Rational(1, 10)));
        Assert.That(ReadActivation("{\"leaky_relu\": 0.1}", "float32").Pieces[0].Slope, Is.EqualTo(Rational.FromSingle(0.1f)));
        Assert.That(ReadActivation("{\"leaky_relu\": \"1/3\"}", "float64").Pieces[0].Slope, Is.EqualTo(Rational.FromDouble(1.0 / 3)));
        Assert.That(ReadActivation("{\"leaky_relu\": 1e-60}", "float32").Pieces[0].Slope, Is.EqualTo(Rational.Zero));
        Assert.That(
            BadInput.Message(() => ReadActivation("{\"leaky_relu\": 1e39}", "float32")),
            Is.EqualTo("net.json: $.layers[0].activation.leaky_relu: \"1e39\" overflows float32, the file's reading rule"));
    }

    [Test]
    public void A_maxout_layer_is_read_unit_by_unit_and_piece_by_piece()
    {
        Network network = TestNetworks.Parse(Maxout());

        Assert.That(network.Layers[0], Is.TypeOf<MaxoutLayer>());
        MaxoutLayer layer = (MaxoutLayer)network.Layers[0];
        Assert.That(layer.Rank, Is.EqualTo(3));
        Assert.That(layer.UnitCount, Is.EqualTo(2));
        Assert.That(layer.InputCount, Is.EqualTo(2));
        Assert.That(layer.Weights, Is.EqualTo(new RationalMatrix(6, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])));
        Assert.That(layer.Bias, Is.EqualTo(new Rational[] { 13, 14, 15, 16, 17, 18 }));
        Assert.That(network.OutputCount, Is.EqualTo(1));
        Assert.That(network.GateCount, Is.EqualTo(2));
        Assert.That(network.GateWidths, Is.EqualTo(new[] { 2 }));
    }

    // Arguments: the text to exchange in the valid file, what stands there instead, the expected message.
    [TestCase(
        "[[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]", "[]",
        "$.layers[0].weights: expected an array of at least one unit, which is an array of pieces, got an array of 0")]
    [TestCase(
        "[[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]", "5",
        "$.layers[0].weights: expected an array of at least one unit, which is an array of pieces, got 5")]
    [TestCase(
        "\"weights\"", "\"Weights\"",
        "$.layers[0].weights: expected an array of at least one unit, which is an array of pieces, but the key is missing")]
    [TestCase(
        "[[1, 2], [3, 4], [5, 6]]", "[]", "$.layers[0].weights[0]: expected an array of 1 to 36 pieces, each a row of weights, got 0")]
    [TestCase("[[1, 2], [3, 4], [5, 6]]", "7", "$.layers[0].weights[0]: expected an array of 1 to 36 pieces, each a row of weights, got 7")]
    [TestCase("[[1, 2], [3, 4], [5, 6]]", "[1, 2]", "$.layers[0].weights[0][0]: expected an array of 2 (the network has 2 inputs), got 1")]
    [TestCase(
        "[[7, 8], [9, 10], [11, 12]]", "[[7, 8], [9, 10]]",
        "$.layers[0].weights[1]: expected an array of 3 pieces like the units before, got 2")]
    [TestCase(
        "[[7, 8], [9, 10], [11, 12]]", "[[7, 8], [9, 10], [11, 12], [0, 0]]",
        "$.layers[0].weights[1]: expected an array of 3 pieces like the units before, got 4")]
    [TestCase(
        "[[7, 8], [9, 10], [11, 12]]", "null", "$.layers[0].weights[1]: expected an array of 3 pieces like the units before, got null")]
    [TestCase("[9, 10]", "[9]", "$.layers[0].weights[1][1]: expected an array of 2 (the network has 2 inputs), got an array of 1")]
    [TestCase("10", "null", "$.layers[0].weights[1][1][1]: expected a number, got null")]
    [TestCase("10", "\"ten\"", "$.layers[0].weights[1][1][1]: \"ten\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase(
        "[[13, 14, 15], [16, 17, 18]]", "[13, 14, 15, 16, 17, 18]",
        "$.layers[0].bias: expected an array of 2 arrays of 3 (the layer has 2 units of 3 pieces), got an array of 6")]
    [TestCase(
        "[[13, 14, 15], [16, 17, 18]]", "[[13, 14, 15]]",
        "$.layers[0].bias: expected an array of 2 arrays of 3 (the layer has 2 units of 3 pieces), got an array of 1")]
    [TestCase(
        "[[13, 14, 15], [16, 17, 18]]", "0",
        "$.layers[0].bias: expected an array of 2 arrays of 3 (the layer has 2 units of 3 pieces), got 0")]
    [TestCase(
        "\"bias\"", "\"biases\"",
        "$.layers[0].bias: expected an array of 2 arrays of 3 (the layer has 2 units of 3 pieces), but the key is missing")]
    [TestCase("[16, 17, 18]", "[16, 17]", "$.layers[0].bias[1]: expected an array of 3 (the units have 3 pieces), got an array of 2")]
    [TestCase("[16, 17, 18]", "16", "$.layers[0].bias[1]: expected an array of 3 (the units have 3 pieces), got 16")]
    [TestCase("17", "\"1/0\"", "$.layers[0].bias[1][1]: \"1/0\" has a zero denominator")]
    [TestCase("[[19, 20]]", "[[19, 20, 21]]", "$.layers[1].weights[0]: expected an array of 2 (layer 0 has 2 units), got an array of 3")]
    [TestCase("\"maxout\"", "\"dense\"", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, but the key is missing")]
    public void A_broken_maxout_layer_is_refused_with_its_place(string replace, string with, string expected)
    {
        string json = Maxout();
        Assert.That(json, Does.Contain(replace));
        int index = json.IndexOf(replace, StringComparison.Ordinal);
        string broken = string.Concat(json.AsSpan(0, index), with, json.AsSpan(index + replace.Length));

        Assert.That(BadInput.Message(() => TestNetworks.Parse(broken)), Is.EqualTo("net.json: " + expected));
    }

    [TestCase("1e39", "float32")]
    [TestCase("1e309", "float64")]
    public void A_piece_that_overflows_is_refused(string number, string rule)
    {
        string json = Maxout().Replace("\"exact\"", $"\"{rule}\"", StringComparison.Ordinal)
            .Replace("18]", number + "]", StringComparison.Ordinal);

        Assert.That(
            BadInput.Message(() => TestNetworks.Parse(json)),
            Is.EqualTo($"net.json: $.layers[0].bias[1][2]: \"{number}\" overflows {rule}, the file's reading rule"));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(36)]
    public void Ranks_from_1_to_36_are_read(int rank)
    {
        MaxoutLayer layer = (MaxoutLayer)TestNetworks.Parse(OfRank(rank)).Layers[0];

        Assert.That(layer.Rank, Is.EqualTo(rank));
        Assert.That(layer.UnitCount, Is.EqualTo(1));
        Assert.That(layer.HasGates, Is.True, "a unit of rank 1 is a gate with one piece");
    }

    [Test]
    public void Rank_37_is_refused() => Assert.That(
        BadInput.Message(() => TestNetworks.Parse(OfRank(37))),
        Is.EqualTo("net.json: $.layers[0].weights[0]: expected an array of 1 to 36 pieces, each a row of weights, got 37"));

    [Test]
    public void All_gates_come_back([Values] NumberRule rule)
    {
        Random random = new(11);
        for (int trial = 0; trial < 60; trial++)
        {
            Network network = TestNetworks.RandomGates(
                random, rule, random.Next(1, 4), random.Next(1, 5), random.Next(1, 5), random.Next(1, 5));
            using MemoryStream stream = new();
            NetworkWriter.Write(network, stream);
            Network again = NetworkFile.Parse(stream.ToArray(), "net.json", rule);

            Assert.That(NetworkDigest.CanonicalLines(again), Is.EqualTo(NetworkDigest.CanonicalLines(network)));
            for (int l = 0; l < network.Layers.Length; l++)
            {
                Assert.That(again.Layers[l], Is.TypeOf(network.Layers[l].GetType()));
                Assert.That(again.Layers[l].Weights, Is.EqualTo(network.Layers[l].Weights));
                Assert.That(again.Layers[l].Bias, Is.EqualTo(network.Layers[l].Bias));
                Assert.That(again.Layers[l].PieceCount, Is.EqualTo(network.Layers[l].PieceCount));
                Assert.That((again.Layers[l] as DenseLayer)?.Activation, Is.EqualTo((network.Layers[l] as DenseLayer)?.Activation));
            }

            using MemoryStream second = new();
            NetworkWriter.Write(again, second);
            Assert.That(second.ToArray(), Is.EqualTo(stream.ToArray()), "written twice it is the same text");
        }
    }

    [Test]
    public void A_slope_that_the_rule_cannot_read_is_not_written()
    {
        Network network = new(
            [new DenseLayer(new RationalMatrix(1, 1, [1]), [0], Activation.LeakyRelu(new Rational(1, 10)))], NumberRule.Float32);

        Assert.Throws<ArgumentException>(() => NetworkWriter.Write(network, Stream.Null));
    }

    [Test]
    public void Gates_are_written_as_the_format_says()
    {
        Network network = new(
        [
            new MaxoutLayer(new RationalMatrix(4, 1, [1, 2, 3, new Rational(1, 4)]), [5, 6, 7, 8], 2),
            new DenseLayer(new RationalMatrix(1, 2, [9, 10]), [11], Activation.LeakyRelu(new Rational(-1, 3))),
            new DenseLayer(new RationalMatrix(1, 1, [12]), [13], Activation.HardTanh),
        ]);
        using MemoryStream stream = new();
        NetworkWriter.Write(network, stream);

        string text = string.Join(' ', Encoding.UTF8.GetString(stream.ToArray()).Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        Assert.That(text, Is.EqualTo(
            "{ \"format\": \"polyhedra-network/1\", \"inputs\": 1, \"numbers\": \"exact\", \"layers\": [ "
            + "{ \"type\": \"maxout\", \"weights\": [ [[1], [2]], [[3], [\"1/4\"]] ], \"bias\": [[5, 6], [7, 8]] }, "
            + "{ \"type\": \"dense\", \"weights\": [ [9, 10] ], \"bias\": [11], \"activation\": {\"leaky_relu\": \"-1/3\"} }, "
            + "{ \"type\": \"dense\", \"weights\": [ [12] ], \"bias\": [13], \"activation\": \"hardtanh\" } ] }"));
    }

    private static Activation ReadActivation(string json, string rule = "exact")
    {
        string text = BadInput.Network("\"relu\"", json).Replace("\"exact\"", $"\"{rule}\"", StringComparison.Ordinal);
        return ((DenseLayer)TestNetworks.Parse(text).Layers[0]).Activation;
    }

    private static string Maxout() =>
        """
        {"format": "polyhedra-network/1", "inputs": 2, "numbers": "exact", "layers": [
          {"type": "maxout", "weights": [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]], "bias": [[13, 14, 15], [16, 17, 18]]},
          {"type": "dense", "weights": [[19, 20]], "bias": [0], "activation": "identity"}]}
        """;

    private static string OfRank(int rank)
    {
        string pieces = string.Join(", ", Enumerable.Range(0, rank).Select(i => $"[{i}]"));
        string bias = string.Join(", ", Enumerable.Range(0, rank));
        return $$"""
            {"format": "polyhedra-network/1", "inputs": 1,
             "layers": [{"type": "maxout", "weights": [[{{pieces}}]], "bias": [[{{bias}}]]}]}
            """;
    }
}
