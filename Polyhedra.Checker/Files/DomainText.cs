using System.Text.Json;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Domains as rows [b, a1, ..., ad] meaning b + a·x >= 0.</summary>
internal static class DomainText
{
    /// <summary>Reads what a user names: <c>all</c>, <c>unit</c>, <c>box:lo,hi</c>, <c>box:lo,hi;...</c>, or a <c>polyhedra-domain/1</c> or
    /// <c>/2</c> file.</summary>
    /// <exception cref="FormatException">It is none of these, or two inequalities exclude each other.</exception>
    public static List<Fraction[]> Parse(string text, int dimension) => FileProblem.Named("domain", () =>
    {
        string? box = text is "unit" ? "0,1" : text.StartsWith("box:", StringComparison.Ordinal) ? text[4..] : null;
        List<Fraction[]> rows = text is "all" ? [] : box is not null ? ParseBox(box, dimension) : ReadFile(text, dimension);
        Dictionary<string, Fraction[]> tightest = Tightest(rows);
        foreach (Fraction[] row in tightest.Values)
        {
            string opposite = Text(row.Skip(1).Select(entry => -entry));
            bool hasOpposite = tightest.TryGetValue(opposite, out Fraction[]? other);
            Require.That(!hasOpposite || row[0].Against(-other![0]) >= 0, "two inequalities exclude each other");
        }

        return rows;
    });

    /// <summary>What two lists of rows have in common iff they are the same set of inequalities up to factors, where of parallel ones only
    /// the tightest counts.</summary>
    public static HashSet<string> Canonical(List<Fraction[]> rows) => [.. Tightest(rows).Values.Select(Text)];

    // By normal the row with the smallest b, once the first coefficient that is not zero is 1 or -1.
    private static Dictionary<string, Fraction[]> Tightest(List<Fraction[]> rows)
    {
        Dictionary<string, Fraction[]> tightest = new(StringComparer.Ordinal);
        foreach (Fraction[] row in rows)
        {
            Fraction inverse = row.Skip(1).First(entry => !entry.Numerator.IsZero).Inverse();
            Fraction[] scaled = Array.ConvertAll(row, entry => entry * (inverse.Numerator.Sign < 0 ? -inverse : inverse));
            string normal = Text(scaled.Skip(1));
            if (!tightest.TryGetValue(normal, out Fraction[]? known) || known[0].Against(scaled[0]) > 0)
            {
                tightest[normal] = scaled;
            }
        }

        return tightest;
    }

    private static string Text(IEnumerable<Fraction> row) => string.Join(' ', row);

    private static List<Fraction[]> ParseBox(string text, int dimension)
    {
        string[] axes = text.Split(';');
        Require.That(axes.Length == 1 || axes.Length == dimension, $"expected 1 or {dimension} axes");
        List<Fraction[]> rows = [];
        for (int k = 0; k < dimension; k++)
        {
            string axis = axes[axes.Length == 1 ? 0 : k];
            Fraction?[] ends = Array.ConvertAll(axis.Split(','), end => NumberText.Parse(end.Trim(' ', '\t')));
            Require.That(ends is [not null, not null], "expected lo,hi for an axis");
            rows.Add(Bound(dimension, k, -ends[0]!, 1));
            rows.Add(Bound(dimension, k, ends[1]!, -1));
        }

        return rows;
    }

    // constant + sign x_axis >= 0.
    private static Fraction[] Bound(int dimension, int axis, Fraction constant, int sign)
    {
        Fraction[] row = new Fraction[dimension + 1];
        Array.Fill(row, Fraction.Of(0, 1));
        row[0] = constant;
        row[axis + 1] = Fraction.Of(sign, 1);
        return row;
    }

    private static List<Fraction[]> ReadFile(string path, int dimension)
    {
        JsonElement root = JsonFile.Open(path);
        string? format = JsonFile.Get(root, "format").GetString();
        Require.That(format is "polyhedra-domain/1" or "polyhedra-domain/2", "expected the format \"polyhedra-domain/1\" or \"/2\"");
        Numbers numbers = new("exact");
        List<Fraction[]> rows = [];
        foreach (JsonElement item in JsonFile.Items(JsonFile.Get(root, "inequalities")))
        {
            // An equation of version 2 is two inequalities.
            List<JsonElement> words = JsonFile.Items(item);
            bool isEquation = format is "polyhedra-domain/2" && words.Count > 0 && words[0] is { ValueKind: JsonValueKind.String } first
                && first.ValueEquals("=");
            Fraction[] row = numbers.ReadRow(words[(isEquation ? 1 : 0)..]);
            Require.That(row.Length == dimension + 1, $"expected {dimension + 1} numbers");
            rows.AddRange(isEquation ? [row, Array.ConvertAll(row, entry => -entry)] : [row]);
        }

        List<Fraction[]> constants = rows.FindAll(row => row.Skip(1).All(entry => entry.Numerator.IsZero));
        Require.That(constants.TrueForAll(row => row[0].Numerator.Sign >= 0), "an inequality that holds nowhere");
        return [.. rows.Except(constants)];
    }
}
