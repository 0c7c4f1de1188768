using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>Units of dyadic numbers: a power of two of which numbers are integer multiples. Sums of such numbers are exact in double
/// precision as long as they stay below 2^53 units, which makes small-integer and quantised networks exact without integers.</summary>
/// <remarks>A unit is a double; 0 says that none is known, because a number is not dyadic or its unit is below 2^-250.</remarks>
internal static class DyadicUnit
{
    private const int SmallestExponent = -250;
    private static readonly double Smallest = Math.ScaleB(1.0, SmallestExponent);

    /// <summary>The unit of a number; infinite for 0, which is a multiple of everything.</summary>
    public static double Of(Rational value)
    {
        if (value.IsZero)
        {
            return double.PositiveInfinity;
        }

        BigInteger denominator = value.Denominator;
        if (!denominator.IsPowerOfTwo)
        {
            return 0;
        }

        long zeros = value.IsInteger ? (long)BigInteger.TrailingZeroCount(value.Numerator) : 0;
        long exponent = zeros - (long)(denominator.GetBitLength() - 1);

        // Above 1 nothing is gained, and infinities stay away.
        return exponent < SmallestExponent ? 0 : Math.ScaleB(1.0, (int)Math.Min(exponent, 0));
    }

    /// <summary>The unit of all sums of weights times inputs, plus bias, given the unit of the inputs.</summary>
    public static double Combine(RationalMatrix weights, ImmutableArray<Rational> bias, double inputs)
    {
        double unit = 1;
        double weightUnit = 1;
        for (int i = 0; i < weights.RowCount; i++)
        {
            unit = Math.Min(unit, Of(bias[i]));
            foreach (Rational weight in weights.Row(i))
            {
                weightUnit = Math.Min(weightUnit, Of(weight));
            }
        }

        return AtLeastSmallest(Math.Min(unit, weightUnit * inputs));
    }

    /// <summary>The unit of all slopes times rows, plus intercepts, given the unit of the rows.</summary>
    public static double Apply(ImmutableArray<(Rational Slope, Rational Intercept)> pieces, double rows)
    {
        double unit = rows;
        foreach ((Rational slope, Rational intercept) in pieces)
        {
            unit = Math.Min(unit, Of(intercept));
            unit = Math.Min(unit, Math.Min(1, Of(slope)) * rows);
        }

        return AtLeastSmallest(unit);
    }

    private static double AtLeastSmallest(double unit) => unit >= Smallest ? unit : 0;
}
