using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Points in homogeneous integer coordinates: numerators, then their common positive denominator.</summary>
internal static class HomogeneousPoint
{
    /// <summary>The homogeneous coordinates of a rational point over the least common denominator.</summary>
    public static BigInteger[] FromRationals(ReadOnlySpan<Rational> point)
    {
        BigInteger denominator = CommonDenominator.Of(point);
        BigInteger[] homogeneous = new BigInteger[point.Length + 1];
        CommonDenominator.Scale(point, denominator, homogeneous);
        homogeneous[^1] = denominator;
        return homogeneous;
    }
}
