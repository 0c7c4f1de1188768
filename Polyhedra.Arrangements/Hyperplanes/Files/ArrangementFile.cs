using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads files of hyperplane arrangements, and writes <c>polyhedra-arrangement/1</c>.</summary>
/// <remarks>Numbers are always read exactly. Whatever is wrong with a file is a <see cref="BadInputException"/> of one line.</remarks>
public static class ArrangementFile
{
    /// <summary>What a file should have been, for messages.</summary>
    internal const string Expected =
        "an arrangement file (polyhedra-arrangement/1, .ine, .csv, a matrix in .txt, or of polymake or Sage)";

    private const string FormatName = "polyhedra-arrangement/1";

    /// <summary>Reads an arrangement in any of the formats of docs/file-formats.md: <c>polyhedra-arrangement/1</c>, the H-representation of
    /// lrs and cdd, a matrix, CSV, and what polymake and Sage write. The name of the file and its beginning say which.</summary>
    /// <exception cref="BadInputException">The file is missing, unreadable, too long, or holds no valid arrangement; a normal that
    /// is zero is not valid but in an H-representation and in a file of polymake, where the row is left out.</exception>
    public static HyperplaneArrangement Read(string path) => ReadNoted(path).Arrangement;

    /// <summary>As <see cref="Read"/>, with what the reader of the arrangement should know.</summary>
    internal static NotedArrangement ReadNoted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArrangementFormat format = FormatRecognition.Of(path);
        switch (format)
        {
            case ArrangementFormat.Ine:
                using (StreamReader reader = new(InputFile.Open(path, Expected, FileKind.HRepresentation, FileKind.VRepresentation)))
                {
                    return IneText.Read(reader, path);
                }

            case ArrangementFormat.Matrix or ArrangementFormat.Csv:
                return new NotedArrangement(TableText.Read(path, isCsv: format == ArrangementFormat.Csv), []);
            case ArrangementFormat.Sage:
                return new NotedArrangement(SageText.Read(path), []);
            default:
                return ParseNoted(InputFile.LoadObject(path, Expected), path);
        }
    }

    /// <summary>Reads an arrangement from the content of a JSON file: <c>polyhedra-arrangement/1</c>, or of polymake.</summary>
    /// <param name="utf8">The content, with or without a byte order mark.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">The content is no valid arrangement.</exception>
    public static HyperplaneArrangement Parse(ReadOnlyMemory<byte> utf8, string source) => ParseNoted(utf8, source).Arrangement;

    /// <summary>Writes an arrangement as <c>polyhedra-arrangement/1</c>, such that reading it back gives the same rows,
    /// duplicates and all, and the same digest.</summary>
    /// <param name="arrangement">The arrangement.</param>
    /// <param name="utf8">Receives UTF-8 text, a line a hyperplane; it is left open.</param>
    /// <exception cref="ArgumentException">The dimension is 0, or the text of a number is longer than can be read back.</exception>
    public static void Write(HyperplaneArrangement arrangement, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        ArgumentNullException.ThrowIfNull(utf8);
        if (arrangement.Dimension == 0)
        {
            throw new ArgumentException("A space of dimension 0 cannot be written.", nameof(arrangement));
        }

        RationalMatrix rows = arrangement.DeclaredRows;
        using StreamWriter writer = new(utf8, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine("{");
        writer.WriteLine($"  \"format\": \"{FormatName}\",");
        writer.WriteLine($"  \"dimension\": {arrangement.Dimension},");
        writer.WriteLine("  \"normals\": [");
        Rational[] offsets = new Rational[rows.RowCount];
        for (int i = 0; i < rows.RowCount; i++)
        {
            ReadOnlySpan<Rational> row = rows.Row(i);
            offsets[i] = row[^1];
            writer.Write("    ");
            NumberWriter.WriteRow(writer, row[..^1], NumberRule.Exact);
            writer.WriteLine(i + 1 < rows.RowCount ? "," : string.Empty);
        }

        writer.WriteLine("  ],");
        writer.Write("  \"offsets\": ");
        NumberWriter.WriteRow(writer, offsets, NumberRule.Exact);
        writer.WriteLine();
        writer.WriteLine("}");
    }

    private static NotedArrangement ParseNoted(ReadOnlyMemory<byte> utf8, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using JsonDocument document = JsonText.Parse(utf8, source);
        JsonElement root = document.RootElement;
        return PolymakeObject.IsOne(root) ? PolymakeObject.Read(root, source) : new NotedArrangement(ParseOwn(root, source), []);
    }

    private static HyperplaneArrangement ParseOwn(JsonElement root, string source)
    {
        JsonPlace place = JsonPlace.Root(source);
        place.RequireFormat(root, FormatName);
        int dimension = place.RequireDimension(root, "dimension", "the dimension of the space");
        JsonElement normals = place.RequireArray(root, "normals", "an array of normals, one a hyperplane");
        int count = normals.GetArrayLength();
        string reason = $"the arrangement has {count} normals";
        JsonElement offsets = place.Require(root, "offsets", $"an array of {count} ({reason})");

        RuledNumbers numbers = new(NumberRule.Exact);
        List<Rational> offsetValues = [];
        numbers.ReadRow(offsets, place.Key("offsets"), count, reason, offsetValues);
        JsonPlace normalsPlace = place.Key("normals");
        string dimensionReason = $"the space has dimension {dimension}";
        ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>();
        int row = 0;
        foreach (JsonElement normal in normals.EnumerateArray())
        {
            JsonPlace rowPlace = normalsPlace.Item(row);
            int start = entries.Count;
            numbers.ReadRow(normal, rowPlace, dimension, dimensionReason, entries);
            if (entries.Skip(start).All(entry => entry.IsZero))
            {
                throw rowPlace.Fail("expected the normal of a hyperplane, got a zero vector");
            }

            entries.Add(offsetValues[row++]);
        }

        return HyperplaneArrangement.FromRationalRows(new RationalMatrix(count, dimension + 1, entries.DrainToImmutable()));
    }
}
