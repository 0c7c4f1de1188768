using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Primitive integer rows: the one representative, among the positive multiples of a rational row, whose entries are
/// integers with greatest common divisor 1.</summary>
/// <remarks>The factor is always positive, so every sign, and the side of a hyperplane that a row describes, is kept. The row
/// of zeros represents itself.</remarks>
internal static class PrimitiveRow
{
    /// <summary>The primitive integer row that is a positive multiple of a rational row. Cost: a least common multiple of the
    /// denominators and a greatest common divisor of the numerators.</summary>
    /// <param name="row">Any number of entries.</param>
    /// <param name="scale">The positive factor: result[k] = scale * row[k]; 1 for a row of zeros.</param>
    public static BigInteger[] FromRationals(ReadOnlySpan<Rational> row, out Rational scale)
    {
        BigInteger denominator = CommonDenominator.Of(row);
        BigInteger[] integers = CommonDenominator.Scale(row, denominator);
        BigInteger content = Reduce(integers);
        scale = content.IsZero ? Rational.One : new Rational(denominator, content);
        return integers;
    }

    /// <inheritdoc cref="FromRationals(ReadOnlySpan{Rational}, out Rational)"/>
    public static BigInteger[] FromRationals(ReadOnlySpan<Rational> row) => FromRationals(row, out _);

    /// <summary>Divides a row in place by the greatest common divisor of its entries.</summary>
    /// <returns>That divisor; 0 (and nothing is divided) iff all entries are zero.</returns>
    public static BigInteger Reduce(Span<BigInteger> row)
    {
        BigInteger content = BigInteger.Zero;
        foreach (BigInteger entry in row)
        {
            content = BigInteger.GreatestCommonDivisor(content, entry);
            if (content.IsOne)
            {
                return content;
            }
        }

        if (!content.IsZero)
        {
            for (int k = 0; k < row.Length; k++)
            {
                row[k] /= content;
            }
        }

        return content;
    }
}
