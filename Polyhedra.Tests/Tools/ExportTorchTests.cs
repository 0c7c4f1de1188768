using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Tools;

/// <summary>Models that <c>tools/export_torch.py</c> has exported, against what PyTorch says of them.</summary>
internal sealed class ExportTorchTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void ExportModels()
    {
        _folder = new TemporaryFolder();
        TorchScript.Run("torch_models.py", _folder.Path(string.Empty));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("gates", "01|01|012|012")]
    [TestCase("odd", "012|01|012|01")]
    public void Eval_agrees_with_the_float64_forward_pass_to_rounding(string name, string pieces)
    {
        string path = _folder.Path(name + ".json");
        Network network = NetworkFile.Read(path);
        Rational[][] points = [.. File.ReadLines(_folder.Path(name + ".csv")).Select(ParseRow)];
        JsonArray expected = Json(name + "-outputs.json").AsArray();

        CliRun run = CliRun.Of("eval", path, "--at", "file:" + _folder.Path(name + ".csv"), "--json");

        JsonNode[] results = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        Assert.That(results, Has.Length.EqualTo(100), run.Error);
        for (int i = 0; i < results.Length; i++)
        {
            Rational[] output = Rationals(results[i]["output"]!);
            Rational[] forward = Rationals(expected[i]!);
            Rational[] bounds = RoundingBounds(network, points[i]);
            Assert.That(output, Has.Length.EqualTo(forward.Length));
            for (int k = 0; k < output.Length; k++)
            {
                Assert.That(Rational.Abs(output[k] - forward[k]), Is.LessThanOrEqualTo(bounds[k]), $"point {i}, output {k}");
            }
        }

        Assert.That(PiecesSeen(results.Select(result => (string)result["pattern"]!)), Is.EqualTo(pieces));
    }

    [TestCase("float32")]
    [TestCase("float64")]
    public void Every_number_is_read_back_as_that_of_the_model(string name)
    {
        Network network = NetworkFile.Read(_folder.Path(name + ".json"));

        Assert.That(NumberRules.ToText(network.Numbers), Is.EqualTo(name));
        Assert.That(network.Layers[0].Weights.Row(0).ToArray(), Is.EqualTo(Rationals(Json(name + "-exact.json"))));
        Assert.That(File.ReadAllText(_folder.Path(name + ".json")), Does.Contain(" -0.0,"));
    }

    [Test]
    public void A_state_dict_gives_the_file_of_its_module() =>
        Assert.That(File.ReadAllText(_folder.Path("state.json")), Is.EqualTo(File.ReadAllText(_folder.Path("module.json"))));

    [TestCase("nan", "model.weight[1][0] is nan; expected a finite number")]
    [TestCase("infinite", "model.bias[1] is -inf; expected a finite number")]
    [TestCase("infinite64", "model.weight[0][0] is inf; expected a finite number")]
    [TestCase("slope", "the slope of the LeakyReLU after model[0] is 1e+39, which overflows float32")]
    [TestCase("half", "the weights are torch.float16; expected all torch.float32 or all torch.float64")]
    [TestCase("mixed", "the weights are torch.float32, torch.float64; expected")]
    [TestCase("widths", "model[2] has weights of shape [1, 2]; expected [units, 3]")]
    [TestCase("clamp", "model[1] is Hardtanh(-2, 2)")]
    [TestCase("norm", "model[1] is a BatchNorm1d, which divides by a square root")]
    [TestCase("sigmoid", "model[1][0] is a torch.nn.modules.activation.Sigmoid; expected")]
    [TestCase("hooks", "model (Linear) has forward hooks")]
    [TestCase("derived", "model is a __main__.Mine; expected")]
    [TestCase("empty", "there is no Linear layer")]
    [TestCase("state", "weight of shape [2] is not the weight of a Linear")]
    [TestCase("number", "expected a module or a state dict")]
    public void What_has_no_exact_equal_is_refused(string name, string message) =>
        Assert.That((string?)Json("refusals.json")[name], Does.StartWith(message));

    /// <summary>How far a float64 forward pass can be from the exact output, an entry an output.</summary>
    /// <remarks>Let u = 2^-53, and S_0 = |x|, S_l = |W_l| S_(l-1) + |b_l|. A computed pre-activation is the exact sum of its n
    /// products and the bias, each times a factor within (1 + u)^(+-(n + 1)), whatever the order of summation, with or without fused
    /// operations: n + 1 roundings touch a term. Activations have |f(z)| &lt;= |z|, slopes at most 1 in size, and round once at most
    /// (slope times z). By induction the error of layer l is at most ((1 + u)^K - 1) S_l with K the sum of n + 2 over the layers so
    /// far, which is at most 2 K u S_l. No product here underflows: the numbers lie between 2^-100 and 2^100 in size, or are 0.</remarks>
    private static Rational[] RoundingBounds(Network network, Rational[] point)
    {
        Rational[] sums = Array.ConvertAll(point, Rational.Abs);
        int roundings = 0;
        foreach (NetworkLayer layer in network.Layers)
        {
            roundings += layer.InputCount + 2;
            Rational[] next = Array.ConvertAll([.. layer.Bias], Rational.Abs);
            for (int i = 0; i < next.Length; i++)
            {
                for (int j = 0; j < sums.Length; j++)
                {
                    next[i] += Rational.Abs(layer.Weights[i, j]) * sums[j];
                }
            }

            sums = next;
        }

        return Array.ConvertAll(sums, sum => sum * roundings / (1L << 52));
    }

    // The digits that occur in each layer's part of the patterns.
    private static string PiecesSeen(IEnumerable<string> patterns)
    {
        string[][] parts = [.. patterns.Select(pattern => pattern.Split('|'))];
        return string.Join(
            '|', parts[0].Select((_, layer) => string.Concat(parts.SelectMany(part => part[layer]).Distinct().Order())));
    }

    private static Rational[] ParseRow(string line) => [.. line.Split(',').Select(text => Rational.Parse(text))];

    private JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(_folder.Path(name)))!;

    private static Rational[] Rationals(JsonNode array) => [.. array.AsArray().Select(entry => Rational.Parse((string)entry!))];
}
