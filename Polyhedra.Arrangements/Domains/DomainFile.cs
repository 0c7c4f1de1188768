using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains;

/// <summary>Reads <c>polyhedra-domain/1</c> and <c>/2</c>, which has equations as well.</summary>
internal static class DomainFile
{
    private const string FormatName = "polyhedra-domain/1";
    private const string FormatName2 = "polyhedra-domain/2";

    public static HPolyhedron Read(string path, int dimension, string expected)
    {
        using JsonDocument document = JsonText.Parse(InputFile.LoadObject(path, expected), path);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(path);
        bool isVersion2 = root.TryGetProperty("format", out JsonElement format) && format.ValueKind == JsonValueKind.String
            && format.ValueEquals(FormatName2);
        place.RequireFormat(root, isVersion2 ? FormatName2 : FormatName);
        JsonElement array = place.RequireArray(root, "inequalities", "an array of inequalities");
        JsonPlace inequalities = place.Key("inequalities");
        HPolyhedron domain = HPolyhedron.FromHalfSpaces(dimension, ReadHalfSpaces(array, inequalities, dimension, isVersion2));
        for (int k = 0; k < dimension; k++)
        {
            if (domain.Lower[k] is { } lower && domain.Upper[k] is { } upper && lower > upper)
            {
                throw inequalities.Fail($"expected a domain that is not empty, got {lower} <= x{k + 1} <= {upper}");
            }
        }

        return domain;
    }

    private static List<HalfSpace> ReadHalfSpaces(JsonElement array, JsonPlace place, int dimension, bool isVersion2)
    {
        RuledNumbers numbers = new(NumberRule.Exact);
        string reason = $"b and {dimension} coefficients, as the space has dimension {dimension}";
        List<HalfSpace> halfSpaces = [];
        int index = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            JsonPlace row = place.Item(index++);
            ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>();
            bool isEquation = isVersion2 && IsEquation(element);
            if (isEquation)
            {
                numbers.ReadRow(element, row, dimension + 1, $"{reason}, behind \"=\"", entries, start: 1);
            }
            else
            {
                numbers.ReadRow(element, row, dimension + 1, reason, entries);
            }

            ImmutableArray<Rational> normal = [.. entries.Skip(1)];
            if (normal.All(entry => entry.IsZero))
            {
                // What is constant holds everywhere, and says nothing, or nowhere.
                if (entries[0].Sign == Sign.Negative || (isEquation && !entries[0].IsZero))
                {
                    string relation = isEquation ? "=" : ">=";
                    throw row.Fail($"expected a domain that is not empty, got {entries[0]} {relation} 0, which holds nowhere");
                }

                continue;
            }

            halfSpaces.Add(new HalfSpace(normal, entries[0]));
            if (isEquation)
            {
                halfSpaces.Add(new HalfSpace([.. normal.Select(entry => -entry)], -entries[0]));
            }
        }

        return halfSpaces;
    }

    private static bool IsEquation(JsonElement row) => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() > 0
        && row[0].ValueKind == JsonValueKind.String && row[0].ValueEquals("=");
}
