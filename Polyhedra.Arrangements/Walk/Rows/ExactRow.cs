using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>An affine function as it is, not up to a factor: integer coefficients and constant over a positive denominator.</summary>
/// <param name="Terms">The numerators of the coefficients, then of the constant; never changed.</param>
/// <param name="Denominator">The denominator.</param>
internal sealed record ExactRow(BigInteger[] Terms, BigInteger Denominator)
{
    /// <summary>Whether every coefficient is zero.</summary>
    public bool IsConstant => !Terms.AsSpan(0, Terms.Length - 1).ContainsAnyExcept(BigInteger.Zero);

    /// <summary>Whether exactly one coefficient is not zero.</summary>
    public bool IsAxis => Terms.AsSpan(0, Terms.Length - 1).Count(BigInteger.Zero) == Terms.Length - 2;

    /// <summary>A form times 1 or -1.</summary>
    public static ExactRow Of(in Form form, Sign sign)
    {
        (BigInteger[] row, BigInteger denominator) = form.Frame.ExactFormRow(form.Index);
        return new ExactRow(Array.ConvertAll(row, entry => (int)sign * entry), denominator);
    }

    /// <summary>The function normal·x + offset.</summary>
    public static ExactRow Of(ImmutableArray<Rational> normal, Rational offset)
    {
        Rational[] entries = [.. normal, offset];
        BigInteger denominator = CommonDenominator.Of(entries);
        return new ExactRow(CommonDenominator.Scale(entries, denominator), denominator);
    }

    /// <summary>The sign at a point in homogeneous coordinates: numerators, then their common positive denominator.</summary>
    public int SignAt(BigInteger[] point)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < Terms.Length; k++)
        {
            sum += Terms[k] * point[k];
        }

        return sum.Sign;
    }
}
