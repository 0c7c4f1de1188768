using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The inequality coefficients·x + constant > 0 (strict) or >= 0, in integers. Only the sign of the left side
/// matters, so any positive multiple says the same.</summary>
internal sealed record LinearInequality(BigInteger[] Coefficients, BigInteger Constant, bool IsStrict)
{
    /// <summary>From a row whose last entry is the constant.</summary>
    public static LinearInequality FromRow(BigInteger[] row, bool isStrict) => new(row[..^1], row[^1], isStrict);

    /// <summary>From rational coefficients and a rational constant, by clearing the denominators.</summary>
    public static LinearInequality FromRationals(ReadOnlySpan<Rational> coefficients, Rational constant, bool isStrict) =>
        FromRow(IntegerVector.ClearDenominators([.. coefficients, constant]).Numerators, isStrict);

    /// <summary>Whether it holds at the point numerators / denominator, where the denominator is positive.</summary>
    public bool HoldsAt(BigInteger[] numerators, BigInteger denominator)
    {
        BigInteger value = Constant * denominator;
        for (int k = 0; k < numerators.Length; k++)
        {
            value += Coefficients[k] * numerators[k];
        }

        return IsStrict ? value.Sign > 0 : value.Sign >= 0;
    }
}
