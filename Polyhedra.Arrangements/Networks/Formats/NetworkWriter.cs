using System.Globalization;
using System.Text;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Writes <c>polyhedra-network/1</c>, a line a unit. All that is written is ASCII that needs no escaping.</summary>
internal static class NetworkWriter
{
    // Past this many readers of JSON lose digits of a bare integer; then it goes into a string.
    private static readonly Rational MaxBareInteger = 1L << 53;

    public static void Write(Network network, Stream utf8)
    {
        using StreamWriter writer = new(utf8, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine("{");
        writer.WriteLine($"  \"format\": \"{NetworkReader.FormatName}\",");
        writer.WriteLine($"  \"inputs\": {network.InputCount},");
        writer.WriteLine($"  \"numbers\": \"{NumberRules.ToText(network.Numbers)}\",");
        writer.WriteLine("  \"layers\": [");
        for (int l = 0; l < network.Layers.Length; l++)
        {
            WriteLayer(writer, network.Layers[l], network.Numbers);
            writer.WriteLine(l + 1 < network.Layers.Length ? "," : string.Empty);
        }

        writer.WriteLine("  ]");
        writer.WriteLine("}");
    }

    private static void WriteLayer(StreamWriter writer, DenseLayer layer, NumberRule rule)
    {
        writer.WriteLine("    { \"type\": \"dense\",");
        writer.WriteLine("      \"weights\": [");
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            writer.Write("        ");
            WriteRow(writer, layer.Weights.Row(unit), rule);
            writer.WriteLine(unit + 1 < layer.UnitCount ? "," : string.Empty);
        }

        writer.WriteLine("      ],");
        writer.Write("      \"bias\": ");
        WriteRow(writer, layer.Bias.AsSpan(), rule);
        writer.WriteLine(",");
        writer.Write($"      \"activation\": \"{layer.Activation.Name}\" }}");
    }

    private static void WriteRow(StreamWriter writer, ReadOnlySpan<Rational> row, NumberRule rule)
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
                $"A weight of {text.Length} characters could not be read back (at most {Rational.MaxTextLength} are).", nameof(value));
        }

        return value.IsInteger && Rational.Abs(value) <= MaxBareInteger ? text : $"\"{text}\"";
    }
}
