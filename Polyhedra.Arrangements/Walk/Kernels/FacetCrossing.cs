using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>Where a segment meets a hyperplane, exactly.</summary>
internal static class FacetCrossing
{
    /// <summary>The point at which a form vanishes between two points where it has different signs.</summary>
    /// <param name="form">The form.</param>
    /// <param name="first">A point in homogeneous coordinates: numerators, then their common positive denominator.</param>
    /// <param name="second">The other point.</param>
    public static BigInteger[] Between(IntegerForm form, BigInteger[] first, BigInteger[] second)
    {
        // With form(p) = a / p_d and form(q) = -b / q_d, a and b of one sign: (b p + a q) / (b p_d + a q_d).
        BigInteger a = BigInteger.Abs(form.Evaluate(first));
        BigInteger b = BigInteger.Abs(form.Evaluate(second));
        BigInteger denominator = (b * first[^1]) + (a * second[^1]);
        BigInteger[] point = new BigInteger[form.Dimension + 1];
        for (int k = 0; k < form.Dimension; k++)
        {
            point[k] = (b * first[k]) + (a * second[k]);
        }

        point[^1] = denominator;
        return point;
    }
}
