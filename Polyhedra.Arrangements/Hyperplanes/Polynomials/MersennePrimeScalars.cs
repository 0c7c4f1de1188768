using System.Numerics;
using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The integers modulo the prime 2^31 - 1, whose remainders take a shift and an addition.</summary>
internal readonly struct MersennePrimeScalars() : IScalars<uint>
{
    /// <summary>The prime.</summary>
    public const uint Prime = (1U << 31) - 1;

    private readonly ScalarBuffers<uint> _buffers = new();

    public uint One => 1;

    public uint FromInteger(BigInteger value)
    {
        int remainder = (int)(value % Prime);
        return remainder < 0 ? (uint)(remainder + (int)Prime) : (uint)remainder;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsZero(uint value) => value == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Subtract(uint left, uint right) => left >= right ? left - right : left + Prime - right;

    // The product h 2^31 + l is h + l modulo the prime, and both are at most the prime, not both of them equal to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Multiply(uint left, uint right)
    {
        ulong product = (ulong)left * right;
        uint sum = (uint)(product >> 31) + ((uint)product & Prime);
        return sum >= Prime ? sum - Prime : sum;
    }

    public void InvertAll(Span<uint> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        Span<uint> prefixes = _buffers.Prefixes(values.Length);
        Span<uint> lanes = stackalloc uint[BatchInversion.Lanes];
        uint total = BatchInversion.MultiplyUp(this, prefixes, values, lanes);
        BatchInversion.DivideDown(this, prefixes, values, lanes, Invert(total));
    }

    public ulong Bits(uint value) => value;

    public int CountDistinct(ReadOnlySpan<uint> values) => _buffers.CountDistinct(this, values);

    /// <summary>The inverse of a nonzero element, by Fermat's little theorem: its power 2^31 - 3.</summary>
    public uint Invert(uint value)
    {
        uint result = One;
        uint power = value;
        for (uint exponent = Prime - 2; exponent != 0; exponent >>= 1)
        {
            result = (exponent & 1) == 0 ? result : Multiply(result, power);
            power = Multiply(power, power);
        }

        return result;
    }
}
