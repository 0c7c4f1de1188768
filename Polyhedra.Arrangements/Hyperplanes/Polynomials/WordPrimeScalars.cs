using System.Numerics;
using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The integers modulo an odd prime p below 2^62, in Montgomery's form: x is kept as x 2^64 mod p.</summary>
/// <remarks>P. L. Montgomery, Modular multiplication without trial division, Math. Comp. 44 (1985).</remarks>
internal readonly struct WordPrimeScalars : IScalars<ulong>
{
    private readonly ulong _prime;
    private readonly ulong _negativeInverse;
    private readonly ulong _one;
    private readonly ulong _square;
    private readonly ScalarBuffers<ulong> _buffers;

    /// <summary>The field of an odd prime below 2^62.</summary>
    public WordPrimeScalars(ulong prime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prime, 3UL);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(prime, 1UL << 62);
        _prime = prime;

        // Newton: an inverse modulo 2^k becomes one modulo 2^2k; p itself is its own inverse modulo 8.
        ulong inverse = prime;
        for (int bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (prime * inverse);
        }

        _negativeInverse = 0 - inverse;
        _one = (ulong)(BigInteger.Pow(2, 64) % prime);
        _square = (ulong)(BigInteger.Pow(2, 128) % prime);
        _buffers = new ScalarBuffers<ulong>();
    }

    /// <summary>The four largest primes below 2^62.</summary>
    public static ReadOnlySpan<ulong> LargestPrimes => [(1UL << 62) - 57, (1UL << 62) - 87, (1UL << 62) - 117, (1UL << 62) - 143];

    public ulong One => _one;

    public ulong FromInteger(BigInteger value)
    {
        BigInteger remainder = BigInteger.Remainder(value, _prime);
        return Multiply((ulong)(remainder.Sign < 0 ? remainder + _prime : remainder), _square);
    }

    public bool IsZero(ulong value) => value == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Subtract(ulong left, ulong right) => left >= right ? left - right : left + _prime - right;

    // t + m p is divisible by 2^64, and the quotient is below 2 p because t < p^2 < 2^64 p.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Multiply(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        ulong multipleHigh = Math.BigMul(low * _negativeInverse, _prime, out _);
        ulong result = high + multipleHigh + (low == 0 ? 0UL : 1UL);
        return result >= _prime ? result - _prime : result;
    }

    public void InvertAll(Span<ulong> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        Span<ulong> prefixes = _buffers.Prefixes(values.Length);
        Span<ulong> lanes = stackalloc ulong[BatchInversion.Lanes];
        ulong total = BatchInversion.MultiplyUp(this, prefixes, values, lanes);
        BatchInversion.DivideDown(this, prefixes, values, lanes, Invert(total));
    }

    public ulong Bits(ulong value) => value;

    public int CountDistinct(ReadOnlySpan<ulong> values) => _buffers.CountDistinct(this, values);

    /// <summary>The inverse of a nonzero element, by Fermat's little theorem.</summary>
    public ulong Invert(ulong value)
    {
        ulong result = _one;
        ulong power = value;
        for (ulong exponent = _prime - 2; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result = Multiply(result, power);
            }

            power = Multiply(power, power);
        }

        return result;
    }
}
