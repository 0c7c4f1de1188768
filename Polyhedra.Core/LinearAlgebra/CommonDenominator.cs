using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Rational numbers as integers over one positive denominator.</summary>
internal static class CommonDenominator
{
    /// <summary>The least common multiple of the denominators; 1 for no numbers.</summary>
    public static BigInteger Of(ReadOnlySpan<Rational> numbers) => Of(numbers, BigInteger.One);

    /// <summary>The least common multiple of the denominators and another positive integer.</summary>
    public static BigInteger Of(ReadOnlySpan<Rational> numbers, BigInteger denominator)
    {
        foreach (Rational number in numbers)
        {
            denominator = Join(denominator, number.Denominator);
        }

        return denominator;
    }

    /// <summary>The least common multiple of two positive integers. Quick where one is 1 or they are equal, as denominators mostly
    /// are.</summary>
    public static BigInteger Join(BigInteger left, BigInteger right)
    {
        if (left.IsOne || left == right)
        {
            return right;
        }

        return right.IsOne ? left : left / BigInteger.GreatestCommonDivisor(left, right) * right;
    }

    /// <summary>The numbers times a common multiple of their denominators.</summary>
    public static BigInteger[] Scale(ReadOnlySpan<Rational> numbers, BigInteger denominator)
    {
        BigInteger[] numerators = new BigInteger[numbers.Length];
        Scale(numbers, denominator, numerators);
        return numerators;
    }

    /// <summary>Writes the numbers times a common multiple of their denominators.</summary>
    public static void Scale(ReadOnlySpan<Rational> numbers, BigInteger denominator, Span<BigInteger> numerators)
    {
        for (int k = 0; k < numbers.Length; k++)
        {
            numerators[k] = denominator.IsOne ? numbers[k].Numerator : numbers[k].Numerator * (denominator / numbers[k].Denominator);
        }
    }

    /// <summary>The homogeneous coordinates of a point: numerators over the least common denominator, then that, positive.</summary>
    public static BigInteger[] Homogeneous(ReadOnlySpan<Rational> point)
    {
        BigInteger denominator = Of(point);
        BigInteger[] homogeneous = new BigInteger[point.Length + 1];
        Scale(point, denominator, homogeneous);
        homogeneous[^1] = denominator;
        return homogeneous;
    }
}
