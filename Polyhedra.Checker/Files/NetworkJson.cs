using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>A network read from <c>polyhedra-network/1</c>.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Layers">The layers.</param>
internal sealed record NetworkJson(int Inputs, string Numbers, Layer[] Layers)
{
    private const int MaxPieces = 36;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CheckerInputException">It is not a network.</exception>
    public static NetworkJson Read(string path)
    {
        using JsonFile file = JsonFile.Open(path, "polyhedra-network/1");
        try
        {
            JsonElement root = file.Root;
            string rule = root.TryGetProperty("numbers", out _) ? file.Text(root, "numbers") : "exact";
            if (rule is not ("exact" or "float32" or "float64"))
            {
                throw file.Bad("numbers: expected \"exact\", \"float32\" or \"float64\"");
            }

            if (!root.TryGetProperty("inputs", out JsonElement inputs) || inputs.ValueKind != JsonValueKind.Number
                || !inputs.TryGetInt32(out int count) || count < 1)
            {
                throw file.Bad("inputs: expected a positive integer");
            }

            int width = count;
            List<Layer> layers = [];
            foreach (JsonElement element in file.Items(root, "layers"))
            {
                layers.Add(ReadLayer(file, element, width, rule));
                width = layers[^1].UnitCount;
            }

            return layers.Count > 0 ? new NetworkJson(count, rule, [.. layers]) : throw file.Bad("layers: expected at least one");
        }
        catch (InvalidOperationException problem)
        {
            throw file.Bad(problem.Message);
        }
    }

    /// <summary>The lines of the canonical text, without their line feeds.</summary>
    public IEnumerable<string> CanonicalLines() =>
        Layers.SelectMany(layer => layer.Rows.Select(row => string.Join(' ', row.AsEnumerable())).Prepend(layer.Header))
            .Prepend($"polyhedra-digest/1 network {Inputs}");

    /// <summary>The digest.</summary>
    public string Digest()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string line in CanonicalLines())
        {
            hash.AppendData(Encoding.ASCII.GetBytes(line + "\n"));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Layer ReadLayer(JsonFile file, JsonElement element, int width, string rule)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw file.Bad("layers: expected objects");
        }

        string type = file.Text(element, "type");
        List<JsonElement> units = file.Items(element, "weights");
        if (units.Count == 0)
        {
            throw file.Bad("weights: expected at least one unit");
        }

        List<JsonElement> bias = file.Items(element, "bias", units.Count);
        List<Fraction[]> rows = [];
        if (type is "dense")
        {
            Activation activation = ReadActivation(file, element, rule);
            for (int i = 0; i < units.Count; i++)
            {
                rows.Add([.. file.Row(units[i], width, rule), file.Number(bias[i], rule)]);
            }

            return new Layer($"dense {units.Count} {activation.Name}", rows, 0, activation);
        }

        int rank = file.Items(units[0]).Count;
        if (type is not "maxout" || rank is 0 or > MaxPieces)
        {
            throw file.Bad($"layers: expected \"dense\", or \"maxout\" with 1 to {MaxPieces} pieces");
        }

        for (int i = 0; i < units.Count; i++)
        {
            List<JsonElement> pieces = file.Items(units[i], rank);
            Fraction[] constants = file.Row(bias[i], rank, rule);
            rows.AddRange(pieces.Select((piece, j) => (Fraction[])[.. file.Row(piece, width, rule), constants[j]]));
        }

        return new Layer($"maxout {units.Count} {rank}", rows, rank, Activation.Identity);
    }

    private static Activation ReadActivation(JsonFile file, JsonElement layer, string rule)
    {
        if (layer.TryGetProperty("activation", out JsonElement value) && value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("leaky_relu", out JsonElement slope))
        {
            return Activation.LeakyRelu(file.Number(slope, rule));
        }

        return Activation.Named(file.Text(layer, "activation")) ?? throw file.Bad("activation: not one of the format");
    }
}
