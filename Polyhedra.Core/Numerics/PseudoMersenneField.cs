using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Polyhedra.Core.Numerics;

/// <summary>Arithmetic modulo a prime 2^61 - gap with a gap below 512. Residues are below the prime.</summary>
/// <remarks><see cref="PrimeField"/> is this for one gap, known to the compiler. Here there are several, whose residues together tell
/// integers apart that are not too large (the Chinese remainder theorem).</remarks>
/// <param name="gap">One of <see cref="Gaps"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PseudoMersenneField(ulong gap)
{
    private const int Bits = 61;
    private const int Cut = 52;
    private const ulong Mask = (1UL << Bits) - 1;
    private const ulong CutMask = (1UL << Cut) - 1;
    private readonly ulong _gap = gap;
    private readonly ulong _prime = (1UL << Bits) - gap;

    /// <summary>Gaps below 512 of primes 2^61 - gap.</summary>
    public static ReadOnlySpan<ulong> Gaps => [31, 45, 229, 259, 283, 339, 391, 403, 465];

    /// <summary>The prime.</summary>
    public ulong Prime => _prime;

    /// <summary>The residue of an integer.</summary>
    public ulong Of(BigInteger value)
    {
        BigInteger residue = value % _prime;
        return (ulong)(residue.Sign < 0 ? residue + _prime : residue);
    }

    /// <summary>The sum.</summary>
    public ulong Add(ulong left, ulong right)
    {
        ulong sum = left + right;
        return sum >= _prime ? sum - _prime : sum;
    }

    /// <summary>The difference.</summary>
    public ulong Subtract(ulong left, ulong right) => left >= right ? left - right : left + (_prime - right);

    /// <summary>The product. Because 2^61 is congruent to the gap, h 2^61 + l is congruent to gap h + l.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Multiply(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        ulong upper = (high << (64 - Bits)) | (low >> Bits);

        // gap upper is up to 70 bits long: gap times the lowest 52 bits of upper, and gap times the 9 others, of which again what is above
        // 2^61 counts gap times.
        ulong top = _gap * (upper >> Cut);
        ulong sum = (low & Mask) + (_gap * (upper & CutMask)) + ((top & ((1UL << (Bits - Cut)) - 1)) << Cut)
            + (_gap * (top >> (Bits - Cut)));

        // Three terms below 2^61 and one below 2^18: less than 2^63. Once more, and it is less than 2^61 + 4 * 512.
        sum = (sum & Mask) + (_gap * (sum >> Bits));
        return sum >= _prime ? sum - _prime : sum;
    }
}
