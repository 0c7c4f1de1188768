using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <content>Arithmetic, as the operator interfaces of generic mathematics.</content>
public readonly partial struct Rational :
    IAdditionOperators<Rational, Rational, Rational>,
    ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>,
    IDivisionOperators<Rational, Rational, Rational>,
    IUnaryNegationOperators<Rational, Rational>,
    IUnaryPlusOperators<Rational, Rational>,
    IIncrementOperators<Rational>,
    IDecrementOperators<Rational>,
    IAdditiveIdentity<Rational, Rational>,
    IMultiplicativeIdentity<Rational, Rational>
{
    /// <inheritdoc/>
    public static Rational AdditiveIdentity => Zero;

    /// <inheritdoc/>
    public static Rational MultiplicativeIdentity => One;

    /// <summary>Every 32-bit integer is a rational.</summary>
    public static implicit operator Rational(int value) => new(value);

    /// <summary>Every 64-bit integer is a rational.</summary>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>Every integer is a rational.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right)
    {
        if (left._denominator.IsZero && right._denominator.IsZero)
        {
            return new Rational(left._numerator + right._numerator);
        }

        BigInteger leftDenominator = left.Denominator;
        BigInteger rightDenominator = right.Denominator;
        if (leftDenominator == rightDenominator)
        {
            return new Rational(left._numerator + right._numerator, leftDenominator);
        }

        return new Rational(
            (left._numerator * rightDenominator) + (right._numerator * leftDenominator),
            leftDenominator * rightDenominator);
    }

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right)
    {
        if (left._denominator.IsZero && right._denominator.IsZero)
        {
            return new Rational(left._numerator * right._numerator);
        }

        return new Rational(left._numerator * right._numerator, left.Denominator * right.Denominator);
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right)
    {
        if (right.IsZero)
        {
            throw new DivideByZeroException("Division of a rational number by zero.");
        }

        return new Rational(left._numerator * right.Denominator, left.Denominator * right._numerator);
    }

    /// <summary>The negative.</summary>
    public static Rational operator -(Rational value) => new(-value._numerator, value.Denominator, reduced: true);

    /// <summary>The value itself.</summary>
    public static Rational operator +(Rational value) => value;

    /// <summary>The value plus one.</summary>
    public static Rational operator ++(Rational value) => value + One;

    /// <summary>The value minus one.</summary>
    public static Rational operator --(Rational value) => value - One;

    /// <summary>The absolute value.</summary>
    public static Rational Abs(Rational value) => value._numerator.Sign < 0 ? -value : value;

    /// <summary>The reciprocal 1/x.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="value"/> is zero.</exception>
    public static Rational Reciprocal(Rational value) => One / value;

    /// <summary>The smaller of two values.</summary>
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    /// <summary>The larger of two values.</summary>
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;
}
