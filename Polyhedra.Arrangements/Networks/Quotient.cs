using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Quotients of integers of any size in floating point, with a proven error bound.</summary>
internal static class Quotient
{
    /// <summary>The quotient.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator, positive.</param>
    /// <param name="error">How far the result can be from the quotient; infinite or NaN, like the result, where a number is past the
    /// range of double.</param>
    public static double Of(BigInteger numerator, BigInteger denominator, out double error)
    {
        // Converting cuts off, or rounds: off by at most 2^-52 either way. With the division's rounding that is less than 6 times 2^-52.
        double value = (double)numerator / (double)denominator;
        error = (8 * FloatingPoint.Epsilon * Math.Abs(value)) + FloatingPoint.SmallestPositive;
        if (!double.IsFinite(value) || (value == 0 && !numerator.IsZero))
        {
            error = double.NaN;
        }

        return value;
    }
}
