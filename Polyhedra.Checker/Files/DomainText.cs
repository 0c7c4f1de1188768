namespace Polyhedra.Checker;

/// <summary>Domains as rows [b, a1, ..., ad] meaning b + a·x >= 0.</summary>
internal static class DomainText
{
    /// <summary>Reads what a user names: <c>all</c>, <c>unit</c>, <c>box:lo,hi</c>, <c>box:lo,hi;...</c> or a <c>polyhedra-domain/1</c> file.</summary>
    /// <exception cref="FormatException">It is none of these, or two inequalities leave no room between them.</exception>
    public static List<Fraction[]> Parse(string text, int dimension) => Subject.Reading("domain", () =>
    {
        string? box = text is "unit" ? "0,1" : text.StartsWith("box:", StringComparison.Ordinal) ? text[4..] : null;
        List<Fraction[]> rows = text is "all" ? [] : box is not null ? ParseBox(box, dimension) : ReadFile(text, dimension);
        Dictionary<string, Fraction[]> tightest = Tightest(rows);
        Require.That(tightest.Values.All(row => !tightest.TryGetValue(Text(row.Skip(1).Select(entry => -entry)), out Fraction[]? other)
            || row[0].Against(-other[0]) > 0), "no room between two inequalities");
        return rows;
    });

    /// <summary>What two lists of rows have in common iff they are the same set of inequalities up to factors, where of parallel ones only the tightest counts.</summary>
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
            tightest[normal] = tightest.TryGetValue(normal, out Fraction[]? known) && known[0].Against(scaled[0]) <= 0 ? known : scaled;
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
            Fraction?[] ends = Array.ConvertAll(axes[axes.Length == 1 ? 0 : k].Split(','), end => NumberText.Parse(end.Trim(' ', '\t')));
            rows.AddRange(ends is [{ } lower, { } upper] ? [Bound(k, -lower, 1), Bound(k, upper, -1)] : throw new FormatException("expected lo,hi for an axis"));
        }

        return rows;

        Fraction[] Bound(int axis, Fraction constant, int sign) => [constant, .. Enumerable.Range(0, dimension).Select(k => Fraction.Of(k == axis ? sign : 0, 1))];
    }

    private static List<Fraction[]> ReadFile(string path, int dimension)
    {
        System.Text.Json.JsonElement root = JsonFile.Open(path);
        Require.That(JsonFile.Get(root, "format").GetString() is "polyhedra-domain/1", "expected the format \"polyhedra-domain/1\"");
        Numbers numbers = new("exact");
        ILookup<bool, Fraction[]> rows = JsonFile.Items(JsonFile.Get(root, "inequalities")).Select(row => numbers.ReadRow(row, dimension + 1))
            .ToLookup(row => row.Skip(1).All(entry => entry.Numerator.IsZero));
        Require.That(rows[true].All(row => row[0].Numerator.Sign >= 0), "an inequality that holds nowhere");
        return [.. rows[false]];
    }
}
