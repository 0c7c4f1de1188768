using System.Text.Json;

namespace Polyhedra.Checker;

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
        if (isDense)
        {
            Activation activation = ReadActivation(JsonFile.Get(element, "activation"), numbers);
            return new Layer($"dense {units.Count} {activation.Name}", [.. units.Zip(bias, (unit, constant) => Row(unit, numbers.Read(constant)))], 0, activation);
        }

        int rank = units[0].GetArrayLength();
        Require.That(rank is > 0 and <= MaxPieces, $"weights: expected 1 to {MaxPieces} pieces");
        IEnumerable<Fraction[]> rows = units.Zip(bias, (unit, constants) => JsonFile.Items(unit, rank).Zip(numbers.ReadRow(constants, rank), Row)).SelectMany(unit => unit);
        return new Layer($"maxout {units.Count} {rank}", [.. rows], rank, Activation.Identity);

        Fraction[] Row(JsonElement weights, Fraction constant) => [.. numbers.ReadRow(weights, width), constant];
    }

    private static Activation ReadActivation(JsonElement value, Numbers numbers) => value.ValueKind == JsonValueKind.Object
        ? Activation.LeakyRelu(numbers.Read(JsonFile.Get(value, "leaky_relu")))
        : Activation.Named(value.GetString()) ?? throw new FormatException("activation: not one of the format");
}
