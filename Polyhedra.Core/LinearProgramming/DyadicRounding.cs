using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Rounds a point to few binary digits as long as it stays where it should be.</summary>
internal static class DyadicRounding
{
    /// <summary>The point with every coordinate rounded to a multiple of 2^-k, for the least k of a growing sequence at which the
    /// rounded point is accepted and shorter; the point itself if there is none.</summary>
    /// <param name="point">The point; accepted itself.</param>
    /// <param name="accepts">Whether a candidate will do.</param>
    public static ImmutableArray<Rational> Shorten(ImmutableArray<Rational> point, Predicate<Rational[]> accepts)
    {
        long length = LengthOf(point.AsSpan());
        Rational[] rounded = new Rational[point.Length];

        // Beyond the longest denominator, rounding makes nothing shorter.
        long longest = 0;
        foreach (Rational entry in point.AsSpan())
        {
            longest = Math.Max(longest, entry.Denominator.GetBitLength());
        }

        for (int bits = 0; bits < longest; bits += 1 + (bits / 4))
        {
            for (int k = 0; k < rounded.Length; k++)
            {
                rounded[k] = Round(point[k], bits);
            }

            if (LengthOf(rounded) < length && accepts(rounded))
            {
                return [.. rounded];
            }
        }

        return point;
    }

    private static long LengthOf(ReadOnlySpan<Rational> point)
    {
        long length = 0;
        foreach (Rational entry in point)
        {
            length += entry.Numerator.GetBitLength() + entry.Denominator.GetBitLength();
        }

        return length;
    }

    // The nearest multiple of 2^-bits, halves upwards.
    private static Rational Round(Rational value, int bits)
    {
        BigInteger doubled = (value.Numerator << (bits + 1)) + value.Denominator;
        BigInteger divisor = value.Denominator << 1;
        BigInteger quotient = BigInteger.DivRem(doubled, divisor, out BigInteger remainder);
        if (remainder.Sign < 0)
        {
            quotient--;
        }

        return new Rational(quotient, BigInteger.One << bits);
    }
}
