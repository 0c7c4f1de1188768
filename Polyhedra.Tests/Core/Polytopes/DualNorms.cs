using System.Numerics;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Core.Polytopes;

/// <summary>Dual norms, enclosed in the plainest way to 220 bits.</summary>
internal static class DualNorms
{
    public static (Rational Lower, Rational Upper) Enclose(Rational[] normal, BallNorm norm)
    {
        Rational exact = norm == BallNorm.Maximum
            ? normal.Aggregate(Rational.Zero, (sum, entry) => sum + Rational.Abs(entry))
            : normal.Select(Rational.Abs).Max();
        return norm == BallNorm.Euclidean ? Root(normal.Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry))) : (exact, exact);
    }

    // sqrt(p / q) = sqrt(p q) / q, and the integer root of p q 4^s by bisection.
    private static (Rational Lower, Rational Upper) Root(Rational value)
    {
        const int Bits = 220;
        BigInteger square = (value.Numerator * value.Denominator) << (2 * Bits);
        BigInteger low = BigInteger.Zero;
        BigInteger high = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while (high - low > 1)
        {
            BigInteger middle = (low + high) >> 1;
            (low, high) = middle * middle <= square ? (middle, high) : (low, middle);
        }

        BigInteger scale = value.Denominator << Bits;
        return (new Rational(low, scale), new Rational(low * low == square ? low : high, scale));
    }
}
