using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Small functions of integers.</summary>
public static class Integers
{
    /// <summary>The least common multiple of two positive integers.</summary>
    public static BigInteger LeastCommonMultiple(BigInteger left, BigInteger right)
    {
        if (left.IsOne || left == right)
        {
            return right;
        }

        return right.IsOne ? left : left / BigInteger.GreatestCommonDivisor(left, right) * right;
    }
}
