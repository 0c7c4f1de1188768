using System.Text;
using NUnit.Framework;
using Polyhedra.Tests.Cli;
using TemporaryFolder = Polyhedra.Tests.Networks.Files.TemporaryFolder;

namespace Polyhedra.Tests.Files;

/// <summary>Files of other programs under names that say nothing: one line that says what they are and what helps.</summary>
public sealed class ForeignFileTests
{
    [TestCase("PK\u0003\u0004............net/data.pkl", "PyTorch checkpoint", "tools/export_torch.py")]
    [TestCase("\u0080\u0002}q\0X\u0006\0\0\0", "pickle", "tools/export_torch.py")]
    [TestCase("\b\u0007\u0012\u0007pytorch\u001a\u00051.7", "ONNX model", ".onnx")]
    [TestCase("\u0040\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\"}}", "safetensors", "--architecture")]
    [TestCase("PK\u0003\u0004............fc1.weight.npy", "NumPy arrays", ".npz")]
    [TestCase("\u0093NUMPY\u0001\0v\0{'descr': '<f4'}", "NumPy array", ".npy")]
    [TestCase("\u0089HDF\r\n\u001a\n\0\0", "Keras", "tf2onnx")]
    [TestCase("PK\u0003\u0004............model.weights.h5", "Keras", "tf2onnx")]
    [TestCase("PK\u0003\u0004............readme.txt", "zip archive", "unpack")]
    [TestCase("\u001f\u008b\b\0\0\0\0\0", "gzip", "unpack")]
    [TestCase("; property\n(declare-const X_0 Real)\n(assert (<= X_0 1))\n", "VNN-LIB", "--domain")]
    [TestCase("cube\nH-representation\nbegin\n6 4 rational\n", "H-representation", ".ine")]
    [TestCase("cube\nV-representation\nbegin\n8 4 rational\n", "V-representation", ".ext")]
    [TestCase("// Neural Network File Format by Kyle Julian\n7,5,5,50,\n", "begins as a .nnet", ".nnet")]
    public void A_foreign_file_is_named_with_what_helps(string content, string what, string help)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("file.json", Encoding.Latin1.GetBytes(content));
        CliRun run = CliRun.Of("count", path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n").And.Contain(what).And.Contain(help));
            Assert.That(run.Output, Is.Empty);
        }
    }

    [Test]
    public void The_same_holds_for_the_other_readers()
    {
        using TemporaryFolder folder = new();
        string checkpoint = Path.Combine(folder.Path, "net");
        foreach (string name in (string[])["net.onnx", "net.nnet", "net.safetensors", "net.npz", "net.ine"])
        {
            string path = folder.Write(name, Encoding.Latin1.GetBytes("PK\u0003\u0004............net/data.pkl"));
            CliRun run = name.EndsWith(".ine", StringComparison.Ordinal) ? CliRun.Of("arrangement", path)
                : name.EndsWith('s') || name.EndsWith('z')
                    ? CliRun.Of("count", path, "--architecture", checkpoint)
                : CliRun.Of("count", path);
            Assert.That(run.ExitCode, Is.EqualTo(3), name);
            Assert.That(run.Error, Does.Contain("is a PyTorch checkpoint"), name);
        }
    }
}
