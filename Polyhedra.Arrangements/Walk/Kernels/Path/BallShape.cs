using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A Euclidean ball, in doubles rounded the way each use needs them, and exactly.</summary>
internal sealed class BallShape
{
    /// <summary>More than what a Euclidean norm loses to squares that underflow: each of up to 2^20 entries below 2^-511.</summary>
    public static readonly double LostSquares = Math.ScaleB(1.0, -500);

    private readonly Ball _ball;
    private readonly double _centreError;
    private readonly double _relativeError;

    /// <summary>Takes over a Euclidean ball.</summary>
    public BallShape(Ball ball)
    {
        if (ball.Norm != BallNorm.Euclidean)
        {
            throw new ArgumentException("Expected a Euclidean ball.", nameof(ball));
        }

        _ball = ball;
        Centre = [.. ball.Centre.Select(x => x.ToDouble())];
        ExactCentre = CommonDenominator.Homogeneous(ball.Centre.AsSpan());
        SquaredRadius = ball.Radius * ball.Radius;
        OuterRadius = ball.Radius.ToDoubleUp();
        InnerRadius = ball.Radius.ToDoubleDown();
        _relativeError = FloatingPoint.Gamma(ball.Dimension + 8);
        foreach (double x in Centre)
        {
            // Rounding to nearest moves a coordinate by at most u |x|, or by the least positive number; infinite coordinates decide
            // nothing.
            _centreError += (2 * FloatingPoint.UnitRoundoff * Math.Abs(x)) + FloatingPoint.Underflow;
        }
    }

    /// <summary>The centre, rounded to nearest.</summary>
    public double[] Centre { get; }

    /// <summary>The centre: numerators, then their common positive denominator.</summary>
    public BigInteger[] ExactCentre { get; }

    /// <summary>The centre as rationals.</summary>
    public ImmutableArray<Rational> CentrePoint => _ball.Centre;

    /// <summary>The radius.</summary>
    public Rational Radius => _ball.Radius;

    /// <summary>The square of the radius.</summary>
    public Rational SquaredRadius { get; }

    /// <summary>The radius rounded up.</summary>
    public double OuterRadius { get; }

    /// <summary>The radius rounded down.</summary>
    public double InnerRadius { get; }

    /// <summary>Whether a rational point lies strictly inside the ball.</summary>
    public bool HasInInterior(ReadOnlySpan<Rational> point) => _ball.HasInInterior(point);

    /// <summary>Whether a point lies strictly inside the ball, exactly.</summary>
    /// <param name="point">The point.</param>
    /// <param name="filters">Whether floating point may decide.</param>
    /// <param name="usedExact">Set if exact arithmetic was needed.</param>
    public bool HasInInterior(Witness point, bool filters, ref bool usedExact)
    {
        if (filters && point.IsDouble)
        {
            // |p - c| <= |p - c~| + |c~ - c|_1, and the computed |p - c~| errs by at most gamma_{d+4} of itself and what underflows.
            double distance = (Distance(point.Approximation) * (1 + (2 * _relativeError))) + (2 * _centreError) + LostSquares;
            double nearest = (Distance(point.Approximation) * (1 - (2 * _relativeError))) - (2 * _centreError) - LostSquares;
            if (distance < InnerRadius)
            {
                return true;
            }

            if (nearest > OuterRadius && double.IsFinite(nearest))
            {
                return false;
            }
        }

        usedExact = true;
        return _ball.HasInInterior(point.ToRationals().AsSpan());
    }

    /// <summary>Whether g(centre) + r |g| is at most 0 for a function g of integer coefficients, its constant last: then g is nowhere
    /// positive in the ball.</summary>
    public bool HasNoPositive(ReadOnlySpan<BigInteger> g)
    {
        BigInteger value = BigInteger.Zero;
        BigInteger squares = BigInteger.Zero;
        for (int k = 0; k < g.Length; k++)
        {
            value += g[k] * ExactCentre[k];
            squares += k < g.Length - 1 ? g[k] * g[k] : BigInteger.Zero;
        }

        // The value is g(c) times the centre's denominator q, so the condition is value^2 >= r^2 q^2 |g|^2.
        BigInteger left = value * value * SquaredRadius.Denominator;
        BigInteger right = SquaredRadius.Numerator * ExactCentre[^1] * ExactCentre[^1] * squares;
        return value.Sign <= 0 && left >= right;
    }

    /// <summary>The distance of a point from the rounded centre, computed.</summary>
    public double Distance(ReadOnlySpan<double> point)
    {
        double sum = 0;
        for (int k = 0; k < point.Length; k++)
        {
            double difference = point[k] - Centre[k];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
