using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Writes network files: <c>polyhedra-network/1</c>, which <see cref="NetworkFile"/> reads.</summary>
/// <remarks>Beside notes, all that is written is ASCII that needs no escaping.</remarks>
public static class NetworkWriter
{
    // A formula has "<", which needs no escaping outside of HTML.
    private static readonly JsonSerializerOptions NoteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a network such that reading it back gives the same weights, the same reading rule and the same
    /// digest. Under <see cref="NumberRule.Exact"/> numbers are written as fractions; under the other rules as the shortest
    /// decimal that rounds to them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="utf8">Receives UTF-8 text, a line a unit; it is left open.</param>
    /// <param name="notes">Members that are written as keys beside those of the format, on a line each, and ignored on reading;
    /// null: none.</param>
    /// <exception cref="ArgumentException">A weight is not a number of the network's reading rule, or its text is longer than
    /// can be read back; or a note has the name of a key of the format.</exception>
    public static void Write(Network network, Stream utf8, JsonObject? notes = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(utf8);
        if (notes?.FirstOrDefault(note => note.Key is "format" or "inputs" or "numbers" or "layers").Key is { } taken)
        {
            throw new ArgumentException($"A note has the name of the key {taken}.", nameof(notes));
        }

        using StreamWriter writer = new(utf8, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine("{");
        writer.WriteLine($"  \"format\": \"{NetworkReader.FormatName}\",");
        writer.WriteLine($"  \"inputs\": {network.InputCount},");
        writer.WriteLine($"  \"numbers\": \"{NumberRules.ToText(network.Numbers)}\",");
        foreach ((string key, JsonNode? value) in notes ?? [])
        {
            writer.WriteLine($"  {JsonValue.Create(key).ToJsonString(NoteOptions)}: {value?.ToJsonString(NoteOptions) ?? "null"},");
        }

        writer.WriteLine("  \"layers\": [");
        for (int l = 0; l < network.Layers.Length; l++)
        {
            WriteLayer(writer, network.Layers[l], network.Numbers);
            writer.WriteLine(l + 1 < network.Layers.Length ? "," : string.Empty);
        }

        writer.WriteLine("  ]");
        writer.WriteLine("}");
    }

    private static void WriteLayer(StreamWriter writer, NetworkLayer layer, NumberRule rule)
    {
        bool isMaxout = layer is MaxoutLayer;
        writer.WriteLine($"    {{ \"type\": \"{(isMaxout ? "maxout" : "dense")}\",");
        writer.WriteLine("      \"weights\": [");
        int rank = isMaxout ? layer.PieceCount : 1;
        for (int row = 0; row < layer.Weights.RowCount; row++)
        {
            writer.Write(isMaxout && row % rank == 0 ? "        [" : isMaxout ? "         " : "        ");
            NumberWriter.WriteRow(writer, layer.Weights.Row(row), rule);
            writer.Write(isMaxout && row % rank == rank - 1 ? "]" : string.Empty);
            writer.WriteLine(row + 1 < layer.Weights.RowCount ? "," : string.Empty);
        }

        writer.WriteLine("      ],");
        writer.Write("      \"bias\": ");
        if (layer is not DenseLayer dense)
        {
            writer.Write('[');
            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                writer.Write(unit == 0 ? string.Empty : ", ");
                NumberWriter.WriteRow(writer, layer.Bias.AsSpan(unit * rank, rank), rule);
            }

            writer.Write("] }");
            return;
        }

        NumberWriter.WriteRow(writer, layer.Bias.AsSpan(), rule);
        writer.WriteLine(",");
        writer.Write($"      \"activation\": {FormatActivation(dense.Activation, rule)} }}");
    }

    private static string FormatActivation(Activation activation, NumberRule rule) =>
        activation.Name.StartsWith(Activation.LeakyReluName, StringComparison.Ordinal)
            ? $"{{\"{Activation.LeakyReluName}\": {NumberWriter.Format(activation.Pieces[0].Slope, rule)}}}"
            : $"\"{activation.Name}\"";
}
