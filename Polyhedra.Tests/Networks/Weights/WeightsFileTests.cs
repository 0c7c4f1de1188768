using System.Buffers.Binary;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Weights;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Networks.Files;
using static Polyhedra.Tests.Networks.Weights.WeightFiles;

namespace Polyhedra.Tests.Networks.Weights;

/// <summary>Weights in safetensors and NumPy's formats, with architectures.</summary>
public sealed class WeightsFileTests
{
    private const string Mlp =
        """
        {"format": "polyhedra-architecture/1", "input": [2], "layers": [
          {"op": "linear", "name": "fc1"}, {"op": "leaky_relu", "slope": 0.1}, {"op": "linear", "name": "fc2"}]}
        """;

    private const string Json =
        """
        {"format": "polyhedra-network/1", "inputs": 2, "numbers": "float32", "layers": [
          {"type": "dense", "weights": [[0.1, -2], [3, 4.5], [0, 1]], "bias": [0.5, 0, -1], "activation": {"leaky_relu": 0.1}},
          {"type": "dense", "weights": [[1, 2, 0.3]], "bias": [0.7], "activation": "identity"}]}
        """;

    private static readonly (string Name, string Type, int[] Shape, byte[] Data)[] MlpTensors =
    [
        ("fc1.weight", "F32", [3, 2], Singles(0.1f, -2, 3, 4.5f, 0, 1)), ("fc1.bias", "F32", [3], Singles(0.5f, 0, -1)),
        ("fc2.weight", "F32", [1, 3], Singles(1, 2, 0.3f)), ("fc2.bias", "F32", [1], Singles(0.7f)),
    ];

    [Test]
    public void Every_format_gives_the_digest_of_the_json()
    {
        string expected = NetworkDigest.Compute(TestNetworks.Parse(Json));
        byte[] npz = Npz([.. MlpTensors.Select(tensor =>
            (tensor.Name + ".npy", Npy("<f4", $"({string.Join(", ", tensor.Shape)},)", tensor.Data)))]);

        Assert.That(NetworkDigest.Compute(Read("w.safetensors", Safetensors(MlpTensors), Mlp)), Is.EqualTo(expected));
        Assert.That(NetworkDigest.Compute(Read("w.npz", npz, Mlp)), Is.EqualTo(expected));
    }

    /// <summary>A name with a line feed, escaped in the JSON, is escaped in the message too.</summary>
    [Test]
    public void A_name_with_a_line_feed_leaves_the_message_on_one_line()
    {
        byte[] json = """{"a\nb":{"shape":[],"data_offsets":[0,0]}}"""u8.ToArray();
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);

