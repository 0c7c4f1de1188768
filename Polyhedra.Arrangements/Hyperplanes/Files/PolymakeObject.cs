using System.Globalization;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads a <c>HyperplaneArrangement</c> of polymake, as it is saved in JSON: a row <c>[b, a1, ..., ad]</c> of <c>HYPERPLANES</c>
/// is the hyperplane {x : b + a·x = 0} of R^d.</summary>
/// <remarks>
/// <para>These are polymake's homogeneous coordinates, the constant first, as the facets of a polytope have them. To polymake itself the
/// rows are linear hyperplanes of R^(d+1), and its chambers are those of the cone <c>SUPPORT</c>; the two are the same where the support is
/// x_0 >= 0, and a note says so where there is none. Other supports are refused, because chambers within a cone are another
/// question.</para>
/// <para>A row is an array, or an object of the entries that are not zero by their index; an object <c>{"cols": n}</c> behind the rows says
/// how long they are, and must if there is no array. Entries are numbers or strings and are read exactly. A row <c>[b, 0, ..., 0]</c> is
/// the hyperplane at infinity and is left out, with a note.</para>
/// </remarks>
internal sealed class PolymakeObject
{
    private const string TypeName = "HyperplaneArrangement";
    private const string RowsKey = "HYPERPLANES";
    private const string Columns = "cols";
    private readonly JsonPlace _root;
    private readonly RuledNumbers _numbers = new(NumberRule.Exact);

    private PolymakeObject(JsonPlace root) => _root = root;

    /// <summary>Whether an object looks like one of polymake.</summary>
    public static bool IsOne(JsonElement root) =>
        !root.TryGetProperty("format", out _)
        && (root.TryGetProperty("_type", out _) || root.TryGetProperty("_ns", out _) || root.TryGetProperty(RowsKey, out _));

    /// <summary>Reads one arrangement.</summary>
    /// <exception cref="BadInputException">The object is no arrangement of polymake.</exception>
    public static NotedArrangement Read(JsonElement root, string source) => new PolymakeObject(JsonPlace.Root(source)).Read(root);

    private NotedArrangement Read(JsonElement root)
    {
        const string Expected = "the type \"fan::HyperplaneArrangement<Rational>\" of polymake";
        if (root.TryGetProperty("_type", out JsonElement type)
            && !(type.ValueKind == JsonValueKind.String && type.GetString()!.Contains(TypeName, StringComparison.Ordinal)))
        {
            throw _root.Key("_type").Unexpected(Expected, type);
        }

        JsonElement matrix = _root.RequireArray(root, RowsKey, "an array of rows [b, a1, ..., ad]");
        JsonPlace place = _root.Key(RowsKey);
        int width = Width(matrix, place, out int count);
        (SparseRows rows, ZeroRows zeroRows) = ReadRows(matrix, place, count, width);
        List<string> notes = [];
        if (zeroRows.Note() is { } note)
        {
            notes.Add(note);
        }

        if (!HasHalfSpace(root, width))
        {
            notes.Add(
                $"a row [b, a1, ..., ad] was read as b + a·x = 0 in R^{width - 1}; to polymake it is a linear hyperplane of R^{width}, "
                + "which a 0 written before every row gives");
        }

        HyperplaneArrangement arrangement = rows.ToArrangement(width - 1)
            ?? throw place.Fail($"{count} rows of {width} numbers, more than {SparseRows.MaxCoefficients} in all");
        return new NotedArrangement(arrangement, notes);
    }

    private static int Width(JsonElement matrix, JsonPlace place, out int count)
    {
        count = matrix.GetArrayLength();
        int? width = null;
        if (count > 0 && matrix[count - 1] is { ValueKind: JsonValueKind.Object } last && last.TryGetProperty(Columns, out _))
        {
            count--;
            width = place.Item(count).RequireDimension(last, Columns, "the length of a row");
        }

        for (int i = 0; width is null && i < count; i++)
        {
            width = matrix[i].ValueKind == JsonValueKind.Array ? matrix[i].GetArrayLength() : null;
        }

        return width switch
        {
            null => throw place.Fail("expected a row that is an array, or {\"cols\": n} behind the rows, to know the dimension"),
            < 2 or > JsonPlace.MaxDimension + 1 => throw place.Fail(
                $"expected rows of at least 2 and at most {JsonPlace.MaxDimension + 1} numbers, got {width}"),
            { } length => length,
        };
    }

    private (SparseRows Rows, ZeroRows ZeroRows) ReadRows(JsonElement matrix, JsonPlace place, int count, int width)
    {
        SparseRows rows = new();
        ZeroRows zeroRows = new();
        foreach ((int i, JsonElement element) in matrix.EnumerateArray().Take(count).Index())
        {
            Dictionary<int, Rational> row = ReadRow(element, place.Item(i), width);
            row.Remove(0, out Rational offset);
            Dictionary<int, Rational> normal = row.Where(entry => !entry.Value.IsZero)
                .ToDictionary(entry => entry.Key - 1, entry => entry.Value);
            if (normal.Count == 0)
            {
                zeroRows.Add(i + 1);
            }
            else
            {
                rows.Add(normal, offset);
            }
        }

        return (rows, zeroRows);
    }

    private Dictionary<int, Rational> ReadRow(JsonElement element, JsonPlace place, int width)
    {
        Dictionary<int, Rational> row = [];
        if (element.ValueKind != JsonValueKind.Object)
        {
            List<Rational> entries = [];
            _numbers.ReadRow(element, place, width, $"a row has {width} numbers", entries);
            for (int k = 0; k < width; k++)
            {
                row.Add(k, entries[k]);
            }

            return row;
        }

        foreach (JsonProperty entry in element.EnumerateObject())
        {
            if (!int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= width)
            {
                throw place.Fail($"expected an index below {width}, got {Excerpt.Quote(entry.Name)}");
            }

            if (!row.TryAdd(index, _numbers.Read(entry.Value, place.Key(entry.Name))))
            {
                throw place.Fail($"expected each index once, got {Excerpt.Quote(entry.Name)} again");
            }
        }

        return row;
    }

    // Whether the support is x_0 >= 0, in which case polymake counts what we count; false if there is no support, or it is all of space.
    private bool HasHalfSpace(JsonElement root, int width)
    {
        if (!root.TryGetProperty("SUPPORT", out JsonElement support))
        {
            return false;
        }

        JsonPlace place = _root.Key("SUPPORT");
        bool isHalfSpace = false;
        const string Expected = "a support without other properties than INEQUALITIES [[1, 0, ..., 0]], which is x_0 >= 0";
        if (support.ValueKind != JsonValueKind.Object)
        {
            throw place.Unexpected(Expected, support);
        }

        foreach (JsonProperty property in support.EnumerateObject().Where(property => !property.Name.StartsWith('_')))
        {
            JsonPlace at = place.Key(property.Name);
            if (property.Name is not ("INEQUALITIES" or "FACETS") || property.Value.ValueKind != JsonValueKind.Array)
            {
                throw at.Fail($"expected {Expected}: chambers within a cone are not counted");
            }

            foreach ((int i, JsonElement element) in property.Value.EnumerateArray().Index())
            {
                if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Columns, out _))
                {
                    continue;
                }

                Dictionary<int, Rational> row = ReadRow(element, at.Item(i), width);
                row.Remove(0, out Rational first);
                if (first < Rational.Zero || row.Values.Any(value => !value.IsZero))
                {
                    throw at.Item(i).Fail($"expected {Expected}: chambers within a cone are not counted");
                }

                isHalfSpace |= first > Rational.Zero;
            }
        }

        return isHalfSpace;
    }
}
