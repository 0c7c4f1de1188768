using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Reads the numbers of a JSON file from their own text, never through floating point, under a reading rule.</summary>
/// <remarks>A number is a JSON number, or a string of anything that <see cref="Rational"/> parses.</remarks>
internal sealed class JsonNumbers(NumberRule rule)
{
    // An escaped character takes up to six bytes, and there are two quotes.
    private const int MaxStringBytes = (6 * Rational.MaxTextLength) + 2;

    /// <summary>An array of numbers.</summary>
    /// <param name="element">What stands at the place.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="reason">Why so many, for the message.</param>
    /// <param name="destination">Receives them.</param>
    public void ReadRow(JsonElement element, JsonPlace place, int count, string reason, ICollection<Rational> destination)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != count)
        {
            throw place.Unexpected($"an array of {count} ({reason})", element);
        }

        int index = 0;
        foreach (JsonElement entry in element.EnumerateArray())
        {
            destination.Add(Read(entry, place, index));
            index++;
        }
    }

    private Rational Read(JsonElement element, JsonPlace row, int index)
    {
        string text = Text(element, row, index);
        if (!Rational.TryParse(text, out Rational exact, out string? problem))
        {
            throw row.Item(index).Fail(problem);
        }

        if (!NumberRules.TryRound(exact, rule, out Rational rounded))
        {
            throw row.Item(index).Fail($"{Excerpt.Quote(text)} overflows {NumberRules.ToText(rule)}, the file's reading rule");
        }

        return rounded;
    }

    private static string Text(JsonElement element, JsonPlace row, int index)
    {
        if (element.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            throw row.Item(index).Unexpected("a number", element);
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.Length > MaxStringBytes)
        {
            throw row.Item(index).Fail($"a number of {raw.Length} bytes (at most {Rational.MaxTextLength} characters are read)");
        }

        return element.ValueKind == JsonValueKind.Number ? Encoding.ASCII.GetString(raw) : element.GetString()!;
    }
}
