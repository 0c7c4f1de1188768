using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>An affine form x -> a·x + b up to a positive factor: its primitive integer coefficients (no common divisor but 1).</summary>
/// <remarks>Two forms with the same zero set and the same positive side have equal coefficients. Immutable.</remarks>
public sealed class IntegerForm
{
    private readonly BigInteger[] _coefficients;

    private IntegerForm(BigInteger[] coefficients)
    {
        _coefficients = coefficients;
        IsConstant = !coefficients.AsSpan(0, coefficients.Length - 1).ContainsAnyExcept(BigInteger.Zero);
    }

    /// <summary>The number of variables.</summary>
    public int Dimension => _coefficients.Length - 1;

    /// <summary>The coefficients of the variables, then the constant.</summary>
    public ReadOnlySpan<BigInteger> Coefficients => _coefficients;

    /// <summary>The constant term b.</summary>
    public BigInteger Constant => _coefficients[^1];

    /// <summary>Whether every coefficient of a variable is zero.</summary>
    public bool IsConstant { get; }

    /// <summary>The number of bits of the largest coefficient, the constant included.</summary>
    public int BitLength
    {
        get
        {
            long bits = 0;
            foreach (BigInteger coefficient in _coefficients)
            {
                bits = Math.Max(bits, coefficient.GetBitLength());
            }

            return (int)bits;
        }
    }

    /// <summary>The form with the given integer coefficients (variables, then constant), divided by their greatest common
    /// divisor.</summary>
    public static IntegerForm FromIntegers(ReadOnlySpan<BigInteger> coefficients)
    {
        BigInteger[] primitive = coefficients.ToArray();
        PrimitiveRow.Reduce(primitive);
        return new IntegerForm(primitive);
    }

    /// <summary>Writes the rounding of a form, scaled by a power of two so that its largest coefficient is in [1, 2].</summary>
    /// <param name="coefficients">The coefficients of the variables, then the constant; not all zero.</param>
    /// <param name="bitLength">The number of bits of the largest of them.</param>
    /// <param name="row">Receives the coefficients, then the constant.</param>
    /// <returns>No entry of <paramref name="row"/> is farther than this from that of a positive multiple of the form.</returns>
    internal static double Round(ReadOnlySpan<BigInteger> coefficients, int bitLength, Span<double> row)
    {
        BigInteger scale = BigInteger.One << Math.Max(0, bitLength - 1);
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = new Rational(coefficients[k], scale).ToDouble();
        }

        return 2 * FloatingPoint.UnitRoundoff;
    }

    /// <summary>The primitive form that is a positive multiple of normal·x + offset.</summary>
    public static IntegerForm FromRationals(ReadOnlySpan<Rational> normal, Rational offset)
    {
        BigInteger denominator = CommonDenominator.Of(normal, offset.Denominator);
        BigInteger[] coefficients = new BigInteger[normal.Length + 1];
        CommonDenominator.Scale(normal, denominator, coefficients);
        coefficients[^1] = offset.Numerator * (denominator / offset.Denominator);
        return FromIntegers(coefficients);
    }

    /// <summary>The form with all signs changed: the other side of the same hyperplane.</summary>
    public IntegerForm Negate() => new(Array.ConvertAll(_coefficients, entry => -entry));

    /// <summary>The sign at a point in homogeneous coordinates: numerators, then their common positive denominator.</summary>
    public Sign SignAt(ReadOnlySpan<BigInteger> point) => Signs.Of(Evaluate(point));

    /// <summary>a·p + b q at homogeneous coordinates (p, q): q times the value at the point p / q.</summary>
    public BigInteger Evaluate(ReadOnlySpan<BigInteger> point)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < _coefficients.Length; k++)
        {
            if (!_coefficients[k].IsZero && !point[k].IsZero)
            {
                sum += _coefficients[k] * point[k];
            }
        }

        return sum;
    }
}
