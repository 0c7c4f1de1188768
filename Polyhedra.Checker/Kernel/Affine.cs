using System.Numerics;

namespace Polyhedra.Checker.Kernel;

/// <summary>An affine function x -> (a·x + b) / denominator with integer a, b and a positive denominator.</summary>
/// <param name="Terms">The coefficients a_1, ..., a_d, then the constant b; never changed.</param>
/// <param name="Denominator">The denominator.</param>
internal sealed record Affine(BigInteger[] Terms, BigInteger Denominator)
{
    /// <summary>Whether the linear part is exactly zero.</summary>
    public bool IsConstant => !Terms.AsSpan(0, Terms.Length - 1).ContainsAnyExcept(BigInteger.Zero);

    /// <summary>The sign of the constant term.</summary>
    public int ConstantSign => Terms[^1].Sign;

    /// <summary>The function times -1.</summary>
    public Affine Negated() => new(Array.ConvertAll(Terms, term => -term), Denominator);

    /// <summary>The difference of two functions over the same denominator.</summary>
    public Affine Minus(Affine other)
    {
        BigInteger[] terms = new BigInteger[Terms.Length];
        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] = Terms[k] - other.Terms[k];
        }

        return new Affine(terms, Denominator);
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
