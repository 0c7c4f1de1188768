using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Tools;

/// <summary>PyTorch modules of any kind that <c>tools/export_torch.py</c> has handed over, as the command line reads them.</summary>
internal sealed class TorchModuleTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void ExportModules()
    {
        _folder = new TemporaryFolder();
        TorchScript.Run("torch_modules.py", _folder.Path(string.Empty));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    /// <summary>By hand: breakpoints -1, 0 and 1. As relu pairs there would be more.</summary>
    [Test]
    public void A_residual_block_has_the_regions_that_follow_by_hand()
    {
        CliRun run = CliRun.Of("count", _folder.Path("residual.onnx"), "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((int)run.Json()["activationRegions"]!, Is.EqualTo(4));
        Assert.That((int)run.Json()["boundedRegions"]!, Is.EqualTo(2));
    }

    /// <summary>Four leaky gates, four clamps and four maxima; both engines agree.</summary>
    [Test]
    public void A_module_of_any_form_is_counted()
    {
        CliRun run = CliRun.Of("count", _folder.Path("custom.onnx"), "-d", "box:-2,2", "--cross-check", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((int)run.Json()["activationRegions"]!, Is.GreaterThan(20));
        Assert.That(run.Json()["network"]!["widths"]!.AsArray().Sum(width => (int)width!), Is.EqualTo(12));
    }

    [Test]
    public void A_convolutional_network_is_the_same_as_model_and_as_weights()
    {
        string digest = Digest("conv.onnx");
        Assert.That(Digest("conv.safetensors", "--architecture", _folder.Path("conv.json")), Is.EqualTo(digest));
        Assert.That(Digest("conv.npz", "--architecture", _folder.Path("conv.json")), Is.EqualTo(digest));
        Assert.That(
            CliRun.Of("info", _folder.Path("conv.onnx"), "--json").Json()["network"]!["notes"]!.AsArray().Select(note => (string)note!),
            Has.Some.Contains("rounded to float64"));
    }

    [Test]
    public void State_dicts_of_all_shapes_give_the_digest_of_the_module(
        [Values("checkpoint", "parallel", "prefixed", "nested")] string name)
    {
        string digest = Digest("mlp.json");
        string prefix = name switch { "prefixed" => "net.layers.", "nested" => "body.", _ => string.Empty };
        string architecture = _folder.Write(
            "mlp.arch.json",
            $$"""
            {"format": "polyhedra-architecture/1", "input": [2], "layers": [
              {"op": "linear", "name": "{{prefix}}0"}, {"op": "relu"}, {"op": "linear", "name": "{{prefix}}2"}]}
            """);

        Assert.That(Digest(name + ".json"), Is.EqualTo(digest));
        Assert.That(Digest(name + ".safetensors", "--architecture", architecture), Is.EqualTo(digest));
    }

    [TestCase("sine", "PyTorch cannot trace the module")]
    [TestCase("name", "a path that ends in .onnx")]
    [TestCase("number", "expected a module or a state dict")]
    public void What_cannot_be_handed_over_is_refused(string name, string message) =>
        Assert.That((string?)JsonNode.Parse(File.ReadAllText(_folder.Path("refusals.json")))![name], Does.Contain(message));

    private string Digest(string file, params string[] options)
    {
        CliRun run = CliRun.Of(["info", _folder.Path(file), .. options, "--json"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return (string)run.Json()["network"]!["digest"]!;
    }
}
