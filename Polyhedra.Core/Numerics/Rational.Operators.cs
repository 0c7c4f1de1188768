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
    /// <remarks>Knuth, The Art of Computer Programming 2, 4.5.1: only what the denominators have in common can be cancelled. If both are
    /// powers of two, shifts do what products, divisions and the gcd do otherwise.</remarks>
    public static Rational operator +(Rational left, Rational right)
    {
        if (left._denominator.IsZero && right._denominator.IsZero)
        {
            return new Rational(left._numerator + right._numerator);
        }

        BigInteger leftDenominator = left.Denominator;
        BigInteger rightDenominator = right.Denominator;
        if (leftDenominator.IsPowerOfTwo && rightDenominator.IsPowerOfTwo)
        {
            return AddDyadic(left._numerator, leftDenominator, right._numerator, rightDenominator);
        }

        BigInteger common = BigInteger.GreatestCommonDivisor(leftDenominator, rightDenominator);
        if (common.IsOne)
        {
            return new Rational(
                (left._numerator * rightDenominator) + (right._numerator * leftDenominator), leftDenominator * rightDenominator,
                reduced: true);
        }

        BigInteger leftRest = leftDenominator / common;
        BigInteger numerator = (left._numerator * (rightDenominator / common)) + (right._numerator * leftRest);
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, common);
        return divisor.IsOne
            ? new Rational(numerator, leftRest * rightDenominator, reduced: true)
            : new Rational(numerator / divisor, leftRest * (rightDenominator / divisor), reduced: true);
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

        BigInteger numerator = left._numerator * right._numerator;
        if (left._denominator.IsPowerOfTwo && right._denominator.IsPowerOfTwo)
        {
            // Both numerators are odd.
            return new Rational(numerator, left._denominator * right._denominator, reduced: true);
        }

        return new Rational(numerator, left.Denominator * right.Denominator);
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

    // A numerator over a power of two above 1 is odd. So if the denominators differ, the sum of the numerators over the larger one is odd.
    private static Rational AddDyadic(BigInteger left, BigInteger leftDenominator, BigInteger right, BigInteger rightDenominator)
    {
        int leftBits = (int)leftDenominator.GetBitLength() - 1;
        int rightBits = (int)rightDenominator.GetBitLength() - 1;
        if (leftBits > rightBits)
        {
            return new Rational(left + (right << (leftBits - rightBits)), leftDenominator, reduced: true);
        }

        if (leftBits < rightBits)
        {
            return new Rational((left << (rightBits - leftBits)) + right, rightDenominator, reduced: true);
        }

        BigInteger sum = left + right;
        if (sum.IsZero)
        {
            return default;
        }

        int twos = int.Min((int)BigInteger.TrailingZeroCount(sum), leftBits);
        return new Rational(sum >> twos, leftDenominator >> twos, reduced: true);
    }
}
