using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>A rational vector as integers over one positive denominator. The oracles read numerators and denominators from
/// the library's numbers and calculate with integers alone, so that they share no arithmetic with what they test.</summary>
internal sealed record IntegerVector(BigInteger[] Numerators, BigInteger Denominator)
{
    /// <summary>The vector over the least common denominator of its entries.</summary>
    public static IntegerVector ClearDenominators(ReadOnlySpan<Rational> entries)
    {
        BigInteger common = BigInteger.One;
        foreach (Rational entry in entries)
        {
            common *= entry.Denominator / BigInteger.GreatestCommonDivisor(common, entry.Denominator);
        }

        BigInteger[] numerators = new BigInteger[entries.Length];
        for (int k = 0; k < numerators.Length; k++)
        {
            numerators[k] = entries[k].Numerator * (common / entries[k].Denominator);
        }

        return new IntegerVector(numerators, common);
    }
}
