using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Rounds a witness to few binary digits, as long as it stays strictly inside, exactly.</summary>
internal sealed class LeafPoint
{
    private const int MostDigits = 64;

    // The constraint that refused the last rounding: the likeliest to refuse the next.
    private int _hardest;

    /// <summary>A point near the given one with short coordinates that satisfies all constraints strictly; else the exact witness.</summary>
    /// <param name="point">The witness, rounded to double.</param>
    /// <param name="constraints">What must be positive.</param>
    /// <param name="exact">The exact witness.</param>
    public ImmutableArray<Rational> Shorten(ReadOnlySpan<double> point, List<ExactRow> constraints, Func<ImmutableArray<Rational>> exact)
    {
        BigInteger[] homogeneous = new BigInteger[point.Length + 1];
        for (int digits = 1; digits <= MostDigits; digits += 1 + (digits / 8))
        {
            homogeneous[^1] = BigInteger.One << digits;
            for (int k = 0; k < point.Length; k++)
            {
                double scaled = Math.ScaleB(point[k], digits);
                homogeneous[k] = double.IsFinite(scaled) ? new BigInteger(Math.Round(scaled)) : BigInteger.Zero;
            }

            if (AllHold(homogeneous, constraints))
            {
                return [.. homogeneous.Take(point.Length).Select(numerator => new Rational(numerator, homogeneous[^1]))];
            }
        }

        ImmutableArray<Rational> witness = exact();
        BigInteger denominator = witness.Aggregate(BigInteger.One, (common, x) => Integers.LeastCommonMultiple(common, x.Denominator));
        return AllHold([.. witness.Select(x => x.Numerator * (denominator / x.Denominator)), denominator], constraints)
            ? witness
            : throw new InvalidOperationException("A witness is not inside its cell.");
    }

    private bool AllHold(BigInteger[] point, List<ExactRow> constraints)
    {
        if (_hardest < constraints.Count && constraints[_hardest].SignAt(point) <= 0)
        {
            return false;
        }

        for (int i = 0; i < constraints.Count; i++)
        {
            if (constraints[i].SignAt(point) <= 0)
            {
                _hardest = i;
                return false;
            }
        }

        return true;
    }
}
