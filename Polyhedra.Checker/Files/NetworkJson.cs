using System.Text.Json;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads <c>polyhedra-network/1</c> and <c>polyhedra-network/2</c>.</summary>
/// <param name="version">1 or 2.</param>
/// <param name="numbers">Reads the numbers.</param>
internal sealed class NetworkJson(int version, Numbers numbers)
{
    private const int MaxPieces = 36;
    private const long MaxEntries = 1L << 25;
    private static readonly Fraction Zero = new(BigInteger.Zero, BigInteger.One);
    private long _entries;

    /// <summary>Reads the object of a file.</summary>
    /// <exception cref="FormatException">It is no network. Other exceptions say the same.</exception>
    public static Subject Read(JsonElement root, int version)
    {
        string rule = root.TryGetProperty("numbers", out JsonElement named) ? named.GetString() ?? "null" : "exact";
        Require.That(rule is "exact" or "float32" or "float64", "numbers: expected \"exact\", \"float32\" or \"float64\"");
        NetworkJson reader = new(version, new Numbers(rule));
        int width = JsonFile.Dimension(root, "inputs");
        List<Layer> layers = [];
        foreach (JsonElement element in JsonFile.Items(JsonFile.Get(root, "layers")))
        {
            layers.Add(reader.ReadLayer(element, layers.Count == 0 ? width : layers[^1].UnitCount));
        }

        Require.That(layers.Count > 0, "layers: expected at least one");
        return new Subject("network", width, rule, [.. layers], version);
    }

    private Layer ReadLayer(JsonElement element, int width)
    {
        bool isDense = JsonFile.Get(element, "type").GetString() is "dense";
        Require.That(isDense || JsonFile.Get(element, "type").GetString() is "maxout", "type: expected \"dense\" or \"maxout\"");
        List<JsonElement> units = JsonFile.Items(JsonFile.Get(element, "weights"));
        Require.That(units.Count > 0, "weights: expected at least one unit");
        List<JsonElement> bias = JsonFile.Items(JsonFile.Get(element, "bias"), units.Count);
        List<Fraction[]> rows = [];
        if (isDense)
        {
            Activation[] activations = ReadActivations(JsonFile.Get(element, "activation"), units.Count);
            for (int u = 0; u < units.Count; u++)
            {
                Fraction constant = numbers.Read(bias[u]);
                rows.Add(ReadRow(units[u], width, constant));
            }

            string name = version == 1 ? $" {activations[0].Name}" : string.Empty;
            return Layer.Dense($"dense {units.Count}{name}", rows, activations);
        }

        int[] ranks = [.. units.Select(unit => unit.GetArrayLength())];
        Require.That(Array.TrueForAll(ranks, rank => rank is > 0 and <= MaxPieces), $"weights: expected 1 to {MaxPieces} pieces");
        Require.That(version > 1 || Array.TrueForAll(ranks, rank => rank == ranks[0]), $"expected an array of {ranks[0]}");
        for (int u = 0; u < units.Count; u++)
        {
            List<JsonElement> pieces = JsonFile.Items(units[u], ranks[u]);
            Fraction[] constants = numbers.ReadRow(bias[u], ranks[u]);
            for (int j = 0; j < ranks[u]; j++)
            {
                rows.Add(ReadRow(pieces[j], width, constants[j]));
            }
        }

        string common = version == 1 ? $" {ranks[0]}" : string.Empty;
        return Layer.Maxout($"maxout {units.Count}{common}", rows, ranks);
    }

    // A row of weights, and its constant behind them.
    private Fraction[] ReadRow(JsonElement weights, int width, Fraction constant)
    {
        _entries += width + 1L;
        Require.That(version == 1 || _entries <= MaxEntries, "too large for this checker");
        return version == 2 && weights.ValueKind == JsonValueKind.String
            ? [.. ReadSparse(weights.GetString()!, width), constant]
            : [.. numbers.ReadRow(weights, width), constant];
    }

    // Words index:value; indices increase.
    private Fraction[] ReadSparse(string text, int width)
    {
        Fraction[] row = new Fraction[width];
        Array.Fill(row, Zero);
        int last = -1;
        foreach (string word in text.Length == 0 ? [] : text.Split(' '))
        {
            string[] parts = word.Split(':');
            Require.That(parts.Length == 2 && parts[0].Length is > 0 and < 11, "expected index:value");
            Require.That(parts[0].All(char.IsAsciiDigit) && (parts[0] is "0" || parts[0][0] != '0'), "expected an index in digits");
            long index = long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
            Require.That(index > last && index < width, "expected an index that is larger than the one before, of an input");
            last = (int)index;
            row[last] = numbers.Read(parts[1]);
        }

        return row;
    }

    private Activation[] ReadActivations(JsonElement value, int count) => version == 2 && value.ValueKind == JsonValueKind.Array
        ? [.. JsonFile.Items(value, count).Select(ReadActivation)]
        : [.. Enumerable.Repeat(ReadActivation(value), count)];

    private Activation ReadActivation(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? Activation.LeakyRelu(numbers.Read(JsonFile.Get(value, "leaky_relu")))
        : Activation.Named(value.GetString()) ?? throw new FormatException("activation: not one of the format");
}
