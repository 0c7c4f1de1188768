using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Whether multipliers are a proof: what a checker computes, first in floating point with a proven error bound,
/// then exactly.</summary>
/// <remarks>
/// <para>With t rows combined, an entry of the sum is off by at most gamma_{t+2} times the sum of the magnitudes of its terms, plus the
/// multipliers times the errors of the rows; the supremum over the box adds d products and d sums. One gamma_{t+d+8} over all magnitudes
/// covers both (as in the LP kernel's proofs of drops). A coordinate without a bound asks for an entry that has the right sign for
/// certain.</para>
/// </remarks>
internal sealed class SupremumTest(int dimension)
{
    private readonly double[] _sum = new double[dimension + 1];
    private readonly double[] _magnitude = new double[dimension + 1];
    private BallProof? _ball;
    private double _error;
    private int _terms;

    /// <summary>Starts with a multiple of the function that is to be nowhere positive. The multiplier is an integer below 2^53.</summary>
    public void Begin(ProofRow claim, double multiplier)
    {
        double[] entries = claim.Entries;
        for (int k = 0; k < _sum.Length; k++)
        {
            double term = multiplier * entries[k];
            _sum[k] = term;
            _magnitude[k] = Math.Abs(term);
        }

        _error = multiplier * claim.Error;
        _terms = 1;
    }

    /// <summary>Adds a multiple of a constraint. The multiplier is an integer below 2^53.</summary>
    public void Add(ProofRow row, double multiplier)
    {
        double[] entries = row.Entries;
        for (int k = 0; k < _sum.Length; k++)
        {
            double term = multiplier * entries[k];
            _sum[k] += term;
            _magnitude[k] += Math.Abs(term);
        }

        _error += multiplier * row.Error;
        _terms++;
    }

    /// <summary>Whether the supremum of the sum over a box, or over the ball, is at most 0: true or false for certain (false: as good as),
    /// or null.</summary>
    public bool? Holds(ProofBox box)
    {
        bool? holds = HoldsOnBounds(box);
        return holds == true || box.Ball is null ? holds
            : HoldsOnBall(box.Ball) is var onBall && onBall == false ? holds
            : onBall;
    }

    private bool? HoldsOnBall(BallShape ball)
    {
        _ball ??= new BallProof(ball);
        _ball.Load(_sum, _magnitude, _error, _terms);
        return _ball.Decide();
    }

    private bool? HoldsOnBounds(ProofBox box)
    {
        double rounding = FloatingPoint.Gamma(_terms + dimension + 8);
        double rowError = _error + FloatingPoint.Underflow;
        double supremum = _sum[dimension];
        double error = (rounding * _magnitude[dimension]) + rowError;
        for (int k = 0; k < dimension; k++)
        {
            double lower = box.OuterLower[k];
            double upper = box.OuterUpper[k];
            double entryError = (rounding * _magnitude[k]) + rowError;
            if (double.IsFinite(lower) && double.IsFinite(upper))
            {
                supremum += Math.Max(_sum[k] * lower, _sum[k] * upper);
                error += (entryError + (rounding * Math.Abs(_sum[k]))) * Math.Max(Math.Abs(lower), Math.Abs(upper));
            }
            else if (_magnitude[k] != 0 || _error != 0)
            {
                if (!(Math.Abs(_sum[k]) > entryError * 2))
                {
                    return null;
                }

                double bound = _sum[k] > 0 ? upper : lower;
                if (!double.IsFinite(bound))
                {
                    return false;
                }

                supremum += _sum[k] * bound;
                error += (entryError + (rounding * Math.Abs(_sum[k]))) * Math.Abs(bound);
            }
        }

        error = (error * (1 + (64 * FloatingPoint.Epsilon) + (2 * dimension * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        return supremum + error <= 0 ? true : supremum > error ? false : null;
    }

    /// <summary>What a checker does.</summary>
    public static bool HoldsExactly(
        ProofRow claim, BigInteger claimMultiplier,
        IReadOnlyList<(int Row, BigInteger Multiplier)> multipliers, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        ExactRow form = claim.Exact;
        BigInteger common = form.Denominator;
        foreach ((int index, _) in multipliers)
        {
            BigInteger denominator = rows[index].Exact.Denominator;
            common = CommonDenominator.Join(common, denominator);
        }

        BigInteger[] sum = new BigInteger[form.Terms.Length];
        Add(sum, claimMultiplier * (common / form.Denominator), form);
        foreach ((int index, BigInteger multiplier) in multipliers)
        {
            Add(sum, multiplier * (common / rows[index].Exact.Denominator), rows[index].Exact);
        }

        return box.Ball?.HasNoPositive(sum) == true || IsNotPositiveOnBounds(sum, box);
    }

    private static bool IsNotPositiveOnBounds(BigInteger[] sum, ProofBox box)
    {
        BigInteger supremum = sum[^1];
        BigInteger scale = BigInteger.One;
        for (int k = 0; k < sum.Length - 1; k++)
        {
            if (sum[k].IsZero)
            {
                continue;
            }

            if (box.Bound(k, sum[k].Sign > 0) is not { } bound)
            {
                return false;
            }

            supremum = (supremum * bound.Denominator) + (sum[k] * bound.Numerator * scale);
            scale *= bound.Denominator;
        }

        return supremum.Sign <= 0;
    }

    private static void Add(BigInteger[] sum, BigInteger multiplier, ExactRow row)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += multiplier * row.Terms[k];
        }
    }
}
