using System.Text.Json;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads <c>polyhedra-arrangement/1</c>: one layer, a form a hyperplane.</summary>
internal static class ArrangementJson
{
    /// <summary>Reads the object of a file.</summary>
    /// <exception cref="FormatException">It is no arrangement. Other exceptions say the same.</exception>
    public static Subject Read(JsonElement root)
    {
        Numbers numbers = new("exact");
        int dimension = JsonFile.Dimension(root, "dimension");
        List<JsonElement> normals = JsonFile.Items(JsonFile.Get(root, "normals"));
        Fraction[] offsets = numbers.ReadRow(JsonFile.Get(root, "offsets"), normals.Count);
        List<Fraction[]> rows = [];
        foreach (JsonElement normal in normals)
        {
            rows.Add([.. numbers.ReadRow(normal, dimension), offsets[rows.Count]]);
        }

        Require.That(rows.TrueForAll(row => row.SkipLast(1).Any(entry => !entry.Numerator.IsZero)), "normals: a zero vector");

        Layer layer = Layer.Dense(null, rows, Enumerable.Repeat(Activation.Named("relu")!, rows.Count)) with { Copies = Copies(rows) };
        return new Subject("arrangement", dimension, "exact", [layer]);
    }

    // Two functions are multiples of each other if they are equal once divided by the coefficient that is not zero first.
    private static HashSet<int> Copies(List<Fraction[]> rows)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<int> copies = [];
        for (int i = 0; i < rows.Count; i++)
        {
            if (!seen.Add(Primitive(rows[i])))
            {
                copies.Add(i);
            }
        }

        return copies;
    }

    private static string Primitive(Fraction[] row)
    {
        Fraction inverse = Array.Find(row, entry => !entry.Numerator.IsZero)!.Inverse();
        return string.Join(' ', row.Select(entry => entry * inverse));
    }
}
