using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Points in homogeneous integer coordinates: numerators, then their common positive denominator.</summary>
public static class HomogeneousPoint
{
    /// <summary>The homogeneous coordinates of a rational point over the least common denominator.</summary>
    public static BigInteger[] FromRationals(ReadOnlySpan<Rational> point)
    {
        BigInteger denominator = BigInteger.One;
        foreach (Rational x in point)
        {
            denominator = Integers.LeastCommonMultiple(denominator, x.Denominator);
        }

        BigInteger[] homogeneous = new BigInteger[point.Length + 1];
        for (int k = 0; k < point.Length; k++)
        {
            homogeneous[k] = point[k].Numerator * (denominator / point[k].Denominator);
        }

        homogeneous[^1] = denominator;
        return homogeneous;
    }
}
