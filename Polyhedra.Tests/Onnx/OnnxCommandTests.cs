using System.IO.Compression;
using System.Text.Json.Nodes;
using Google.Protobuf;
using NUnit.Framework;
using Onnx;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Onnx.Models;

namespace Polyhedra.Tests.Onnx;

/// <summary>Models on the command line: compressed ones, the option that names the output, and notes.</summary>
internal sealed class OnnxCommandTests
{
    [Test]
    public void A_compressed_model_is_the_same_network()
    {
        using TemporaryFolder folder = new();
        byte[] model = HostileModels.Good().ToByteArray();
        File.WriteAllBytes(folder.Path("model.onnx"), model);
        using (GZipStream gzip = new(File.Create(folder.Path("packed.onnx.gz")), CompressionLevel.Optimal))
        {
            gzip.Write(model);
        }

        Assert.That(Digest(folder.Path("packed.onnx.gz")), Is.EqualTo(Digest(folder.Path("model.onnx"))));
    }

    [Test]
    public void The_output_is_a_node_or_a_value()
    {
        using TemporaryFolder folder = new();
        ModelProto model = HostileModels.Good();
        File.WriteAllBytes(folder.Path("model.onnx"), model.ToByteArray());
        NodeProto relu = model.Graph.Node.First(node => node.OpType is "Relu");

        string ofNode = Digest(folder.Path("model.onnx"), OnnxReading.OutputOption, relu.Name);

        Assert.That(Digest(folder.Path("model.onnx"), OnnxReading.OutputOption, relu.Output[0]), Is.EqualTo(ofNode));
        Assert.That(ofNode, Is.Not.EqualTo(Digest(folder.Path("model.onnx"))));
        Bad.Expect(
            CliRun.Of("info", folder.Path("model.onnx"), OnnxReading.OutputOption, "nobody"), 3, "nobody", model.Graph.Output[0].Name);
    }

    [Test]
    public void What_comes_behind_the_wanted_output_need_not_be_supported()
    {
        using TemporaryFolder folder = new();
        ModelBuilder b = new(13);
        string logits = b.Gemm(b.Input(1, 2), b.Whole(3, 2), b.Whole(3));
        string output = b.Node("Softmax", [b.Node("Mul", [logits, logits])]);
        File.WriteAllBytes(folder.Path("model.onnx"), b.Build(output).ToByteArray());

        NodeProto product = b.Graph.Node[1];
        string path = folder.Path("model.onnx");

        Bad.Expect(CliRun.Of("info", path), 3, "Softmax is not piecewise linear", $"--output \"{product.Output[0]}\"");
        Bad.Expect(CliRun.Of("info", path, OnnxReading.OutputOption, product.Name), 3, "Mul", $"--output \"{logits}\"");
        Assert.That(CliRun.Of("info", path, OnnxReading.OutputOption, logits).ExitCode, Is.Zero);
    }

    [Test]
    public void A_rounded_normalisation_is_noted_and_an_exact_one_is_not()
    {
        Assert.That(Notes([0.3f, 2]), Has.Count.EqualTo(1).And.One.Contains("BatchNormalization").And.One.Contains("float64"));
        Assert.That(Notes([0.25f, 4]), Is.Empty);

        static IReadOnlyList<string> Notes(double[] variance)
        {
            ModelBuilder b = new(13);
            string output = b.BatchNormalization(b.Input(1, 2), [1, 2], [0, 1], [1, 0], variance, 0);
            using TemporaryFolder folder = new();
            File.WriteAllBytes(folder.Path("model.onnx"), b.Build(output).ToByteArray());
            CliRun run = CliRun.Of("info", folder.Path("model.onnx"), "--json");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            string[] notes = [.. (run.Json()["network"]!["notes"] as JsonArray ?? []).Select(note => (string)note!)];
            string text = CliRun.Of("info", folder.Path("model.onnx")).Output;
            Assert.That(text, notes.Length > 0 ? Does.Contain(notes[0]) : Does.Not.Contain("note"));
            return notes;
        }
    }

    [Test]
    public void The_first_of_several_outputs_is_taken_and_noted()
    {
        using TemporaryFolder folder = new();
        ModelBuilder b = new(13);
        string h = b.Relu(b.Gemm(b.Input(1, 2), b.Whole(3, 2), b.Whole(3)));
        string y = b.Gemm(h, b.Whole(1, 3), b.Whole(1));
        File.WriteAllBytes(folder.Path("model.onnx"), b.Build(h, y).ToByteArray());

        CliRun run = CliRun.Of("info", folder.Path("model.onnx"));

        Assert.That(run.Output, Does.Contain("2 outputs").And.Contains($"\"{h}\"").And.Contains("--output"));
        Assert.That((int)CliRun.Of("info", folder.Path("model.onnx"), "--json").Json()["network"]!["outputs"]!, Is.EqualTo(3));
    }

    [Test]
    public void A_certificate_of_a_model_is_checked_with_the_converted_network()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), HostileModels.Good().ToByteArray());
        string certificate = folder.Path("certificate.txt");

        Assert.That(CliRun.Of("count", folder.Path("model.onnx"), "--certificate", certificate).ExitCode, Is.Zero);
        Assert.That(CliRun.Of("convert", folder.Path("model.onnx"), "-o", folder.Path("net.json")).ExitCode, Is.Zero);

        Assert.That(CliRun.Of("check", folder.Path("net.json"), certificate).Output, Does.StartWith("VERIFIED"));
        Bad.Expect(CliRun.Of("check", folder.Path("model.onnx"), certificate), 3, "polyhedra convert");
    }

    private static string Digest(string path, params string[] options)
    {
        CliRun run = CliRun.Of(["info", path, .. options, "--json"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return (string)run.Json()["network"]!["digest"]!;
    }
}
