using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>Reads the numbers of a JSON file from their own text, never through floating point, under a reading rule.</summary>
/// <remarks>A number is a JSON number, or a string of anything that <see cref="Rational"/> parses.</remarks>
internal sealed class JsonNumbers(NumberRule rule)
{
    // An escaped character takes up to six bytes, and there are two quotes.
    private const int MaxStringBytes = (6 * Rational.MaxTextLength) + 2;

    private readonly RuledNumbers _numbers = new(rule, "the file's reading rule");

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

    /// <summary>A single number.</summary>
    public Rational Read(JsonElement element, JsonPlace place) => Read(element, place, -1);

    // The place of an entry is made only for a message; a negative index stands for the place itself.
    private static JsonPlace At(JsonPlace row, int index) => index < 0 ? row : row.Item(index);

    private Rational Read(JsonElement element, JsonPlace row, int index)
    {
        return _numbers.TryRead(Text(element, row, index), out Rational value, out string? problem)
            ? value
            : throw At(row, index).Fail(problem);
    }

    private static string Text(JsonElement element, JsonPlace row, int index)
    {
        if (element.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            throw At(row, index).Unexpected("a number", element);
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.Length > MaxStringBytes)
        {
            throw At(row, index).Fail($"a number of {raw.Length} bytes (at most {Rational.MaxTextLength} characters are read)");
        }

        return element.ValueKind == JsonValueKind.Number ? Encoding.ASCII.GetString(raw) : element.GetString()!;
    }
}
