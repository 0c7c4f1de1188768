using System.Diagnostics;
using System.IO.Compression;
using Google.Protobuf;
using NUnit.Framework;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Onnx.Models;

namespace Polyhedra.Tests.Onnx;

/// <summary>Models that are refused: exit code 3, one line that names the place, within two seconds and bounded memory.</summary>
internal sealed class HostileOnnxTests
{
    private static IEnumerable<HostileModel> Models => HostileModels.All();

    [TestCaseSource(nameof(Models))]
    public void A_hostile_model_is_refused(HostileModel model) =>
        ExpectRefusal(model.Content(), "model.onnx", model.Word, model.MostSeconds, model.MostMebibytes);

    [Test]
    public void The_model_that_others_are_changed_from_is_good()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), HostileModels.Good().ToByteArray());

        Assert.That(CliRun.Of("count", folder.Path("model.onnx")).ExitCode, Is.Zero);
    }

    [Test]
    public void Every_beginning_of_a_model_is_refused()
    {
        byte[] model = HostileModels.Good().ToByteArray();
        for (int length = 0; length < model.Length; length++)
        {
            ExpectRefusal(model[..length], "model.onnx", "model.onnx");
        }
    }

    [Test]
    public void Changed_bytes_are_refused_or_read_but_never_a_defect()
    {
        byte[] model = HostileModels.Good().ToByteArray();
        Random random = new(5);
        using TemporaryFolder folder = new();
        for (int round = 0; round < 500; round++)
        {
            byte[] changed = [.. model];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(folder.Path("model.onnx"), changed);
            CliRun run = CliRun.Of("info", folder.Path("model.onnx"));

            Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(3), $"round {round}: {run.Error}");
        }
    }

    [TestCase("not a model at all\n")]
    [TestCase("")]
    [TestCase("{ \"format\": \"polyhedra-network/1\" }")]
    public void Text_is_refused(string text) => ExpectRefusal(System.Text.Encoding.UTF8.GetBytes(text), "model.onnx", "model.onnx");

    [Test]
    public void A_compressed_model_that_ends_early_is_refused()
    {
        byte[] packed = Pack(HostileModels.Good().ToByteArray());

        ExpectRefusal(packed[..(packed.Length / 2)], "model.onnx.gz", "model.onnx.gz");
    }

    [Test]
    public void A_gigabyte_of_zeros_in_a_megabyte_is_refused()
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 1 << 10; i++)
            {
                gzip.Write(block);
            }
        }

        ExpectRefusal(stream.ToArray(), "model.onnx.gz", "model.onnx.gz");
    }

    [Test]
    public void A_chain_of_fifty_thousand_nodes_is_no_matter_of_the_stack()
    {
        ModelBuilder b = new(13);
        string x = b.Input(1, 1);
        for (int i = 0; i < 50_000; i++)
        {
            x = b.Node("Neg", [x]);
        }

        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), b.Build(x).ToByteArray());

        Assert.That(CliRun.Of("info", folder.Path("model.onnx")).ExitCode, Is.EqualTo(0).Or.EqualTo(3));
    }

    private static void ExpectRefusal(byte[] content, string name, string word, int mostSeconds = 2, int mostMebibytes = 512)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path(name), content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();

        CliRun run = CliRun.Of("count", folder.Path(name));

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Bad.Expect(run, 3, word);
        Assert.That(time, Is.LessThan(TimeSpan.FromSeconds(mostSeconds)), run.Error);
        Assert.That(allocated, Is.LessThan((long)mostMebibytes << 20), run.Error);
    }

    private static byte[] Pack(byte[] content)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }
}