        Assert.That(
            () => SafetensorsFile.Read((byte[])[.. length, .. json], "w.safetensors"),
            Throws.TypeOf<BadInputException>().With.Message.EqualTo(
                @"w.safetensors: $.a\u000ab.dtype: expected a type of numbers, but the key is missing"));
    }

    [Test]
    public void Types_and_orders_are_read_as_they_are()
    {
        byte[] doubles = new byte[16];
        BinaryPrimitives.WriteDoubleBigEndian(doubles, 0.1);
        BinaryPrimitives.WriteDoubleBigEndian(doubles.AsSpan(8), -3);
        NamedTensors tensors = Tensors("w.npz", Npz(
            ("half.npy", Npy("<f2", "(2,)", [0x00, 0x3c, 0x01, 0x00])),
            ("big.npy", Npy(">f8", "(2,)", doubles)),
            ("fortran.npy", Npy("<f4", "(2, 3)", Singles(1, 2, 3, 4, 5, 6), isFortran: true, version: 2)),
            ("small.npy", Npy("|i1", "(2, 1)", [0xff, 5])),
            ("scalar.npy", Npy("<u2", "()", [0xff, 0xff], version: 3))));

        Assert.That(tensors.Find("half")!.Numbers, Is.EqualTo(new[] { Rational.One, Rational.FromDouble(Math.ScaleB(1, -24)) }));
        Assert.That(tensors.Find("big")!.Numbers, Is.EqualTo(new[] { Rational.FromDouble(0.1), -3 }));
        Assert.That(tensors.Find("fortran")!.Numbers, Is.EqualTo(new Rational[] { 1, 3, 5, 2, 4, 6 }));
        Assert.That(tensors.Find("fortran")!.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(tensors.Find("small")!.Numbers, Is.EqualTo(new Rational[] { -1, 5 }));
        Assert.That(tensors.Find("scalar")!.Numbers, Is.EqualTo(new Rational[] { 65535 }));
        Assert.That(tensors.Rule, Is.EqualTo(NumberRule.Float64));

        NamedTensors bfloats = Tensors("w.safetensors", Safetensors(("b", "BF16", [2], [0x80, 0x3f, 0x00, 0xc0])));
        Assert.That(bfloats.Find("b")!.Numbers, Is.EqualTo(new Rational[] { 1, -2 }));
        Assert.That(bfloats.Rule, Is.EqualTo(NumberRule.Float32));
    }

    [Test]
    public void A_single_array_is_named_as_its_file()
    {
        Network network = Read(
            "w.npy", Npy("<f4", "(1, 2)", Singles(2, 3)),
            """
            {"format": "polyhedra-architecture/1", "input": [2], "layers": [
              {"op": "linear", "weight": "w", "bias": null}, {"op": "abs"}]}
            """);

        Assert.That(network.Layers[0].Weights.Row(0).ToArray(), Is.EqualTo(new Rational[] { 2, 3 }));
        Assert.That(network.GateCount, Is.EqualTo(1));
    }

    [TestCase("null", 0)]
    [TestCase("false", 0)]
    [TestCase("\"fc1.bias\"", 1)]
    public void A_bias_can_be_left_out(string bias, int expected)
    {
        Network network = Read(
            "w.safetensors", Safetensors(MlpTensors),
            $$"""{"format": "polyhedra-architecture/1", "input": [2], "layers": [{"op": "linear", "name": "fc1", "bias": {{bias}}}]}""");

        Assert.That(network.Layers[0].Bias[0], Is.EqualTo(new Rational(expected, 2)));
    }

    [Test]
    public void Values_are_joined_along_the_last_axis_by_a_negative_one()
    {
        Network network = Read(
            "w.safetensors", Safetensors(MlpTensors),
            """
            {"format": "polyhedra-architecture/1", "input": [2], "layers": [
              {"op": "abs", "as": "a"}, {"op": "concat", "with": ["input"], "axis": -1}]}
            """);
        Assert.That(NetworkEvaluation.At(network, [-1, 2]).Output, Is.EqualTo(new Rational[] { 1, 2, -1, 2 }));
    }

    [Test]
    public void Values_can_be_named_added_and_joined()
    {
        Network network = Read(
            "w.safetensors",
            Safetensors(("a.weight", "F32", [2, 2], Singles(1, 2, 3, 4)), ("b.weight", "F32", [1, 4], Singles(1, 1, 1, -1))),
            """
            {"format": "polyhedra-architecture/1", "input": [2], "layers": [
              {"op": "linear", "name": "a"}, {"op": "relu", "as": "h"}, {"op": "add", "with": ["input"]}, {"op": "relu"},
              {"op": "concat", "with": ["h"]}, {"op": "linear", "name": "b"}]}
            """);
        NetworkEvaluation at = NetworkEvaluation.At(network, [1, -2]);

        // h = relu(-3, -5) = 0; relu(h + x) = (1, 0); 1 + 0 + 0 - 0.
        Assert.That(at.Output, Is.EqualTo(new[] { Rational.One }));
        Assert.That(network.GateCount, Is.EqualTo(4));
        Assert.That(network.FormatVersion, Is.EqualTo(2));
    }

    [TestCase("""{"op": "lineare", "name": "fc1"}""", "no operation 'lineare'")]
    [TestCase("""{"op": "sigmoid"}""", "not piecewise linear")]
    [TestCase("""{"op": "linear", "name": "fc9"}""", "no tensor")]
    [TestCase("""{"op": "linear"}""", "$.layers[0].name")]
    [TestCase("""{"op": "relu", "inplace": true}""", "no such parameter")]
    [TestCase("""{"op": "relu", "from": "x"}""", "the name of an earlier value (input)")]
    [TestCase("""{"op": "conv2d", "name": "fc1"}""", "for a convolution over 2 axes")]
    [TestCase("""{"op": "max_pool2d", "kernel": 2}""", "pooling over 2 axes")]
    [TestCase("""{"op": "linear", "name": "fc2"}""", "do not fit")]
    [TestCase("""{"op": "reshape", "shape": [3]}""", "cannot have the shape")]
    [TestCase("""{"op": "concat", "with": ["input"], "axis": 7}""", "no axis")]
    [TestCase("""{"op": "add"}""", "$.layers[0].with")]
    [TestCase("""{"op": "linear", "name": "fc1", "weight": 5}""", "expected the name of a tensor, got 5")]
    [TestCase("""{"op": "linear", "name": 5}""", "expected the name before .weight and .bias, got 5")]
    [TestCase("""{"op": "concat", "with": ["input"], "axis": -2}""", "no axis -2 beside the batch")]
    public void An_architecture_that_does_not_fit_is_refused(string operation, string expected)
    {
        string architecture = $$"""{"format": "polyhedra-architecture/1", "input": [2], "layers": [{{operation}}]}""";
        string message = BadInput.Message(() => Read("w.safetensors", Safetensors(MlpTensors), architecture));
        Assert.That(message, Does.Contain(expected.Replace('\'', '"')));
    }

    private static IEnumerable<TestCaseData> HostileSafetensors()
    {
        yield return new TestCaseData(Array.Empty<byte>(), "header").SetName("Hostile: empty");
        yield return new TestCaseData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 127, (byte)'{' }, "header")
            .SetName("Hostile: a huge header");
        yield return Header("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "ends within the 4 bytes", "beyond the end");
        yield return Header("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at 0", "a gap");
        yield return Header("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "belong to none", "bytes left over");
        yield return Header(
            """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4,
            "begins at 4", "an overlap");
        yield return Header("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":1}""", 4, "twice", "a key twice");
        yield return Header("""{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""", 1, "is not read", "another type");
        yield return Header(
            """{"a":{"dtype":"F32","shape":[268435456],"data_offsets":[0,4]}}""", 4, "the most that are taken", "a gigabyte");
        yield return Header("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,4]}}""", 4, "has 4 bytes for 3 numbers", "a wrong shape");
        yield return Header("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "0 or more", "a negative length");
        yield return new TestCaseData(Safetensors(("a", "F32", [1], Singles(float.NaN))), "no finite number").SetName("Hostile: NaN");
    }

    private static TestCaseData Header(string header, int length, string expected, string name) =>
        new TestCaseData(Safetensors(header, new byte[length]), expected).SetName($"Hostile: {name}");

    [TestCaseSource(nameof(HostileSafetensors))]
    public void Hostile_safetensors_are_refused(byte[] file, string expected) =>
        Assert.That(BadInput.Message(() => Tensors("w.safetensors", file)), Does.Contain(expected));

    [Test]
    public void Hostile_archives_are_refused()
    {
        Assert.That(BadInput.Message(() => Tensors("w.npz", [.. "PK\u0003\u0004 and no more .npy"u8])), Does.Contain("no archive"));
        Assert.That(
            BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", Npy("<f4", "()", Singles(1))), ("a.txt", [1])))),
            Does.Contain("no .npy array"));
        Assert.That(BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", [1])))), Does.Contain("none of NumPy"));
        Assert.That(
            BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", Npy("|O", "(1,)", [1]))))), Does.Contain("expected an array of numbers"));
        Assert.That(
            BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", Npy("<f4", "(1000000000,)", [1, 2, 3, 4]))))),
            Does.Contain("the most that are taken"));
        Assert.That(
            BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", Npy("<f4", "(2,)", [1, 2, 3, 4]))))), Does.Contain("has 4 bytes for 2"));

        // Half a gigabyte and more of zeros in half a megabyte.
        Assert.That(
            BadInput.Message(() => Tensors("w.npz", Npz(("a.npy", new byte[(512 << 20) + 1])))),
            Does.Contain("512 MiB").And.Contain("the most that is read"));
    }

    private static Network Read(string name, byte[] weights, string architecture)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(name, weights);
        return WeightsFile.Read(path, folder.Write("arch.json", System.Text.Encoding.UTF8.GetBytes(architecture))).Network;
    }

    private static NamedTensors Tensors(string name, byte[] weights)
    {
        using TemporaryFolder folder = new();
        return WeightsFile.ReadTensors(folder.Write(name, weights));
    }
}
