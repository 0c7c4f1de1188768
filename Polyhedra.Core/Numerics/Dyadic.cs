using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>Exact passage between binary floating point and integers.</summary>
internal static class Dyadic
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
        long magnitudeBits = magnitude.GetBitLength();
        long denominatorBits = denominator.GetBitLength();
        if (magnitudeBits <= significandBits && denominatorBits <= 1 - minExponent && denominator.IsPowerOfTwo)
        {
            // A number of the format: nothing is rounded.
            return (double)(long)numerator * PowerOfTwo(1 - denominatorBits);
        }

        // 2^(scale-1) < magnitude/denominator < 2^(scale+1)
        long scale = magnitudeBits - denominatorBits;
        if (scale > maxExponent + 1)
        {
            return numerator.Sign * double.PositiveInfinity;
        }

        // One unit of the result is 2^unit; two guard bits below it hold the round and the sticky bit.
        long unit = Math.Max(scale - significandBits, minExponent);
        long shift = 2 - unit;
        if (shift >= 0 && unit > minExponent && magnitude <= long.MaxValue && denominator <= long.MaxValue)
        {
            long word = Divide((ulong)magnitude, (ulong)denominator, (int)shift);
            bool isLong = word >> (significandBits + 2) != 0;
            return numerator.Sign * Round(isLong ? (word >> 1) | (word & 1) : word, isLong ? unit + 1 : unit, maxExponent);
        }

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

    // magnitude * 2^shift / denominator cut to an integer, with a remainder folded into its last bit; for numbers below 2^63 and a quotient
    // below 2^63. Bit by bit: about as fast as 128-bit division, which is compiled anew in every process.
    private static long Divide(ulong magnitude, ulong denominator, int shift)
    {
        (ulong quotient, ulong remainder) = Math.DivRem(magnitude, denominator);
        for (; shift > 0; shift--)
        {
            remainder <<= 1;
            quotient <<= 1;
            if (remainder >= denominator)
            {
                remainder -= denominator;
                quotient |= 1;
            }
        }

        return (long)(remainder == 0 ? quotient : quotient | 1);
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
