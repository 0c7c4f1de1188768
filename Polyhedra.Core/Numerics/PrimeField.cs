using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>Arithmetic modulo the prime 2^61 - 31. Residues are below the prime.</summary>
/// <remarks>Not 2^61 - 1: modulo that, 2^61 is 1, and numbers that are sums of a few powers of two, as floating-point weights like to be,
/// collide. Here the powers of two repeat only after 2^58 - 4.</remarks>
internal static class PrimeField
{
    private const int Bits = 61;
    private const int Cut = 56;
    private const ulong Mask = (1UL << Bits) - 1;
    private const ulong Gap = 31;
    private const ulong Prime = (1UL << Bits) - Gap;

    /// <summary>The residue of an integer.</summary>
    public static ulong Of(BigInteger value)
    {
        BigInteger residue = value % Prime;
        return (ulong)(residue.Sign < 0 ? residue + Prime : residue);
    }

    /// <summary>The sum.</summary>
    public static ulong Add(ulong left, ulong right)
    {
        ulong sum = left + right;
        return sum >= Prime ? sum - Prime : sum;
    }

    /// <summary>The difference.</summary>
    public static ulong Subtract(ulong left, ulong right) => left >= right ? left - right : left + (Prime - right);

    /// <summary>The product. Because 2^61 is congruent to 31, h 2^61 + l is congruent to 31 h + l.</summary>
    public static ulong Multiply(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        ulong upper = (high << (64 - Bits)) | (low >> Bits);

        // 31 upper is up to 66 bits long: 31 times the lowest 56 bits of upper, and 31 times the others, of which again what is above 2^61
        // counts 31 times.
        ulong top = Gap * (upper >> Cut);
        ulong sum = (low & Mask) + (Gap * (upper & ((1UL << Cut) - 1))) + ((top & ((1UL << (Bits - Cut)) - 1)) << Cut)
            + (Gap * (top >> (Bits - Cut)));

        // Three terms below 2^61 and one below 31 * 31: less than 2^63. Once more, and it is less than 2^61 + 4 * 31.
        sum = (sum & Mask) + (Gap * (sum >> Bits));
        return sum >= Prime ? sum - Prime : sum;
    }

    /// <summary>The inverse of a residue that is not zero: its power to the prime less 2 (Fermat).</summary>
    public static ulong Inverse(ulong value)
    {
        ulong result = 1;
        for (ulong exponent = Prime - 2; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result = Multiply(result, value);
            }

            value = Multiply(value, value);
        }

        return result;
    }

    /// <summary>The residues of a fixed pseudo-random sequence (SplitMix64).</summary>
    public static ulong[] PseudoRandom(int count, ulong seed)
    {
        ulong[] residues = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            ulong z = seed + ((ulong)(i + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            residues[i] = (z ^ (z >> 31)) % Prime;
        }

        return residues;
    }
}
