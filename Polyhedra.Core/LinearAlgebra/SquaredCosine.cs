using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Angles between vectors, exactly: the squared cosine, which is rational, with the sign of the cosine.</summary>
internal static class SquaredCosine
{
    /// <summary>sign(u·v) (u·v)^2 / (|u|^2 |v|^2): 1 for one direction, -1 for opposite ones, 0 for a right angle; null if a vector is
    /// zero.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Rational? Signed(ReadOnlySpan<BigInteger> u, ReadOnlySpan<BigInteger> v)
    {
        if (u.Length != v.Length)
        {
            throw new ArgumentException($"Vectors of {u.Length} and {v.Length} entries.", nameof(v));
        }

        BigInteger product = BigInteger.Zero;
        BigInteger left = BigInteger.Zero;
        BigInteger right = BigInteger.Zero;
        for (int k = 0; k < u.Length; k++)
        {
            product += u[k] * v[k];
            left += u[k] * u[k];
            right += v[k] * v[k];
        }

        return left.IsZero || right.IsZero ? null : new Rational(product * BigInteger.Abs(product), left * right);
    }

    /// <summary>The same for rational vectors.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Rational? Signed(ReadOnlySpan<Rational> u, ReadOnlySpan<Rational> v) =>
        Signed(PrimitiveRow.FromRationals(u, out _), PrimitiveRow.FromRationals(v, out _));
}
