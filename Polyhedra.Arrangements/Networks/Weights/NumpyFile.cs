using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>Reads arrays of NumPy, <c>.npy</c> (format versions 1 to 3), and archives of them, <c>.npz</c>.</summary>
internal static partial class NumpyFile
{
    private const int MostMilliseconds = 1000;
    private const int MaxHeader = 1 << 16;

    /// <summary>The arrays of an archive, each named as its entry without <c>.npy</c>.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="maxLength">The most bytes that its arrays may have in all.</param>
    /// <exception cref="BadInputException">It is no such archive.</exception>
    public static NamedTensors ReadArchive(Stream stream, string path, int maxLength)
    {
        string shown = Excerpt.Line(path);
        NamedTensors tensors = new(shown);
        try
        {
            using ZipArchive archive = new(stream, ZipArchiveMode.Read);
            long left = maxLength;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (!entry.FullName.EndsWith(".npy", StringComparison.Ordinal))
                {
                    throw new BadInputException($"{shown}: the entry {Excerpt.Quote(entry.FullName)} is no .npy array");
                }

                // What the archive says of the length is not believed.
                using Stream content = entry.Open();
                byte[] bytes = WeightsFile.ReadAll(content, left, shown);
                left -= bytes.Length;
                Add(tensors, entry.FullName[..^4], bytes, shown);
            }
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new BadInputException($"{shown}: is no archive of arrays, or only a part of one ({Excerpt.Line(cause.Message)})", cause);
        }

        return tensors;
    }

    /// <summary>A single array, named as its file without the ending.</summary>
    /// <exception cref="BadInputException">It is no array.</exception>
    public static NamedTensors ReadArray(byte[] bytes, string path)
    {
        string shown = Excerpt.Line(path);
        NamedTensors tensors = new(shown);
        Add(tensors, Path.GetFileNameWithoutExtension(path), bytes, shown);
        return tensors;
    }

    private static void Add(NamedTensors tensors, string name, ReadOnlySpan<byte> bytes, string shown)
    {
        BadInputException Fail(string problem) => new($"{shown}: the array {Excerpt.Quote(name)}: {problem}");
        if (bytes.Length < 12 || ForeignFile.Recognise(bytes) != FileKind.Npy || bytes[6] is 0 or > 3)
        {
            throw Fail("is none of NumPy, or of a format version that is not read");
        }

        int lengthSize = bytes[6] == 1 ? 2 : 4;
        long length = lengthSize == 2
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        int start = 8 + lengthSize;
        if (length > MaxHeader || length > bytes.Length - start)
        {
            throw Fail("ends within its header");
        }

        // A dictionary of Python, in the one form in which NumPy writes it.
        string header = Encoding.Latin1.GetString(bytes.Slice(start, (int)length));
        Match match = Header().Match(header);
        NumberType? type = match.Success ? TypeOf(match.Groups["type"].Value) : null;
        if (type is null)
        {
            throw Fail($"expected an array of numbers, got the header {Excerpt.Quote(header.Trim())}");
        }

        const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        List<long> shape = [];
        foreach (string part in match.Groups["shape"].Value.Split(',', Parts))
        {
            bool isLength = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long axis);
            shape.Add(isLength ? axis : throw Fail("has no shape"));
        }

        tensors.Add(
            name, [.. shape], type, bytes[(start + (int)length)..], match.Groups["type"].ValueSpan[0] == '>',
            match.Groups["fortran"].ValueSpan is "True");
    }

    private static NumberType? TypeOf(string text) => text[1..] switch
    {
        "f2" => NumberType.Float16,
        "f4" => NumberType.Float32,
        "f8" => NumberType.Float64,
        "i1" or "i2" or "i4" or "i8" => NumberType.Integer(text[2] - '0', isSigned: true),
        "u1" or "u2" or "u4" or "u8" => NumberType.Integer(text[2] - '0', isSigned: false),
        "b1" => NumberType.Integer(1, isSigned: false),
        _ => null,
    };

    [GeneratedRegex(
        @"^\{'descr': '(?<type>[<>|=][a-z][0-9])', 'fortran_order': (?<fortran>True|False), 'shape': \((?<shape>[0-9, ]*)\), \}\s*$",
        RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Header();
}
