using System.Globalization;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>Writes numbers into JSON so that they are read back as they are.</summary>
internal static class NumberWriter
{
    // Past this many readers of JSON lose digits of a bare integer; then it goes into a string.
    private static readonly Rational MaxBareInteger = 1L << 53;

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

    /// <summary>The text of a number: the shortest decimal that rounds to it, or where the rule is exact an integer or a
    /// fraction.</summary>
    /// <exception cref="ArgumentException">It is not a number of the rule, or its text is longer than can be read back.</exception>
    public static string Format(Rational value, NumberRule rule)
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
