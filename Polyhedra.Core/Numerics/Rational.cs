using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>An exact rational number of any size, always in lowest terms with a positive denominator.</summary>
/// <remarks>
/// <para>Canonical: two values are equal iff their numerators and denominators are. <c>default</c> is 0. There is no NaN,
/// no infinity and no negative zero. Immutable and safe to share between threads.</para>
/// <para>Cost: an addition or multiplication of p-bit numbers is a few p-bit multiplications and a gcd; numerators and
/// denominators below 2^31 are not allocated on the heap. Inner loops work on integer rows instead and use this type at
/// their borders.</para>
/// </remarks>
public readonly partial struct Rational
{
    private readonly BigInteger _numerator;

    // 0 stands for 1, so that default(Rational) is the number 0/1.
    private readonly BigInteger _denominator;

    /// <summary>The rational <paramref name="numerator"/> / <paramref name="denominator"/>, reduced to lowest terms.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("The denominator of a rational number is zero.");
        }

        if (denominator.Sign < 0)
        {
            numerator = -numerator;
            denominator = -denominator;
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (!divisor.IsOne)
        {
            numerator /= divisor;
            denominator /= divisor;
        }

        _numerator = numerator;
        _denominator = denominator.IsOne ? BigInteger.Zero : denominator;
    }

    /// <summary>The integer <paramref name="value"/> as a rational.</summary>
    public Rational(BigInteger value)
    {
        _numerator = value;
        _denominator = BigInteger.Zero;
    }

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Tells this constructor from the reducing one.")]
    private Rational(BigInteger numerator, BigInteger denominator, bool reduced)
    {
        _numerator = numerator;
        _denominator = denominator.IsOne ? BigInteger.Zero : denominator;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => new(BigInteger.One);

    /// <summary>The number -1.</summary>
    public static Rational MinusOne => new(BigInteger.MinusOne);

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => _numerator;

    /// <summary>The denominator in lowest terms; at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>The sign.</summary>
    public Sign Sign => (Sign)_numerator.Sign;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => _numerator.IsZero;

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => _denominator.IsZero && _numerator.IsOne;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsInteger => _denominator.IsZero;
}
