using Polyhedra.Arrangements.Networks;
using Polyhedra.Onnx;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Onnx;

/// <summary>Reads models in the tests.</summary>
internal static class OnnxReading
{
    /// <summary>The option that names the value or node that the network ends with.</summary>
    public const string OutputOption = "--output";

    public static Network Read(byte[] model, string? output = null)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), model);
        return OnnxFile.Read(folder.Path("model.onnx"), output).Network;
    }
}
