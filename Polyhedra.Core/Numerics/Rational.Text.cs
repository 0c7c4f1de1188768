using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <content>Numbers as text, read and written.</content>
/// <remarks>Grammar: <c>[+-]digits/digits</c>, or <c>[+-]digits[.digits][(e|E)[+-]digits]</c> where one of the two digit
/// groups around the point may be missing. ASCII digits only; no spaces, group separators, hexadecimal, NaN or infinity.
/// The culture never matters.</remarks>
public readonly partial struct Rational : ISpanParsable<Rational>, ISpanFormattable
{
    /// <summary>The longest text that is read as a number, in characters.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>The largest decimal exponent, in absolute value, that is read; a larger one is refused before anything is
    /// allocated for it.</summary>
    public const int MaxDecimalExponent = 10_000;

    // So many decimal digits, and 10 to this power, are below 2^63.
    private const int ShortDigits = 18;

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is not a number of the grammar, has a zero denominator, or is past the
    /// limits <see cref="MaxTextLength"/> and <see cref="MaxDecimalExponent"/>.</exception>
    public static Rational Parse(ReadOnlySpan<char> text)
    {
        if (TryParse(text, out Rational value, out string? problem))
        {
            return value;
        }

        throw new FormatException(problem);
    }

    /// <summary>Reads a number, or says in one line why the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        if (text.Length > MaxTextLength)
        {
            problem = $"a number of {text.Length} characters (at most {MaxTextLength} are read)";
            return false;
        }

        int slash = text.IndexOf('/');
        problem = slash >= 0
            ? ReadQuotient(text[..slash], text[(slash + 1)..], ref value)
            : ReadDecimal(text, ref value);
        return problem is null;
    }

    /// <inheritdoc/>
    public static Rational Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan());

    /// <inheritdoc/>
    public static Rational Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rational result) =>
        TryParse(s, out result, out _);

    /// <summary><c>"p/q"</c> in lowest terms, or <c>"p"</c> if the number is an integer. Reading it back gives this number.</summary>
    public override string ToString() => IsInteger
        ? _numerator.ToString(CultureInfo.InvariantCulture)
        : string.Concat(
            _numerator.ToString(CultureInfo.InvariantCulture), "/", _denominator.ToString(CultureInfo.InvariantCulture));

    /// <summary>As <see cref="ToString()"/>: there is one format and no culture.</summary>
    /// <exception cref="FormatException"><paramref name="format"/> is neither empty nor <c>"G"</c>.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(format) || format is "G" or "g")
        {
            return ToString();
        }

        throw new FormatException($"A {nameof(Rational)} has no format \"{format}\".");
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (format.Length > 0 && format is not ("G" or "g"))
        {
            throw new FormatException($"A {nameof(Rational)} has no format \"{format}\".");
        }

        charsWritten = 0;
        if (!_numerator.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        if (!IsInteger)
        {
            if (written == destination.Length)
            {
                return false;
            }

            destination[written++] = '/';
            if (!_denominator.TryFormat(destination[written..], out int more, default, CultureInfo.InvariantCulture))
            {
                return false;
            }

            written += more;
        }

        charsWritten = written;
        return true;
    }

    private static string NotANumber(ReadOnlySpan<char> text)
    {
        string shown = text.Length <= 40 ? text.ToString() : string.Concat(text[..37], "...");
        return $"\"{shown}\" is not a number (expected an integer, a decimal or \"p/q\")";
    }

    private static string? ReadQuotient(ReadOnlySpan<char> numerator, ReadOnlySpan<char> denominator, ref Rational value)
    {
        ReadOnlySpan<char> digits = numerator.Length > 0 && numerator[0] is '+' or '-' ? numerator[1..] : numerator;
        if (!IsDigits(digits) || !IsDigits(denominator))
        {
            return NotANumber(string.Concat(numerator, "/", denominator));
        }

        BigInteger q = ParseDigits(denominator);
        if (q.IsZero)
        {
            return $"\"{string.Concat(numerator, "/", denominator)}\" has a zero denominator";
        }

        BigInteger p = ParseDigits(digits);
        value = new Rational(numerator[0] == '-' ? -p : p, q);
        return null;
    }

    private static string? ReadDecimal(ReadOnlySpan<char> text, ref Rational value)
    {
        ReadOnlySpan<char> rest = text;
        bool negative = false;
        if (rest.Length > 0 && rest[0] is '+' or '-')
        {
            negative = rest[0] == '-';
            rest = rest[1..];
        }

        int exponent = 0;
        int mark = rest.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            ReadOnlySpan<char> power = rest[(mark + 1)..];
            bool down = power.Length > 0 && power[0] == '-';
            ReadOnlySpan<char> digits = power.Length > 0 && power[0] is '+' or '-' ? power[1..] : power;
            if (!IsDigits(digits))
            {
                return NotANumber(text);
            }

            digits = digits.TrimStart('0');
            if (digits.Length > 5 || (digits.Length > 0 && int.Parse(digits, CultureInfo.InvariantCulture) > MaxDecimalExponent))
            {
                string shown = text.Length <= 40 ? text.ToString() : string.Concat(text[..37], "...");
                return $"\"{shown}\" has an exponent past the limit of {MaxDecimalExponent}";
            }

            exponent = digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
            exponent = down ? -exponent : exponent;
            rest = rest[..mark];
        }

        int point = rest.IndexOf('.');
        ReadOnlySpan<char> whole = point >= 0 ? rest[..point] : rest;
        ReadOnlySpan<char> fraction = point >= 0 ? rest[(point + 1)..] : default;
        if (whole.Length + fraction.Length == 0
            || (whole.Length > 0 && !IsDigits(whole))
            || (fraction.Length > 0 && !IsDigits(fraction)))
        {
            return NotANumber(text);
        }

        exponent -= fraction.Length;
        if (whole.Length + fraction.Length <= ShortDigits && exponent is <= 0 and >= -ShortDigits)
        {
            value = FromShort(negative, ReadShort(fraction, ReadShort(whole, 0)), -exponent);
            return null;
        }

        BigInteger significand = ParseDigits(fraction.Length == 0 ? whole : string.Concat(whole, fraction));
        if (negative)
        {
            significand = -significand;
        }

        value = exponent >= 0
            ? new Rational(significand * BigInteger.Pow(10, exponent))
            : new Rational(significand, BigInteger.Pow(10, -exponent));
        return null;
    }

    // Appends decimal digits to a number.
    private static ulong ReadShort(ReadOnlySpan<char> digits, ulong value)
    {
        foreach (char digit in digits)
        {
            value = (10 * value) + (ulong)(digit - '0');
        }

        return value;
    }

    // significand / 10^places in lowest terms: the power's only prime factors are 2 and 5.
    private static Rational FromShort(bool negative, ulong significand, int places)
    {
        if (significand == 0)
        {
            return default;
        }

        int twos = Math.Min(places, BitOperations.TrailingZeroCount(significand));
        significand >>= twos;
        ulong fives = 1;
        for (int i = 0; i < places; i++)
        {
            (ulong quotient, ulong rest) = Math.DivRem(significand, 5);
            if (rest == 0)
            {
                significand = quotient;
            }
            else
            {
                fives *= 5;
            }
        }

        BigInteger numerator = significand;
        return new Rational(negative ? -numerator : numerator, fives << (places - twos), reduced: true);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static BigInteger ParseDigits(ReadOnlySpan<char> digits) =>
        BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
