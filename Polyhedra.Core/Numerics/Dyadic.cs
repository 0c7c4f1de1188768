using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>Exact passage between binary floating point and integers.</summary>
public static class Dyadic
{
    /// <summary>Integers m and e with value = m * 2^e exactly. The significand of 0 is 0; it need not be odd.</summary>
    /// <remarks>Precondition: <paramref name="value"/> is finite.</remarks>
    public static (long Significand, int Exponent) Decompose(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        long significand = biased == 0 ? fraction : fraction | (1L << 52);
        int exponent = (biased == 0 ? 1 : biased) - 1075;
        return (bits < 0 ? -significand : significand, exponent);
    }

    /// <summary>The number of the binary format that is nearest to numerator / denominator, ties to even.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">A positive integer.</param>
    /// <param name="significandBits">Precision of the format: 53 for double, 24 for float.</param>
    /// <param name="minExponent">Exponent of the smallest positive number of the format: -1074 or -149.</param>
    /// <param name="maxExponent">2^maxExponent is the first power of two that overflows: 1024 or 128.</param>
    /// <remarks>The quotient is cut to one bit more than is needed and the remainder is folded into a sticky bit, so it is
    /// rounded once.</remarks>
    public static double RoundToNearest(
        BigInteger numerator, BigInteger denominator, int significandBits, int minExponent, int maxExponent)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        BigInteger magnitude = BigInteger.Abs(numerator);

        // 2^(scale-1) < magnitude/denominator < 2^(scale+1)
        long scale = magnitude.GetBitLength() - denominator.GetBitLength();
        if (scale > maxExponent + 1)
        {
            return numerator.Sign * double.PositiveInfinity;
        }

        if (magnitude <= ulong.MaxValue && denominator <= ulong.MaxValue && scale - significandBits >= minExponent)
        {
            (long shortDigits, int shortUnit) = Divide((ulong)magnitude, (ulong)denominator, (int)scale, significandBits);
            return numerator.Sign * Round(shortDigits, shortUnit, maxExponent);
        }

        // One unit of the result is 2^unit; two guard bits below it hold the round and the sticky bit.
        long unit = Math.Max(scale - significandBits, minExponent);
        long shift = 2 - unit;
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(magnitude << (int)shift, denominator, out BigInteger remainder)
            : BigInteger.DivRem(magnitude, denominator << (int)-shift, out remainder);
        if (!remainder.IsZero)
        {
            quotient |= BigInteger.One;
        }

        // The quotient may have one bit more than the format holds; then the unit doubles (sticky bit kept).
        long excess = quotient.GetBitLength() - (significandBits + 2);
        if (excess > 0)
        {
            bool sticky = !(quotient & ((BigInteger.One << (int)excess) - 1)).IsZero;
            quotient >>= (int)excess;
            if (sticky)
            {
                quotient |= BigInteger.One;
            }

            unit += excess;
        }

        return numerator.Sign * Round((long)quotient, unit, maxExponent);
    }

    // As above for a quotient of words and a unit that the format has: digits of two bits more than the format's, the last one sticky.
    private static (long Digits, int Unit) Divide(ulong magnitude, ulong denominator, int scale, int significandBits)
    {
        // The larger of the two has at most 64 + 2 + significandBits bits.
        int unit = scale - significandBits;
        int shift = 2 - unit;
        UInt128 top = shift >= 0 ? (UInt128)magnitude << shift : magnitude;
        UInt128 bottom = shift >= 0 ? denominator : (UInt128)denominator << -shift;
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(top, bottom);
        long digits = (long)quotient | (remainder == 0 ? 0L : 1L);
        return digits >> (significandBits + 2) == 0 ? (digits, unit) : ((digits >> 1) | (digits & 1), unit + 1);
    }

    // digits * 2^(unit - 2) rounded to a multiple of 2^unit: the last two bits are the round and the sticky bit.
    private static double Round(long digits, long unit, int maxExponent)
    {
        long significand = digits >> 2;
        long guard = digits & 3;
        if (guard == 3 || (guard == 2 && (significand & 1) == 1))
        {
            significand++;
        }

        // significand <= 2^53 and unit >= -1074: the product is exact or overflows to infinity.
        double result = significand * PowerOfTwo(unit);
        return result >= PowerOfTwo(maxExponent - 1) * 2 ? double.PositiveInfinity : result;
    }

    private static double PowerOfTwo(long exponent) => Math.ScaleB(1.0, (int)exponent);
}
