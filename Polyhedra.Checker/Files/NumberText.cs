using System.Text.RegularExpressions;
using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Files;

/// <summary>Reads the numbers of network and domain files: <c>p/q</c>, or a decimal with or without exponent; never through floating
/// point.</summary>
internal static partial class NumberText
{
    private const int MaxLength = 20_000;
    private const int MaxExponent = 10_000;

    /// <summary>The exact value of a text, or null if it is not a number or beyond the limits.</summary>
    public static Fraction? Parse(string text)
    {
        Match match = Shape().Match(text.Length <= MaxLength ? text : string.Empty);
        BigInteger power = Integer(match.Groups["power"].Value, 0);
        BigInteger denominator = Integer(match.Groups["q"].Value, 1);
        if (!match.Success || BigInteger.Abs(power) > MaxExponent || denominator.IsZero)
        {
            return null;
        }

        int places = match.Groups["part"].Length - (int)power;
        BigInteger numerator = Integer(match.Groups["whole"].Value + match.Groups["part"].Value, 0) * (text[0] == '-' ? -1 : 1);
        return Fraction.Of(numerator * BigInteger.Pow(10, Math.Max(0, -places)), denominator * BigInteger.Pow(10, Math.Max(0, places)));
    }

    /// <summary>Rounds a number under a reading rule, to nearest, ties to even; null if it overflows.</summary>
    public static Fraction? Round(Fraction value, string rule) =>
        rule is "float32" ? RoundTo(value, 24, -149, 128) : rule is "float64" ? RoundTo(value, 53, -1074, 1024) : value;

    // The numbers of the format are the multiples of 2^lowest, of at most so many significant bits, below 2^top.
    private static Fraction? RoundTo(Fraction value, int bits, int lowest, int top)
    {
        BigInteger magnitude = BigInteger.Abs(value.Numerator);
        if (magnitude.IsZero)
        {
            return value;
        }

        // 2^exponent <= magnitude / denominator < 2^(exponent + 1), once it is made one less where that is needed.
        int exponent = (int)(magnitude.GetBitLength() - value.Denominator.GetBitLength());
        exponent -= Shift(magnitude, -exponent) < Shift(value.Denominator, exponent) ? 1 : 0;
        int unit = Math.Max(exponent - bits + 1, lowest);
        BigInteger divisor = Shift(value.Denominator, unit);
        BigInteger significand = BigInteger.DivRem(Shift(magnitude, -unit), divisor, out BigInteger remainder);
        int half = (2 * remainder).CompareTo(divisor);
        significand += half > 0 || (half == 0 && !significand.IsEven) ? 1 : 0;
        return Shift(significand, unit) >= Shift(BigInteger.One, top) * Shift(BigInteger.One, -unit)
            ? null
            : Fraction.Of(value.Numerator.Sign * Shift(significand, unit), Shift(BigInteger.One, -unit));
    }

    // The number times 2^places if that is an integer for sure, else the number.
    private static BigInteger Shift(BigInteger number, int places) => number << Math.Max(0, places);

    private static BigInteger Integer(string digits, int ifNone) =>
        digits.Length == 0 ? ifNone : BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A[+-]?((?<whole>[0-9]+)/(?<q>[0-9]+)|(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<part>[0-9]*))?([eE](?<power>[+-]?[0-9]+))?)\z",
        RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Shape();
}
