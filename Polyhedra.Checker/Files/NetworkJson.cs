using System.Text.Json;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads <c>polyhedra-network/1</c>.</summary>
internal static class NetworkJson
{
    private const int MaxPieces = 36;

    /// <summary>Reads the object of a file.</summary>
    /// <exception cref="FormatException">It is no network. Other exceptions say the same.</exception>
    public static Subject Read(JsonElement root)
    {
        string rule = root.TryGetProperty("numbers", out JsonElement named) ? named.GetString() ?? "null" : "exact";
        Require.That(rule is "exact" or "float32" or "float64", "numbers: expected \"exact\", \"float32\" or \"float64\"");
        Numbers numbers = new(rule);
        int width = JsonFile.Positive(root, "inputs");
        List<Layer> layers = [];
        foreach (JsonElement element in JsonFile.Items(JsonFile.Get(root, "layers")))
        {
            layers.Add(ReadLayer(element, layers.Count == 0 ? width : layers[^1].UnitCount, numbers));
        }

        Require.That(layers.Count > 0, "layers: expected at least one");
        return new Subject("network", width, rule, [.. layers]);
    }

    private static Layer ReadLayer(JsonElement element, int width, Numbers numbers)
    {
        bool isDense = JsonFile.Get(element, "type").GetString() is "dense";
        Require.That(isDense || JsonFile.Get(element, "type").GetString() is "maxout", "type: expected \"dense\" or \"maxout\"");
        List<JsonElement> units = JsonFile.Items(JsonFile.Get(element, "weights"));
        Require.That(units.Count > 0, "weights: expected at least one unit");
        List<JsonElement> bias = JsonFile.Items(JsonFile.Get(element, "bias"), units.Count);
        List<Fraction[]> rows = [];
        if (isDense)
        {
            Activation activation = ReadActivation(JsonFile.Get(element, "activation"), numbers);
            for (int u = 0; u < units.Count; u++)
            {
                Fraction constant = numbers.Read(bias[u]);
                rows.Add([.. numbers.ReadRow(units[u], width), constant]);
            }

            return new Layer($"dense {units.Count} {activation.Name}", rows, 0, activation);
        }

        int rank = units[0].GetArrayLength();
        Require.That(rank is > 0 and <= MaxPieces, $"weights: expected 1 to {MaxPieces} pieces");
        for (int u = 0; u < units.Count; u++)
        {
            List<JsonElement> pieces = JsonFile.Items(units[u], rank);
            Fraction[] constants = numbers.ReadRow(bias[u], rank);
            for (int j = 0; j < rank; j++)
            {
                rows.Add([.. numbers.ReadRow(pieces[j], width), constants[j]]);
            }
        }

        return new Layer($"maxout {units.Count} {rank}", rows, rank, Activation.Identity);
    }

    private static Activation ReadActivation(JsonElement value, Numbers numbers) => value.ValueKind == JsonValueKind.Object
        ? Activation.LeakyRelu(numbers.Read(JsonFile.Get(value, "leaky_relu")))
        : Activation.Named(value.GetString()) ?? throw new FormatException("activation: not one of the format");
}
