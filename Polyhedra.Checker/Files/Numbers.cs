using System.Text.Json;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads the numbers of one file under a reading rule.</summary>
internal sealed class Numbers(string rule)
{
    private const int OrdinaryBits = 512;
    private const long MaxLongNumberBits = 1L << 25;

    private long _longNumberBits;

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">It is none, or beyond the limits, or overflows; or all of them together are too long.</exception>
    public Fraction Read(string text)
    {
        Fraction exact = NumberText.Parse(text) ?? throw new FormatException("something that is not a number, or one beyond the limits");
        Fraction number = NumberText.Round(exact, rule) ?? throw new FormatException($"a number overflows {rule}");
        _longNumberBits += Math.Max(0, number.Numerator.GetBitLength() + number.Denominator.GetBitLength() - OrdinaryBits);
        Require.That(_longNumberBits <= MaxLongNumberBits, "the numbers are too long");
        return number;
    }

    /// <summary>A JSON number, or one in a string.</summary>
    public Fraction Read(JsonElement element) =>
        Read(element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.GetString() ?? "null");

    /// <summary>An array of so many numbers.</summary>
    public Fraction[] ReadRow(JsonElement array, int count) => ReadRow(JsonFile.Items(array, count));

    /// <summary>Numbers.</summary>
    public Fraction[] ReadRow(List<JsonElement> items) => [.. items.Select(Read)];
}
