using System.Globalization;
using System.Numerics;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>Reads the numbers of network and domain files: <c>p/q</c>, or a decimal with or without exponent; never through floating point.</summary>
internal static class NumberText
{
    private const int MaxLength = 20_000;
    private const int MaxExponent = 10_000;

    /// <summary>The exact value of a text, or null if it is not a number or beyond the limits.</summary>
    public static Fraction? Parse(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        bool isNegative = text[0] == '-';
        string rest = text[0] is '+' or '-' ? text[1..] : text;
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        Fraction? magnitude = slash >= 0 ? Quotient(rest[..slash], rest[(slash + 1)..]) : Decimal(rest);
        return magnitude is not null && isNegative ? magnitude with { Numerator = -magnitude.Numerator } : magnitude;
    }

    /// <summary>Rounds a number under a reading rule, to nearest, ties to even; null if it overflows.</summary>
    public static Fraction? Round(Fraction value, string rule) => rule switch
    {
        "float32" => RoundTo(value, 24, -149, 128),
        "float64" => RoundTo(value, 53, -1074, 1024),
        _ => value,
    };

    private static Fraction? Quotient(string numerator, string denominator) =>
        Digits(numerator) is { } p && Digits(denominator) is { IsZero: false } q ? Fraction.Of(p, q) : null;

    private static Fraction? Decimal(string text)
    {
        int exponent = 0;
        int mark = text.IndexOfAny(['e', 'E']);
        if (mark >= 0)
        {
            string power = text[(mark + 1)..];
            bool isDown = power.StartsWith('-');
            if (Digits(power.Length > 0 && power[0] is '+' or '-' ? power[1..] : power) is not { } size || size > MaxExponent)
            {
                return null;
            }

            exponent = isDown ? -(int)size : (int)size;
            text = text[..mark];
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        string fraction = point >= 0 ? text[(point + 1)..] : string.Empty;
        if (Digits((point >= 0 ? text[..point] : text) + fraction) is not { } significand)
        {
            return null;
        }

        exponent -= fraction.Length;
        return exponent >= 0
            ? Fraction.Of(significand * BigInteger.Pow(10, exponent))
            : Fraction.Of(significand, BigInteger.Pow(10, -exponent));
    }

    // The numbers of the format are the multiples of 2^lowest, of at most so many significant bits, below 2^top.
    private static Fraction? RoundTo(Fraction value, int bits, int lowest, int top)
    {
        BigInteger magnitude = BigInteger.Abs(value.Numerator);
        long size = magnitude.GetBitLength() - value.Denominator.GetBitLength();
        if (magnitude.IsZero || size > top + 1)
        {
            return magnitude.IsZero ? value : null;
        }

        // The value lies between 2^(size-1) and 2^(size+1): try the finer unit first.
        BigInteger significand = BigInteger.Zero;
        int unit = (int)Math.Max(size - bits, lowest);
        for (; ; unit++)
        {
            BigInteger scaled = unit < 0 ? magnitude << -unit : magnitude;
            BigInteger divisor = unit < 0 ? value.Denominator : value.Denominator << unit;
            significand = BigInteger.DivRem(scaled, divisor, out BigInteger remainder);
            if (significand.GetBitLength() > bits)
            {
                continue;
            }

            int half = (2 * remainder).CompareTo(divisor);
            significand += half > 0 || (half == 0 && !significand.IsEven) ? 1 : 0;
            break;
        }

        BigInteger rounded = unit < 0 ? significand : significand << unit;
        BigInteger denominator = unit < 0 ? BigInteger.One << -unit : BigInteger.One;
        return rounded >= denominator << top ? null : Fraction.Of(value.Numerator.Sign * rounded, denominator);
    }

    private static BigInteger? Digits(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
