using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>Reads the numbers of one file from their own text, never through floating point, under a reading rule.</summary>
/// <remarks>In a JSON file a number is a JSON number, or a string of anything that <see cref="Rational"/> parses.</remarks>
/// <param name="rule">The rule.</param>
/// <param name="whose">What the message on an overflow calls the rule, for example "the file's reading rule".</param>
internal sealed class RuledNumbers(NumberRule rule, string whose = "the file's reading rule")
{
    /// <summary>A number longer than this, numerator and denominator together, counts towards <see cref="MaxLongNumberBits"/>.</summary>
    private const int OrdinaryBits = 512;

    /// <summary>The bits that a file's long numbers may have in all beyond <see cref="OrdinaryBits"/> each: "1e10000" is seven bytes of
    /// text but 33,000 bits, so a small file could otherwise ask for any amount of memory and time.</summary>
    private const long MaxLongNumberBits = 1L << 25;

    // An escaped character of JSON takes up to six bytes, and there are two quotes.
    private const int MaxStringBytes = (6 * Rational.MaxTextLength) + 2;

    private long _longNumberBits;

    /// <summary>Reads a number: anything that <see cref="Rational"/> parses, rounded once.</summary>
    /// <returns>False, and what is wrong, without a place.</returns>
    public bool TryRead(ReadOnlySpan<char> text, out Rational value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        if (!Rational.TryParse(text, out Rational exact, out problem))
        {
            return false;
        }

        if (!NumberRules.TryRound(exact, rule, out Rational rounded))
        {
            problem = $"{Excerpt.Quote(text.ToString())} overflows {NumberRules.ToText(rule)}, {whose}";
            return false;
        }

        long bits = rounded.Numerator.GetBitLength() + rounded.Denominator.GetBitLength();
        _longNumberBits += Math.Max(0, bits - OrdinaryBits);
        if (_longNumberBits > MaxLongNumberBits)
        {
            problem = $"the file's numbers are too long: beyond {OrdinaryBits} bits each, they may have {MaxLongNumberBits} bits in all";
            return false;
        }

        value = rounded;
        return true;
    }

    /// <summary>An array of numbers.</summary>
    /// <param name="element">What stands at the place.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="reason">Why so many, for the message.</param>
    /// <param name="destination">Receives them.</param>
    /// <param name="start">So many entries of the array stand before them and are skipped.</param>
    public void ReadRow(
        JsonElement element, JsonPlace place, int count, string reason, ICollection<Rational> destination, int start = 0)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != count + start)
        {
            throw place.Unexpected($"an array of {count + start} ({reason})", element);
        }

        int index = 0;
        foreach (JsonElement entry in element.EnumerateArray())
        {
            if (index >= start)
            {
                destination.Add(Read(entry, place, index));
            }

            index++;
        }
    }

    /// <summary>A single number.</summary>
    public Rational Read(JsonElement element, JsonPlace place) => Read(element, place, -1);

    // The place of an entry is made only for a message; a negative index stands for the place itself.
    private static JsonPlace At(JsonPlace row, int index) => index < 0 ? row : row.Item(index);

    private Rational Read(JsonElement element, JsonPlace row, int index)
    {
        return TryRead(Text(element, row, index), out Rational value, out string? problem)
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
