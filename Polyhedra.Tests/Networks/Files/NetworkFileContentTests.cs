using NUnit.Framework;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Valid JSON that is no valid network.</summary>
public class NetworkFileContentTests
{
    // Arguments: the text to exchange in the valid file, what stands there instead, the expected message after "net.json: ".
    [TestCase("\"format\": \"polyhedra-network/1\", ", "", "$.format: expected the format \"polyhedra-network/1\", but the key is missing")]
    [TestCase(
        "polyhedra-network/1", "polyhedra-network/3", "$.format: expected the format \"polyhedra-network/1\", got \"polyhedra-network/3\"")]
    [TestCase("\"polyhedra-network/1\"", "1", "$.format: expected the format \"polyhedra-network/1\", got 1")]
    [TestCase("\"exact\"", "\"float16\"", "$.numbers: expected \"exact\", \"float32\" or \"float64\", got \"float16\"")]
    [TestCase("\"exact\"", "null", "$.numbers: expected \"exact\", \"float32\" or \"float64\", got null")]
    [TestCase("\"inputs\": 2, ", "", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, but the key is missing")]
    [TestCase("\"inputs\": 2", "\"inputs\": 0", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got 0")]
    [TestCase("\"inputs\": 2", "\"inputs\": -2", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got -2")]
    [TestCase("\"inputs\": 2", "\"inputs\": 2.5", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got 2.5")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": 1e999999999",
        "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got 1e999999999")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": 2147483648",
        "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got 2147483648")]
    [TestCase("\"inputs\": 2", "\"inputs\": \"2\"", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got \"2\"")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": [2]", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got an array of 1")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": 4194304",
        "$.layers[0].weights[0]: expected an array of 4194304 (the network has 4194304 inputs), got an array of 2")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": 2147483647", "$.inputs: expected the number of inputs, an integer from 1 to 4194304, got 2147483647")]
    [TestCase(
        "\"inputs\": 2", "\"inputs\": 3", "$.layers[0].weights[0]: expected an array of 3 (the network has 3 inputs), got an array of 2")]
    [TestCase("\"layers\"", "\"Layers\"", "$.layers: expected an array of at least one layer, but the key is missing")]
    [TestCase("\"type\": \"dense\", ", "", "$.layers[0].type: expected the layer type \"dense\" or \"maxout\", but the key is missing")]
    [TestCase("\"dense\"", "\"conv\"", "$.layers[0].type: expected the layer type \"dense\" or \"maxout\", got \"conv\"")]
    [TestCase("\"dense\"", "true", "$.layers[0].type: expected the layer type \"dense\" or \"maxout\", got true")]
    [TestCase("\"relu\"", "\"tanh\"", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, got \"tanh\"")]
    [TestCase("\"relu\"", "\"ReLU\"", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, got \"ReLU\"")]
    [TestCase("\"relu\"", "{}", "$.layers[0].activation.leaky_relu: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, but the key is missing")]
    [TestCase(", \"activation\": \"relu\"", "", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" "
        + "or {\"leaky_relu\": slope}, but the key is missing")]
    [TestCase("\"relu\"", "\"leaky_relu\"", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, got \"leaky_relu\"")]
    [TestCase("\"relu\"", "\"maxout\"", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, got \"maxout\"")]
    [TestCase(
        "\"relu\"", "\"\"",
        "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or {\"leaky_relu\": slope}, got \"\"")]
    [TestCase("\"relu\"", "[]", "$.layers[0].activation: expected \"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or "
        + "{\"leaky_relu\": slope}, got an array of 0")]
    [TestCase("\"relu\"", "{\"Leaky_Relu\": 1}", "$.layers[0].activation.leaky_relu: expected \"relu\", \"identity\", \"abs\", "
        + "\"hardtanh\", \"relu6\" or {\"leaky_relu\": slope}, but the key is missing")]
    [TestCase("\"relu\"", "{\"leaky_relu\": null}", "$.layers[0].activation.leaky_relu: expected a number, got null")]
    [TestCase("\"relu\"", "{\"leaky_relu\": [1]}", "$.layers[0].activation.leaky_relu: expected a number, got an array of 1")]
    [TestCase("\"relu\"", "{\"leaky_relu\": \"1/0\"}", "$.layers[0].activation.leaky_relu: \"1/0\" has a zero denominator")]
    [TestCase(
        "\"relu\"", "{\"leaky_relu\": \"x\"}",
        "$.layers[0].activation.leaky_relu: \"x\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase(
        "[[1, 2], [3, 4]]", "[]", "$.layers[0].weights: expected an array of at least one row of weights, a row a unit, got an array of 0")]
    [TestCase(
        "[[1, 2], [3, 4]]", "[[], []]", "$.layers[0].weights[0]: expected an array of 2 (the network has 2 inputs), got an array of 0")]
    [TestCase("[[1, 2], [3, 4]]", "5", "$.layers[0].weights: expected an array of at least one row of weights, a row a unit, got 5")]
    [TestCase("[3, 4]", "[3]", "$.layers[0].weights[1]: expected an array of 2 (the network has 2 inputs), got an array of 1")]
    [TestCase("[3, 4]", "[3, 4, 5]", "$.layers[0].weights[1]: expected an array of 2 (the network has 2 inputs), got an array of 3")]
    [TestCase("[3, 4]", "7", "$.layers[0].weights[1]: expected an array of 2 (the network has 2 inputs), got 7")]
    [TestCase("[5, 6]", "[5]", "$.layers[0].bias: expected an array of 2 (the layer has 2 rows of weights), got an array of 1")]
    [TestCase("[5, 6]", "[5, 6, 7]", "$.layers[0].bias: expected an array of 2 (the layer has 2 rows of weights), got an array of 3")]
    [TestCase(
        "\"bias\": [5, 6], ", "", "$.layers[0].bias: expected an array of 2 (the layer has 2 rows of weights), but the key is missing")]
    [TestCase("[[7, 8]]", "[[7, 8, 9]]", "$.layers[1].weights[0]: expected an array of 2 (layer 0 has 2 units), got an array of 3")]
    [TestCase("4", "null", "$.layers[0].weights[1][1]: expected a number, got null")]
    [TestCase("4", "true", "$.layers[0].weights[1][1]: expected a number, got true")]
    [TestCase("4", "[4]", "$.layers[0].weights[1][1]: expected a number, got an array of 1")]
    [TestCase("9", "{\"a\": 1}", "$.layers[1].bias[0]: expected a number, got an object")]
    [TestCase("9", "\"0x10\"", "$.layers[1].bias[0]: \"0x10\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("9", "\"NaN\"", "$.layers[1].bias[0]: \"NaN\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("9", "\"-Infinity\"", "$.layers[1].bias[0]: \"-Infinity\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("9", "\"1/0\"", "$.layers[1].bias[0]: \"1/0\" has a zero denominator")]
    [TestCase("9", "1e999999999", "$.layers[1].bias[0]: \"1e999999999\" has an exponent past the limit of 10000")]
    [TestCase("9", "1e-999999999", "$.layers[1].bias[0]: \"1e-999999999\" has an exponent past the limit of 10000")]
    [TestCase("9", "\"1\\n2\"", "$.layers[1].bias[0]: \"1\\u000a2\" is not a number (expected an integer, a decimal or \"p/q\")")]
    public void IsRefusedWithItsPlace(string replace, string with, string expected)
    {
        string message = BadInput.Message(() => TestNetworks.Parse(BadInput.Network(replace, with)));
        Assert.That(message, Is.EqualTo("net.json: " + expected));
    }

    [TestCase("[]", "$.layers: expected an array of at least one layer, got an array of 0")]
    [TestCase("null", "$.layers: expected an array of at least one layer, got null")]
    [TestCase("[null]", "$.layers[0]: expected a layer, which is an object, got null")]
    [TestCase("[[]]", "$.layers[0]: expected a layer, which is an object, got an array of 0")]
    public void LayersMustBeLayers(string layers, string expected)
    {
        string json = $$"""{"format": "polyhedra-network/1", "inputs": 1, "layers": {{layers}}}""";
        Assert.That(BadInput.Message(() => TestNetworks.Parse(json)), Is.EqualTo("net.json: " + expected));
    }

    [TestCase("float32", "1e39")]
    [TestCase("float32", "\"-340282356779733661637539395458142568448\"")]
    [TestCase("float64", "1e309")]
    public void OverflowIsRefused(string rule, string number)
    {
        string json = BadInput.Network("exact", rule).Replace("9", number, StringComparison.Ordinal);
        string message = BadInput.Message(() => TestNetworks.Parse(json));
        Assert.That(message, Does.StartWith("net.json: $.layers[1].bias[0]: "));
        Assert.That(message, Does.EndWith($"overflows {rule}, the file's reading rule"));
    }

    [Test]
    public void AnAskedRuleMayNotContradictTheFile()
    {
        string message = BadInput.Message(() => TestNetworks.Parse(BadInput.Network("exact", "float32"), NumberRule.Exact));
        Assert.That(message, Is.EqualTo("net.json: $.numbers: the file says float32, which the exact asked for contradicts"));
    }

    [Test]
    public void AFileWithoutTheKeyIsExactAndNothingElseMayBeAsked()
    {
        string message = BadInput.Message(() => TestNetworks.Parse(BadInput.Network("\"numbers\": \"exact\", "), NumberRule.Float32));
        Assert.That(message, Is.EqualTo(
            "net.json: $.numbers: the file has no such key, which means exact, and the float32 asked for contradicts that"));
    }

    [Test]
    public void LongTextsAreShortened()
    {
        foreach (string number in new[]
            { $"\"{new string('x', 1_000_000)}\"", new string('7', 1_000_000), $"\"1/{new string('0', 10_000)}\"" })
        {
            BadInput.Message(() => TestNetworks.Parse(BadInput.Network("9", number)));
        }

        BadInput.Message(() => TestNetworks.Parse(BadInput.Network("relu", new string('r', 1_000_000))));
        BadInput.Message(() => TestNetworks.Parse(BadInput.Network("\"inputs\": 2", "\"inputs\": " + new string('2', 1_000_000))));
    }

    [Test]
    public void AbsurdExponentsAreRefusedWithoutComputingThem()
    {
        string json = BadInput.Network("9", "1e999999999");
        BadInput.Message(() => TestNetworks.Parse(json));
        long before = GC.GetAllocatedBytesForCurrentThread();
        BadInput.Message(() => TestNetworks.Parse(json));
        BadInput.Message(() => TestNetworks.Parse(BadInput.Network("9", "1e-999999999")));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }
}
