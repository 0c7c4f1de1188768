using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains;

/// <summary>Reads <c>polyhedra-domain/1</c>.</summary>
internal static class DomainFile
{
    private const string FormatName = "polyhedra-domain/1";

    public static HPolyhedron Read(string path, int dimension, string expected)
    {
        using JsonDocument document = JsonText.Parse(InputFile.LoadObject(path, expected), path);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(path);
        place.RequireFormat(root, FormatName);
        JsonElement array = place.RequireArray(root, "inequalities", "an array of inequalities");
        JsonPlace inequalities = place.Key("inequalities");
        HPolyhedron domain = HPolyhedron.FromHalfSpaces(dimension, ReadHalfSpaces(array, inequalities, dimension));
        for (int k = 0; k < dimension; k++)
        {
            if (domain.Lower[k] is { } lower && domain.Upper[k] is { } upper && lower >= upper)
            {
                throw inequalities.Fail($"expected a domain with an interior, got {lower} <= x{k + 1} <= {upper}");
            }
        }

        return domain;
    }

    private static List<HalfSpace> ReadHalfSpaces(JsonElement array, JsonPlace place, int dimension)
    {
        RuledNumbers numbers = new(NumberRule.Exact);
        string reason = $"b and {dimension} coefficients, as the space has dimension {dimension}";
        List<HalfSpace> halfSpaces = [];
        int index = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            JsonPlace row = place.Item(index++);
            ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>();
            numbers.ReadRow(element, row, dimension + 1, reason, entries);
            ImmutableArray<Rational> normal = [.. entries.Skip(1)];
            if (normal.All(entry => entry.IsZero))
            {
                // A constant inequality holds everywhere, and says nothing, or nowhere.
                if (entries[0].Sign == Sign.Negative)
                {
                    throw row.Fail($"expected a domain with an interior, got {entries[0]} >= 0, which holds nowhere");
                }

                continue;
            }

            halfSpaces.Add(new HalfSpace(normal, entries[0]));
        }

        return halfSpaces;
    }
}
