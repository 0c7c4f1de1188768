using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Writes network files, which <see cref="NetworkFile"/> reads: <c>polyhedra-network/2</c> for a network of that version, else
/// <c>polyhedra-network/1</c>.</summary>
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
        writer.WriteLine($"  \"format\": \"{(network.FormatVersion == 1 ? NetworkReader.FormatName : NetworkReader.FormatName2)}\",");
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
        int row = 0;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int rank = isMaxout ? layer.PieceCountOf(unit) : 1;
            for (int piece = 0; piece < rank; piece++, row++)
            {
                writer.Write(isMaxout && piece == 0 ? "        [" : isMaxout ? "         " : "        ");
                WriteWeights(writer, layer, row, rule);
                writer.Write(isMaxout && piece == rank - 1 ? "]" : string.Empty);
                writer.WriteLine(row + 1 < layer.RowCount ? "," : string.Empty);
            }
        }

        writer.WriteLine("      ],");
        writer.Write("      \"bias\": ");
        if (layer is MaxoutLayer maxout)
        {
            writer.Write('[');
            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                writer.Write(unit == 0 ? string.Empty : ", ");
                NumberWriter.WriteRow(writer, layer.Bias.AsSpan(maxout.FirstRowOf(unit), layer.PieceCountOf(unit)), rule);
            }

            writer.Write("] }");
            return;
        }

        NumberWriter.WriteRow(writer, layer.Bias.AsSpan(), rule);
        writer.WriteLine(",");
        DenseLayer dense = (DenseLayer)layer;
        string activation = dense.IsUniform
            ? FormatActivation(dense.Activation, rule)
            : $"[{string.Join(", ", dense.Activations.Select(each => FormatActivation(each, rule)))}]";
        writer.Write($"      \"activation\": {activation} }}");
    }

    private static void WriteWeights(StreamWriter writer, NetworkLayer layer, int row, NumberRule rule)
    {
        if (layer.FormatVersion == 1)
        {
            NumberWriter.WriteRow(writer, layer.Weights.Row(row), rule);
            return;
        }

        ReadOnlySpan<int> columns = layer.SparseWeights.Columns(row);
        ReadOnlySpan<Rational> weights = layer.SparseWeights.Values(row);
        writer.Write('"');
        for (int k = 0; k < columns.Length; k++)
        {
            writer.Write(k == 0 ? string.Empty : " ");
            writer.Write(columns[k]);
            writer.Write(':');
            writer.Write(NumberWriter.Format(weights[k], rule).Trim('"'));
        }

        writer.Write('"');
    }

    private static string FormatActivation(Activation activation, NumberRule rule) =>
        activation.Name.StartsWith(Activation.LeakyReluName, StringComparison.Ordinal)
            ? $"{{\"{Activation.LeakyReluName}\": {NumberWriter.Format(activation.Pieces[0].Slope, rule)}}}"
            : $"\"{activation.Name}\"";
}
