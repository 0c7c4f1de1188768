using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <content>Exact conversion from binary floating point, and correctly rounded conversion to it.</content>
public readonly partial struct Rational
{
    /// <summary>The exact value of a finite double; negative zero is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number is rational.");
        }

        (long significand, int exponent) = Dyadic.Decompose(value);
        if (significand == 0)
        {
            return default;
        }

        // An odd numerator over a power of two is in lowest terms.
        int twos = BitOperations.TrailingZeroCount(significand);
        significand >>= twos;
        exponent += twos;
        return exponent >= 0
            ? new Rational((BigInteger)significand << exponent)
            : new Rational(significand, BigInteger.One << -exponent, reduced: true);
    }

    /// <summary>The exact value of a finite float; negative zero is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Rational FromSingle(float value) => FromDouble(value);

    /// <summary>The nearest double, ties to even; infinite if the rounded magnitude exceeds the largest finite double.</summary>
    public double ToDouble() => Dyadic.RoundToNearest(_numerator, Denominator, significandBits: 53, minExponent: -1074, maxExponent: 1024);

    /// <summary>The nearest float, ties to even, rounded once from the exact value; infinite if it overflows.</summary>
    public float ToSingle() =>
        (float)Dyadic.RoundToNearest(_numerator, Denominator, significandBits: 24, minExponent: -149, maxExponent: 128);

    /// <summary>The largest double that is at most this number (may be -infinity).</summary>
    public double ToDoubleDown()
    {
        double nearest = ToDouble();
        if (double.IsPositiveInfinity(nearest))
        {
            return double.MaxValue;
        }

        return double.IsNegativeInfinity(nearest) || FromDouble(nearest) <= this ? nearest : Math.BitDecrement(nearest);
    }

    /// <summary>The smallest double that is at least this number (may be +infinity).</summary>
    public double ToDoubleUp() => -(-this).ToDoubleDown();
}
