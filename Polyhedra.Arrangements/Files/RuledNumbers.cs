using System.Diagnostics.CodeAnalysis;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>Reads the numbers of one file from their own text, never through floating point, under a reading rule.</summary>
/// <param name="rule">The rule.</param>
/// <param name="whose">What the message on an overflow calls the rule, for example "the file's reading rule".</param>
internal sealed class RuledNumbers(NumberRule rule, string whose)
{
    /// <summary>A number longer than this, numerator and denominator together, counts towards <see cref="MaxLongNumberBits"/>.</summary>
    private const int OrdinaryBits = 512;

    /// <summary>The bits that a file's long numbers may have in all beyond <see cref="OrdinaryBits"/> each: "1e10000" is seven bytes of
    /// text but 33,000 bits, so a small file could otherwise ask for any amount of memory and time.</summary>
    private const long MaxLongNumberBits = 1L << 25;

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
}
