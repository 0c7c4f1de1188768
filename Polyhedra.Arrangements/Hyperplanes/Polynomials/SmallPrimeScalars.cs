using System.Numerics;
using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The integers modulo a prime below 2^16, with a table of inverses.</summary>
internal readonly struct SmallPrimeScalars : IScalars<ushort>
{
    /// <summary>The largest prime below 2^16.</summary>
    public const int LargestPrime = 65521;

    private readonly uint _prime;
    private readonly uint _reciprocal;
    private readonly ushort[] _inverses;
    private readonly Stamps _stamps;

    /// <summary>The field of a prime below 2^16.</summary>
    public SmallPrimeScalars(int prime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prime, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prime, LargestPrime);
        _prime = (uint)prime;
        _reciprocal = (uint)((1UL << 32) / _prime);
        _stamps = new Stamps(prime);
        _inverses = new ushort[prime];
        _inverses[1] = 1;
        for (uint i = 2; i < _prime; i++)
        {
            // p = q i + r, hence 1 / i = -q / r with r < i.
            _inverses[i] = (ushort)((ulong)(_prime - (_prime / i)) * _inverses[_prime % i] % _prime);
        }
    }

    public ushort One => 1;

    /// <summary>The smallest prime above a bound.</summary>
    public static int PrimeAbove(int bound)
    {
        int candidate = Math.Max(2, bound + 1);
        while (!IsPrime(candidate))
        {
            candidate++;
        }

        return candidate;
    }

    public ushort FromInteger(BigInteger value)
    {
        int remainder = (int)(value % _prime);
        return (ushort)(remainder < 0 ? remainder + (int)_prime : remainder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsZero(ushort value) => value == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort Subtract(ushort left, ushort right)
    {
        int difference = left - right;
        return (ushort)(difference < 0 ? difference + (int)_prime : difference);
    }

    // The product x is below 2^32. With m = floor(2^32 / p) the estimate floor(x m / 2^32) of x / p is too small by less than
    // 1 + x / 2^32 < 2, so the remainder needs at most one correction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort Multiply(ushort left, ushort right)
    {
        uint product = (uint)left * right;
        uint remainder = product - ((uint)(((ulong)product * _reciprocal) >> 32) * _prime);
        return (ushort)(remainder >= _prime ? remainder - _prime : remainder);
    }

    public void InvertAll(Span<ushort> values)
    {
        ushort[] inverses = _inverses;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = inverses[values[i]];
        }
    }

    public ulong Bits(ushort value) => value;

    public int CountDistinct(ReadOnlySpan<ushort> values)
    {
        uint[] last = _stamps.Begin(out uint now);
        int count = 0;
        foreach (ushort value in values)
        {
            count += last[value] == now ? 0 : 1;
            last[value] = now;
        }

        return count;
    }

    private static bool IsPrime(int candidate)
    {
        for (int divisor = 2; divisor * divisor <= candidate; divisor++)
        {
            if (candidate % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>For every element the last count in which it occurred.</summary>
    private sealed class Stamps(int size)
    {
        private readonly uint[] _last = new uint[size];
        private uint _now;

        public uint[] Begin(out uint now)
        {
            if (++_now == 0)
            {
                Array.Clear(_last);
                _now = 1;
            }

            now = _now;
            return _last;
        }
    }
}
