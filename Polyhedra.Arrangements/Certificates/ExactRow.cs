using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>An affine function as it is, not up to a factor: integer coefficients and constant over a positive denominator.</summary>
internal sealed class ExactRow
{
    private readonly BigInteger _denominator;
    private readonly int _largest;

    private ExactRow(BigInteger[] terms, BigInteger denominator)
    {
        Terms = terms;
        _denominator = denominator;
        for (int k = 1; k < terms.Length - 1; k++)
        {
            _largest = BigInteger.Abs(terms[k]) > BigInteger.Abs(terms[_largest]) ? k : _largest;
        }

        LargestEntry = new Rational(terms[_largest], denominator).ToDouble();
    }

    /// <summary>The numerators of the coefficients, then of the constant; never changed.</summary>
    public BigInteger[] Terms { get; }

    /// <summary>The denominator.</summary>
    public BigInteger Denominator => _denominator;

    /// <summary>The position of the coefficient (not the constant) that is largest in absolute value.</summary>
    public int LargestIndex => _largest;

    /// <summary>That coefficient, rounded to double.</summary>
    public double LargestEntry { get; }

    /// <summary>Whether every coefficient is zero.</summary>
    public bool IsConstant => Terms[_largest].IsZero;

    /// <summary>A form times 1 or -1.</summary>
    public static ExactRow Of(in Form form, Sign sign)
    {
        (BigInteger[] row, BigInteger denominator) = form.Frame.ExactFormRow(form.Index);
        return new ExactRow(Array.ConvertAll(row, entry => (int)sign * entry), denominator);
    }

    /// <summary>The function normal·x + offset.</summary>
    public static ExactRow Of(ImmutableArray<Rational> normal, Rational offset)
    {
        BigInteger denominator = normal.Append(offset).Aggregate(BigInteger.One, (all, entry) => Integers.LeastCommonMultiple(all, entry.Denominator));
        return new ExactRow([.. normal.Append(offset).Select(entry => entry.Numerator * (denominator / entry.Denominator))], denominator);
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
