namespace Polyhedra.Core.Numerics;

/// <summary>The constants of IEEE 754 double precision that error bounds are made of; none of them is a guess.</summary>
internal static class FloatingPoint
{
    /// <summary>The unit roundoff u = 2^-53: a correctly rounded operation errs by a factor of at most 1 + u.</summary>
    public const double UnitRoundoff = 1.0 / (1L << 53);

    /// <summary>2 u = 2^-52: the distance from 1 to the next double.</summary>
    public const double Epsilon = 2 * UnitRoundoff;

    /// <summary>The smallest positive (subnormal) double, 2^-1074; a product that underflows errs by at most half of it.</summary>
    public static readonly double SmallestPositive = Math.ScaleB(1.0, -1074);

    /// <summary>2^-1000: more than any sum of fewer than 2^70 underflow errors.</summary>
    public static readonly double Underflow = Math.ScaleB(1.0, -1000);

    /// <summary>gamma_m = m u / (1 - m u), rounded up: the relative error of a chain of m roundings (Higham, Lemma 3.1).</summary>
    /// <remarks>Precondition: m is at least 0 and below 2^50.</remarks>
    public static double Gamma(int m) => m * UnitRoundoff / (1 - (m * UnitRoundoff)) * (1 + (4 * Epsilon));
}
