using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.Polytopes;

/// <summary>The dual norm of a normal, enclosed: how much a form falls short on a ball of radius 1.</summary>
/// <remarks>Lower and upper bound are <see cref="Lower"/> and <see cref="Upper"/> times 2^<see cref="Exponent"/>. The sum of absolute
/// values and the largest one are exact. A Euclidean length is exact if it is an integer that the leading digits show; else the bounds
/// differ by at most 2^-50 times the length.</remarks>
internal readonly struct DualNorm
{
    // So many bits of a square give a root of half as many, which is exact in a double and its square in 128 bits.
    private const int SquareBits = 104;

    private DualNorm(BigInteger lower, BigInteger upper, int exponent)
    {
        Lower = lower;
        Upper = upper;
        Exponent = exponent;
    }

    /// <summary>The numerator of the lower bound, positive.</summary>
    public BigInteger Lower { get; }

    /// <summary>The numerator of the upper bound.</summary>
    public BigInteger Upper { get; }

    /// <summary>The exponent of both.</summary>
    public int Exponent { get; }

    /// <summary>Whether the bounds are the norm itself.</summary>
    public bool IsExact => Lower == Upper;

    /// <summary>The norm of the normal of a form that is not constant.</summary>
    public static DualNorm Of(IntegerForm form, BallNorm norm)
    {
        ReadOnlySpan<BigInteger> normal = form.Coefficients[..^1];
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger entry in normal)
        {
            sum = norm switch
            {
                BallNorm.Euclidean => sum + (entry * entry),
                BallNorm.Maximum => sum + BigInteger.Abs(entry),
                _ => BigInteger.Max(sum, BigInteger.Abs(entry)),
            };
        }

        return norm == BallNorm.Euclidean ? RootOf(sum) : new DualNorm(sum, sum, 0);
    }

    // With the square cut to an even number of bits behind the point: root^2 <= square / 4^exponent < (root + 1)^2.
    private static DualNorm RootOf(BigInteger square)
    {
        int exponent = (int)((square.GetBitLength() - SquareBits + 1) >> 1);
        BigInteger head = exponent >= 0 ? square >> (2 * exponent) : square << (-2 * exponent);
        UInt128 wide = (UInt128)head;
        ulong root = (ulong)Math.Sqrt((double)wide);
        while ((UInt128)root * root > wide)
        {
            root--;
        }

        while ((UInt128)(root + 1) * (root + 1) <= wide)
        {
            root++;
        }

        bool isExact = (UInt128)root * root == wide && (exponent <= 0 || head << (2 * exponent) == square);
        return new DualNorm(root, isExact ? root : root + 1, exponent);
    }
}
