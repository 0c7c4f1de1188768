using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Files of the format <c>.nnet</c>.</summary>
public sealed class NnetReaderTests
{
    private const string Small =
        """
        // a comment
        2,2,1,3,
        2,3,1,
        0,
        -1,-2,
        1,2,
        0.5,-1,10,
        2,4,5,
        1,0.1,
        -2,3,
        0,-1e-2,
        7,
        8,
        9,
        1,-1,1/2,
        0.25,
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Every_part_is_read()
    {
        Network network = Read(Small);

        Assert.That(network.Numbers, Is.EqualTo(NumberRule.Exact), "unless another rule is asked for");
        Assert.That(network.Layers, Has.Length.EqualTo(2));
        Assert.That(
            network.Layers[0].Weights, Is.EqualTo(new RationalMatrix(3, 2, [1, new Rational(1, 10), -2, 3, 0, new Rational(-1, 100)])));
        Assert.That(network.Layers[0].Bias, Is.EqualTo(new Rational[] { 7, 8, 9 }));
        Assert.That(network.Layers[0].Header, Is.EqualTo("dense 3 relu"));
        Assert.That(network.Layers[1].Weights, Is.EqualTo(new RationalMatrix(1, 3, [1, -1, new Rational(1, 2)])));
        Assert.That(network.Layers[1].Bias, Is.EqualTo(new[] { new Rational(1, 4) }));
        Assert.That(network.Layers[1].Header, Is.EqualTo("dense 1 identity"));
    }

    [Test]
    public void Commas_at_line_ends_blanks_comments_and_line_ends_do_not_matter()
    {
        string[] lines = Small.Split('\n');
        string expected = NetworkDigest.Compute(Read(Small));
        string[] others =
        [
            string.Join('\n', lines.Select(line => line.TrimEnd(','))),
            string.Join("\r\n", lines) + "\r\n",
            string.Join("\n// again, with commas, 1,2,\n\n \t\n", lines) + "\n\n",
            "\uFEFF" + Small,
            string.Join(
                '\n', lines.Select(line => line[0] == '/' ? line : "\t " + line.Replace(",", " ,\t", StringComparison.Ordinal) + " ")),
        ];
        foreach (string other in others)
        {
            Assert.That(NetworkDigest.Compute(Read(other)), Is.EqualTo(expected), other);
        }
    }

    [Test]
    public void The_rule_holds_for_every_number()
    {
        Network single = Read(Small, NumberRule.Float32);

        Assert.That(single.Numbers, Is.EqualTo(NumberRule.Float32));
        Assert.That(single.Layers[0].Weights[0, 1], Is.EqualTo(Rational.FromSingle(0.1f)));
        Assert.That(single.Layers[0].Weights[2, 1], Is.EqualTo(Rational.FromSingle(-1e-2f)));
        Assert.That(Read(Small, NumberRule.Float64).Layers[0].Weights[0, 1], Is.EqualTo(Rational.FromDouble(0.1)));
        Assert.That(
            Message(Small.Replace("-1e-2", "1e39", StringComparison.Ordinal), NumberRule.Float32),
            Is.EqualTo(":11: entry 2: \"1e39\" overflows float32, the reading rule"));
        Assert.That(
            Message(Small.Replace("1,2,\n0.5", "1,1e39,\n0.5", StringComparison.Ordinal), NumberRule.Float32),
            Is.EqualTo(":6: entry 2: \"1e39\" overflows float32, the reading rule"));
    }

    /// <summary>The normalised network at x is the plain one at (x - mean) / range, times the outputs' range, plus their mean.</summary>
    [Test]
    public void Normalisation_is_composed_exactly([Values] NumberRule rule)
    {
        string text = Small.Replace("0.5,-1,10,", "0.3,-1e-1,10.1,", StringComparison.Ordinal)
            .Replace("2,4,5,", "2.2,1/7,-0.7,", StringComparison.Ordinal);
        Network plain = Read(text, rule);
        Network normalised = Read(text, rule, normalise: true);
        Assert.That(normalised.Numbers, Is.EqualTo(rule));
        Rational[] mean = [Round("0.3", rule), Round("-0.1", rule)];
        Rational[] range = [Round("2.2", rule), Round("1/7", rule)];
        Random random = new(4);
        HashSet<string> patterns = [];
        for (int trial = 0; trial < 50; trial++)
        {
            ImmutableArray<Rational> x = TestNetworks.RandomPoint(random, 2);
            NetworkEvaluation inner = NetworkEvaluation.At(plain, [.. x.Select((entry, k) => (entry - mean[k]) / range[k])]);
            NetworkEvaluation outer = NetworkEvaluation.At(normalised, x);

            Assert.That(outer.Output[0], Is.EqualTo((inner.Output[0] * Round("-0.7", rule)) + Round("10.1", rule)));
            Assert.That(outer.Pattern, Is.EqualTo(inner.Pattern));
            patterns.Add(PatternText.Format(outer.Pattern.AsSpan(), normalised));
        }

        Assert.That(patterns, Has.Count.GreaterThan(3));
    }

    [Test]
    public void A_single_layer_is_first_and_last()
    {
        // 2 (x - 3) / 5 + 1, times 7, plus 4.
        Network network = Read("1,1,1,1\n1,1\n0\n0\n0\n3,4\n5,7\n2\n1\n", normalise: true);

        Assert.That(network.Layers.Single().Header, Is.EqualTo("dense 1 identity"));
        Assert.That(network.Layers[0].Weights[0, 0], Is.EqualTo(new Rational(14, 5)));
        Assert.That(network.Layers[0].Bias[0], Is.EqualTo(new Rational(-6 * 7, 5) + 7 + 4));
    }

    [Test]
    public void The_smallest_and_largest_inputs_are_not_applied()
    {
        Network network = Read("1,1,1,1\n1,1\n0\n-1\n1\n0,0\n1,1\n1\n0\n", normalise: true);

        Assert.That(NetworkEvaluation.At(network, [100]).Output[0], Is.EqualTo((Rational)100));
        Assert.That(network.GateCount, Is.Zero);
    }

    [Test]
    public void A_range_of_zero_matters_only_to_normalisation()
    {
        string text = Small.Replace("2,4,5,", "2,0,5,", StringComparison.Ordinal);

        Assert.That(NetworkDigest.Compute(Read(text)), Is.EqualTo(NetworkDigest.Compute(Read(Small))));
        Assert.That(
            Message(text, normalise: true), Is.EqualTo(":8: entry 2: a range of 0 cannot be normalised with; expected another number"));
    }

    // Arguments: the text to exchange in the valid file, what stands there instead, the expected message after the file's name.
    [TestCase("2,2,1,3,", "2,2,1,", ":2: expected the four counts: layers, inputs, outputs, units of the largest layer, got 3")]
    [TestCase("2,2,1,3,", "2,2,1,3,5", ":2: expected the four counts: layers, inputs, outputs, units of the largest layer, got 5")]
    [TestCase("2,2,1,3,", "2,0,1,3,", ":2: entry 2: expected a positive integer below 2^31, got \"0\"")]
    [TestCase("2,2,1,3,", "2,2,-1,3,", ":2: entry 3: expected a positive integer below 2^31, got \"-1\"")]
    [TestCase("2,2,1,3,", "2,2,1,3.0,", ":2: entry 4: expected a positive integer below 2^31, got \"3.0\"")]
    [TestCase("2,2,1,3,", "2147483648,2,1,3,", ":2: entry 1: expected a positive integer below 2^31, got \"2147483648\"")]
    [TestCase(
        "2,2,1,3,", "2147483647,2,1,3,",
        ":3: expected the 2147483648 sizes: the inputs and the units of each of the 2147483647 layers, got 3")]
    [TestCase("2,2,1,3,", "3,2,1,3,", ":3: expected the 4 sizes: the inputs and the units of each of the 3 layers, got 3")]
    [TestCase("2,3,1,", "3,3,1,", ":3: expected sizes from 2 inputs to 1 outputs as the counts say, got 3 to 1")]
    [TestCase("2,3,1,", "2,3,2,", ":3: expected sizes from 2 inputs to 1 outputs as the counts say, got 2 to 2")]
    [TestCase("2,3,1,", "2,x,1,", ":3: entry 2: expected a positive integer below 2^31, got \"x\"")]
    [TestCase("2,3,1,", "2,2147483647,1,", ":12: expected the 2 weights of unit 3 of layer 0, got 1")]
    [TestCase("-1,-2,", "-1,", ":5: expected the smallest values of the 2 inputs, got 1")]
    [TestCase("1,2,\n0.5", "1,\n0.5", ":6: expected the largest values of the 2 inputs, got 1")]
    [TestCase("1,2,\n0.5", "1,two,\n0.5", ":6: entry 2: \"two\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("0.5,-1,10,", "0.5,", ":7: expected the means of the 2 inputs and of the outputs, got 1")]
    [TestCase("2,4,5,", "2,", ":8: expected the ranges of the 2 inputs and of the outputs, got 1")]
    [TestCase("-2,3,", "-2,3,4,", ":10: expected the 2 weights of unit 1 of layer 0, got 3")]
    [TestCase("-2,3,", "-2,,", ":10: entry 2: \"\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("-2,3,", "-2 3,", ":10: expected the 2 weights of unit 1 of layer 0, got 1")]
    [TestCase("-2,3,", "NaN,3,", ":10: entry 1: \"NaN\" is not a number (expected an integer, a decimal or \"p/q\")")]
    [TestCase("-2,3,", "1/0,3,", ":10: entry 1: \"1/0\" has a zero denominator")]
    [TestCase("-2,3,", "1e99999,3,", ":10: entry 1: \"1e99999\" has an exponent past the limit of 10000")]
    [TestCase("8,", "8,9,", ":13: expected the bias of unit 1 of layer 0, got 2")]
    [TestCase("1,-1,1/2,", "1,-1,", ":15: expected the 3 weights of unit 0 of layer 1, got 2")]
    [TestCase("\n0.25,", "", ":15: expected the bias of unit 0 of layer 1, but the file ends")]
    [TestCase("\n0.25,", "\n0.25\n0.25", ":17: expected the end of the file after 2 layers, got \"0.25\"")]
    [TestCase("// a comment", "/ a comment", ":1: entry 1: expected a positive integer below 2^31, got \"/ a comment\"")]
    public void Is_refused_with_its_line(string replace, string with, string expected)
    {
        int index = Small.IndexOf(replace, StringComparison.Ordinal);
        Assert.That(index, Is.GreaterThanOrEqualTo(0), replace);

        Assert.That(Message(string.Concat(Small.AsSpan(0, index), with, Small.AsSpan(index + replace.Length))), Is.EqualTo(expected));
    }

    [Test]
    public void A_file_that_ends_early_says_at_which_line()
    {
        string[] lines = Small.Split('\n');
        for (int count = 1; count < lines.Length; count++)
        {
            Assert.That(
                Message(string.Join('\n', lines[..count])), Does.StartWith($":{count}: expected the ").And.EndWith(", but the file ends"));
        }

        Assert.That(Message(string.Empty), Does.StartWith(":0: expected the four counts").And.EndWith("but the file ends"));
    }

    [Test]
    public void The_extension_decides_and_its_case_does_not_matter()
    {
        string json = BadInput.Network();
        Assert.That(NetworkFile.Read(_folder.Write("net.json", json)).InputCount, Is.EqualTo(2));
        Assert.That(NetworkFile.Read(_folder.Write("NET.NNET", Small)).GateCount, Is.EqualTo(3));
        BadInput.Message(() => NetworkFile.Read(_folder.Write("json.nnet", json)));
        BadInput.Message(() => NetworkFile.Read(_folder.Write("nnet.txt", Small)));
        Assert.Throws<ArgumentException>(() => NetworkFile.Read(_folder.Write("net.json", json), normalise: true));
    }

    [Test]
    public void What_is_no_file_is_bad_input()
    {
        string missing = Path.Combine(_folder.Path, "none.nnet");
        Assert.That(BadInput.Message(() => NetworkFile.Read(missing)), Is.EqualTo($"{missing}: no such file; expected a .nnet file"));
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "folder.nnet")).FullName;
        Assert.That(BadInput.Message(() => NetworkFile.Read(folder)), Is.EqualTo($"{folder}: is a directory; expected a .nnet file"));
    }

    [Test]
    public void Files_without_end_are_given_up()
    {
        string line = _folder.WriteLong("line.nnet", "1,", 200L << 20);
        Assert.That(
            BadInput.Message(() => NetworkFile.Read(line)),
            Is.EqualTo($"{line}:1: the line is longer than 16777216 characters; expected comma-separated numbers"));
        string numbers = _folder.Write(
            "numbers.nnet", Small.Replace("-2,3,", string.Join(',', Enumerable.Repeat("1e10000", 2)), StringComparison.Ordinal)
            .Replace("2,3,1,", "2,2000,1,", StringComparison.Ordinal)
            .Replace("0,-1e-2,", string.Join('\n', Enumerable.Repeat("1e10000,1e-10000", 1000)), StringComparison.Ordinal));
        Assert.That(BadInput.Message(() => NetworkFile.Read(numbers)), Does.Contain("the file's numbers are too long"));
    }

    /// <summary>ACAS Xu 1_1; the digests were computed by the independent program of <c>tools/conformance.py</c>.</summary>
    [TestCase(NumberRule.Exact, false, "e7f5356f1d22183a71e38ed959a4e157a3cd25a6b6f5c2394b609e1f5d635f52")]
    [TestCase(NumberRule.Exact, true, "d6a52fd6bb57147aaaaef8c06724cf2f64e9f708684155ab040abff438a57a3d")]
    [TestCase(NumberRule.Float32, false, "9f98984185549f7a405ace844be3cdd71e978d9cec7085bdf154a77baeca999f")]
    [TestCase(NumberRule.Float32, true, "06a81b74a526a464be2b0676c40d039967ed66f3d093ddd30e6f92ebbbb479c4")]
    [TestCase(NumberRule.Float64, false, "c9714948c8cefb9fc5a9cb4b1bc327e558dc9a4c87c977f860e26cc4500a01a8")]
    [TestCase(NumberRule.Float64, true, "b5c269bfe6d3474b2456a047c23704a0a8b7d5ebd0dcfcdf9edee86da2ddc54f")]
    public void A_published_network_has_its_digest(NumberRule rule, bool normalise, string digest)
    {
        if (Repository.Shared("cases", "acasxu", "ACASXU_run2a_1_1_batch_2000.nnet") is not { } path)
        {
            Assert.Ignore("The folder ../shared/cases/acasxu is not here.");
            return;
        }

        Network network = NetworkFile.Read(path, rule, normalise);

        Assert.That(network.GateWidths, Is.EqualTo(new[] { 50, 50, 50, 50, 50, 50 }));
        Assert.That(NetworkDigest.Compute(network), Is.EqualTo("sha256:" + digest));
    }

    private static Rational Round(string number, NumberRule rule)
    {
        Assert.That(NumberRules.TryRound(Rational.Parse(number), rule, out Rational rounded), Is.True);
        return rounded;
    }

    private Network Read(string text, NumberRule? rule = null, bool normalise = false) =>
        NetworkFile.Read(_folder.Write("net.nnet", text), rule, normalise);

    // The message without the file's name.
    private string Message(string text, NumberRule? rule = null, bool normalise = false)
    {
        string message = BadInput.Message(() => Read(text, rule, normalise));
        string path = Path.Combine(_folder.Path, "net.nnet");
        Assert.That(message, Does.StartWith(path));
        return message[path.Length..];
    }
}
