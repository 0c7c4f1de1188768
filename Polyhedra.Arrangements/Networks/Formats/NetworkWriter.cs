using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Writes <c>polyhedra-network/1</c>, a line a unit. Beside notes, all that is written is ASCII that needs no escaping.</summary>
internal static class NetworkWriter
{
    // Past this many readers of JSON lose digits of a bare integer; then it goes into a string.
    private static readonly Rational MaxBareInteger = 1L << 53;

    // A formula has "<", which needs no escaping outside of HTML.
    private static readonly JsonSerializerOptions NoteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Network network, Stream utf8, JsonObject? notes = null)
    {
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
            WriteRow(writer, layer.Weights.Row(row), rule);
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
                WriteRow(writer, layer.Bias.AsSpan(unit * rank, rank), rule);
            }

            writer.Write("] }");
            return;
        }

        WriteRow(writer, layer.Bias.AsSpan(), rule);
        writer.WriteLine(",");
        writer.Write($"      \"activation\": {FormatActivation(dense.Activation, rule)} }}");
    }

    private static string FormatActivation(Activation activation, NumberRule rule) =>
        activation.Name.StartsWith(Activation.LeakyReluName, StringComparison.Ordinal)
            ? $"{{\"{Activation.LeakyReluName}\": {Format(activation.Pieces[0].Slope, rule)}}}"
            : $"\"{activation.Name}\"";

    /// <summary>Writes an array of numbers.</summary>
    /// <exception cref="ArgumentException">One is not a number of the rule, or its text is longer than can be read back.</exception>
    public static void WriteRow(StreamWriter writer, ReadOnlySpan<Rational> row, NumberRule rule)
    {
        writer.Write('[');
        for (int k = 0; k < row.Length; k++)
        {
            writer.Write(k == 0 ? string.Empty : ", ");
            writer.Write(Format(row[k], rule));
        }

        writer.Write(']');
    }

    private static string Format(Rational value, NumberRule rule)
    {
        if (!NumberRules.TryRound(value, rule, out Rational rounded) || rounded != value)
        {
            throw new ArgumentException(
                $"The weight {Excerpt.Quote(value.ToString())} is not a {NumberRules.ToText(rule)} number.", nameof(value));
        }

        // The default format of .NET is the shortest decimal that rounds to the number, and is valid JSON.
        switch (rule)
        {
            case NumberRule.Float32:
                return value.ToSingle().ToString(CultureInfo.InvariantCulture);
            case NumberRule.Float64:
                return value.ToDouble().ToString(CultureInfo.InvariantCulture);
        }

        string text = value.ToString();
        if (text.Length > Rational.MaxTextLength)
        {
            throw new ArgumentException(
                $"A number of {text.Length} characters could not be read back (at most {Rational.MaxTextLength} are).", nameof(value));
        }

        return value.IsInteger && Rational.Abs(value) <= MaxBareInteger ? text : $"\"{text}\"";
    }
}
