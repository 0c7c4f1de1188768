using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Formats;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Formats;

/// <summary>Reads files of hyperplane arrangements.</summary>
/// <remarks>Numbers are always read exactly. Whatever is wrong with a file is a <see cref="BadInputException"/> of one line.</remarks>
public static class ArrangementFile
{
    private const string FormatName = "polyhedra-arrangement/1";
    private const string Expected = "an arrangement file (polyhedra-arrangement/1, or .ine)";

    /// <summary>Reads an arrangement: a file whose name ends in <c>.ine</c> as the H-representation of lrs and cdd, any other as
    /// <c>polyhedra-arrangement/1</c>.</summary>
    /// <exception cref="BadInputException">The file is missing, unreadable, too long, or holds no valid arrangement; a normal that
    /// is zero is not valid.</exception>
    public static HyperplaneArrangement Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.EndsWith(".ine", StringComparison.OrdinalIgnoreCase))
        {
            using StreamReader reader = new(InputFile.Open(path, Expected));
            return IneText.Read(reader, path);
        }

        return Parse(InputFile.LoadObject(path, Expected), path);
    }

    /// <summary>Reads an arrangement from the content of a <c>polyhedra-arrangement/1</c> file.</summary>
    /// <param name="utf8">The content, with or without a byte order mark.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">The content is no valid arrangement.</exception>
    public static HyperplaneArrangement Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using JsonDocument document = JsonText.Parse(utf8, source);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(source);
        NetworkReader.RequireFormat(root, place, FormatName);
        int dimension = ReadDimension(root, place);
        JsonElement normals = place.RequireArray(root, "normals", "an array of normals, one a hyperplane");
        int count = normals.GetArrayLength();
        string reason = $"the arrangement has {count} normals";
        JsonElement offsets = place.Require(root, "offsets", $"an array of {count} ({reason})");

        JsonNumbers numbers = new(NumberRule.Exact);
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

    private static int ReadDimension(JsonElement root, JsonPlace place)
    {
        const string ExpectedDimension = "the dimension of the space, a positive integer below 2^31 - 1";
        JsonElement element = place.Require(root, "dimension", ExpectedDimension);
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int dimension) && dimension is > 0 and < int.MaxValue
            ? dimension
            : throw place.Key("dimension").Unexpected(ExpectedDimension, element);
    }
}
