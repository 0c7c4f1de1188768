using System.Buffers.Binary;
using System.Text;

namespace Polyhedra.Arrangements.Files;

/// <summary>Recognises files of other programs by their first bytes, so that a message can say what helps.</summary>
/// <remarks>Only a message depends on it: what is not recognised is read as what it should be.</remarks>
internal static class ForeignFile
{
    /// <summary>So many bytes are looked at.</summary>
    public const int StartLength = 512;

    private const string Torch =
        "python3 tools/export_torch.py exports a state_dict, and its function export any module that PyTorch can trace";

    /// <summary>What kind of file begins so; <see cref="FileKind.Unknown"/> if it is not seen.</summary>
    public static FileKind Recognise(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return Contains(start, "data.pkl") || Contains(start, ".pkl") ? FileKind.TorchZip
                : Contains(start, ".npy") ? FileKind.Npz
                : Contains(start, "model.weights.h5") || Contains(start, "config.json") ? FileKind.Keras
                : FileKind.Zip;
        }

        return start.StartsWith<byte>([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']) ? FileKind.Npy
            : start.StartsWith<byte>([0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n']) ? FileKind.Keras
            : start.StartsWith<byte>([0x1f, 0x8b]) ? FileKind.Gzip
            : start.Length > 1 && start[0] == 0x80 && start[1] is >= 2 and <= 5 ? FileKind.Pickle
            : IsSafetensors(start) ? FileKind.Safetensors
            : IsOnnx(start) ? FileKind.Onnx
            : RecogniseText(start);
    }

    /// <summary>What a kind of file is, and which command or export helps.</summary>
    public static string Advice(FileKind kind) => kind switch
    {
        FileKind.TorchZip => $"is a PyTorch checkpoint; {Torch}",
        FileKind.Pickle => $"is a pickle, as old PyTorch checkpoints are; {Torch}",
        FileKind.Onnx => "is an ONNX model; give it a name that ends in .onnx",
        FileKind.Safetensors => "holds safetensors weights; give it a name that ends in .safetensors, and --architecture FILE",
        FileKind.Npz => "holds NumPy arrays; give it a name that ends in .npz, and --architecture FILE",
        FileKind.Npy => "is a NumPy array; give it a name that ends in .npy, and --architecture FILE",
        FileKind.Keras => "is a Keras or HDF5 file; tf2onnx converts such models to ONNX, which is read",
        FileKind.Zip => "is a zip archive; unpack it",
        FileKind.Gzip => "is compressed by gzip; unpack it (only models .onnx.gz are read as they are)",
        FileKind.VnnLib => "is a VNN-LIB specification; give it a name that ends in .vnnlib, and read it as --domain FILE",
        FileKind.HRepresentation => "is an H-representation of lrs or cdd; give it a name that ends in .ine",
        FileKind.VRepresentation => "is a V-representation of lrs or cdd; give it a name that ends in .ext, and read it as --domain FILE",
        FileKind.Nnet => "begins as a .nnet file does; give it a name that ends in .nnet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing is known of this kind."),
    };

    // Eight bytes with the length of a JSON object, and that.
    private static bool IsSafetensors(ReadOnlySpan<byte> start) =>
        start.Length > 9 && start[8] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(start) is >= 2 and < 1UL << 32;

    // The version of the format, a small number, and then the name of a producer, operators or a graph.
    private static bool IsOnnx(ReadOnlySpan<byte> start) =>
        start.Length > 3 && start[0] == 0x08 && start[1] is > 0 and < 32 && start[2] is 0x12 or 0x1a or 0x22 or 0x3a or 0x42;

    private static FileKind RecogniseText(ReadOnlySpan<byte> start)
    {
        string text = Encoding.Latin1.GetString(start).TrimStart();
        return text.StartsWith("//", StringComparison.Ordinal) ? FileKind.Nnet
            : text.Contains("(declare-const", StringComparison.Ordinal) || text.Contains("(vnnlib-version", StringComparison.Ordinal)
                ? FileKind.VnnLib
            : text.StartsWith('{') ? FileKind.Unknown
            : text.Contains("V-representation", StringComparison.Ordinal) ? FileKind.VRepresentation
            : text.Contains("H-representation", StringComparison.Ordinal) ? FileKind.HRepresentation
            : FileKind.Unknown;
    }

    private static bool Contains(ReadOnlySpan<byte> start, string text) =>
        Encoding.Latin1.GetString(start).Contains(text, StringComparison.Ordinal);
}
