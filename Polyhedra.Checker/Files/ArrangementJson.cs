using System.Text.Json;

namespace Polyhedra.Checker;

/// <summary>Reads <c>polyhedra-arrangement/1</c>: one layer, a form a hyperplane.</summary>
internal static class ArrangementJson
{
    /// <summary>Reads the object of a file.</summary>
    /// <exception cref="FormatException">It is no arrangement. Other exceptions say the same.</exception>
    public static Subject Read(JsonElement root)
    {
        Numbers numbers = new("exact");
        int dimension = JsonFile.Positive(root, "dimension");
        List<JsonElement> normals = JsonFile.Items(JsonFile.Get(root, "normals"));
        Fraction[] offsets = numbers.ReadRow(JsonFile.Get(root, "offsets"), normals.Count);
        List<Fraction[]> rows = [.. normals.Select((normal, i) => (Fraction[])[.. numbers.ReadRow(normal, dimension), offsets[i]])];
        Require.That(rows.TrueForAll(row => row.SkipLast(1).Any(entry => !entry.Numerator.IsZero)), "normals: a zero vector");

        // Two functions are multiples of each other if they are equal once divided by the coefficient that is not zero first.
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<int> copies = [.. Enumerable.Range(0, rows.Count).Where(i => !seen.Add(Primitive(rows[i])))];
        return new Subject("arrangement", dimension, "exact", [new Layer(null, rows, 0, Activation.Named("relu")!) { Copies = copies }]);
    }

    private static string Primitive(Fraction[] row)
    {
        Fraction inverse = Array.Find(row, entry => !entry.Numerator.IsZero)!.Inverse();
        return string.Join(' ', row.Select(entry => entry * inverse));
    }
}
