using System.IO.Compression;
using global::Google.Protobuf;
using global::Onnx;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Graphs;

namespace Polyhedra.Onnx;

/// <summary>Reads files of ONNX models, as they are or compressed by gzip.</summary>
/// <remarks>Opsets 8 to 21. Whatever is wrong with a file is a <see cref="BadInputException"/> of one line.</remarks>
internal static class OnnxFile
{
    /// <summary>The longest model that is read, in bytes, unpacked.</summary>
    private const int MaxLength = 512 << 20;

    // How deep messages may lie in each other.
    private const int MaxDepth = 100;

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="output">The node or value that is the network's output; null for the first output of the model.</param>
    /// <exception cref="BadInputException">The file is missing or no model, or the network is not piecewise linear or uses what is not
    /// read.</exception>
    public static OnnxNetwork Read(string path, string? output)
    {
        string shown = Excerpt.Line(path);
        ModelProto model;
        try
        {
            model = Load(path, shown);
        }
        catch (InvalidProtocolBufferException cause)
        {
            throw new BadInputException($"{shown}: is no ONNX model, or only a part of one ({Excerpt.Line(cause.Message)})", cause);
        }

        if (model.Graph is null || model.Graph.Node.Count == 0)
        {
            throw new BadInputException($"{shown}: is no ONNX model: it has no graph with nodes");
        }

        try
        {
            return new OnnxGraph(model).Compile(output);
        }
        catch (GraphException problem)
        {
            throw new BadInputException($"{shown}: {Excerpt.Line(problem.Message)}", problem);
        }
    }

    // Parsed as it is read, so that what unpacks to gigabytes of anything else ends at once.
    private static ModelProto Load(string path, string shown)
    {
        const string Expected = "an ONNX model";
        using FileStream file = InputFile.Open(path, Expected, FileKind.Onnx, FileKind.Gzip);
        try
        {
            int first = file.CanSeek ? file.ReadByte() : -1;
            if (file.CanSeek)
            {
                file.Position = 0;
            }

            // The first byte of gzip; a model begins with a field of protocol buffers, which this is not.
            using Stream stream = first == 0x1f ? new GZipStream(file, CompressionMode.Decompress) : file;
            using CodedInputStream input = CodedInputStream.CreateWithLimits(stream, MaxLength, MaxDepth);
            return ModelProto.Parser.ParseFrom(input);
        }
        catch (InvalidProtocolBufferException)
        {
            throw;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BadInputException($"{shown}: cannot be read ({Excerpt.Line(cause.Message)}); expected {Expected}", cause);
        }
    }
}
