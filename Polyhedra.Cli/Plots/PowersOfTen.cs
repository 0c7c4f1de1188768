using System.Numerics;

namespace Polyhedra.Cli.Plots;

/// <summary>Exact decimal numbers of any size.</summary>
internal static class PowersOfTen
{
    /// <summary>10 to a power.</summary>
    public static Rational Of(int power)
    {
        Rational size = BigInteger.Pow(10, Math.Abs(power));
        return power >= 0 ? size : Rational.One / size;
    }

    /// <summary>The largest power with 10^power at most a positive number.</summary>
    public static int Floor(Rational value)
    {
        // The logarithm may be rounded across an integer.
        int power = (int)Math.Floor(Log(value));
        while (Of(power) > value)
        {
            power--;
        }

        while (Of(power + 1) <= value)
        {
            power++;
        }

        return power;
    }

    /// <summary>The decimal logarithm of a positive number, rounded; finite however large or small the number is.</summary>
    public static double Log(Rational value)
    {
        // A quotient that a double holds loses nothing to cancellation.
        double near = value.ToDouble();
        return double.IsNormal(near) ? Math.Log10(near) : BigInteger.Log10(value.Numerator) - BigInteger.Log10(value.Denominator);
    }

    /// <summary>The largest multiple of a positive step that is at most a number.</summary>
    public static Rational Below(Rational value, Rational step)
    {
        Rational steps = value / step;
        BigInteger quotient = BigInteger.DivRem(steps.Numerator, steps.Denominator, out BigInteger rest);
        return (rest.Sign < 0 ? quotient - 1 : quotient) * step;
    }

    /// <summary>The smallest multiple of a positive step that is at least a number.</summary>
    public static Rational Ceiling(Rational value, Rational step) => -Below(-value, step);

    /// <summary>The digits of a decimal number from the first to the last that is not 0; of 0 none.</summary>
    public static int SignificantDigits(Rational value) => Digits(value).Text.Length;

    /// <summary>A decimal number, with an exponent if it is large or small; digits past so many are cut off and shown as an
    /// ellipsis.</summary>
    public static string Text(Rational value, int mostDigits)
    {
        (string digits, int exponent) = Digits(value);
        if (digits.Length == 0)
        {
            return "0";
        }

        bool isCut = digits.Length > mostDigits;
        digits = isCut ? digits[..mostDigits] : digits;
        string text;
        if (exponent is <= -5 or >= 6)
        {
            string power = exponent.ToString("+00;−00", CultureInfo.InvariantCulture);
            text = $"{digits[0]}{(digits.Length > 1 ? "." : string.Empty)}{digits[1..]}{(isCut ? "…" : string.Empty)}E{power}";
        }
        else
        {
            text = exponent < 0 ? $"0.{new string('0', -exponent - 1)}{digits}"
                : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
                : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
            text += isCut ? "…" : string.Empty;
        }

        return value.Sign == Sign.Negative ? $"−{text}" : text;
    }

    // Of d.ddd times 10^exponent; the value must be a decimal number, an integer over a power of ten.
    private static (string Text, int Exponent) Digits(Rational value)
    {
        if (value.IsZero)
        {
            return (string.Empty, 0);
        }

        // 10^places is a multiple of the denominator, which is 2^a 5^b with a, b at most its length in bits.
        int places = (int)value.Denominator.GetBitLength() - 1;
        string all = BigInteger.Abs((value * Of(places)).Numerator).ToString(CultureInfo.InvariantCulture);
        return (all.TrimEnd('0'), all.Length - 1 - places);
    }
}
