using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Finds a point with short coordinates strictly inside a cell, verified with a proven error bound or exactly.</summary>
/// <remarks>From a point near the middle, one coordinate after the other is replaced by the simplest fraction in the middle part of the
/// chord through the point; if that fails, all coordinates by binary fractions with more and more digits;
/// else the exact point of the kernel is taken.</remarks>
/// <param name="dimension">The dimension.</param>
/// <param name="ball">A ball that the point must lie in as well, or null.</param>
internal sealed class LeafPoint(int dimension, BallShape? ball = null)
{
    private const int MostDigits = 64;

    // What part of a chord the simplest fraction may come from: the wider, the shorter it is, and the shorter later chords are.
    private static readonly double[] Parts = [0.72, 0.3];
    private readonly double[] _point = new double[dimension];
    private readonly double[] _near = new double[dimension];
    private readonly Rational[] _short = new Rational[dimension];
    private double[] _values = [];

    // The constraint that refused the last rounding: the likeliest to refuse the next.
    private int _hardest;

    /// <summary>A point near the given one with short coordinates that satisfies all constraints strictly;
    /// else the exact witness.</summary>
    /// <param name="middle">A point inside the cell, as far as floating point knows.</param>
    /// <param name="constraints">What must be positive.</param>
    /// <param name="exact">An exact point of the cell.</param>
    public ReadOnlySpan<Rational> Shorten(ReadOnlySpan<double> middle, List<ProofRow> constraints, Func<ImmutableArray<Rational>> exact)
    {
        foreach (double part in Parts)
        {
            middle.CopyTo(_point);
            if (TrySimplify(constraints, part) && AllHold(constraints) && ball?.HasInInterior(_short) != false)
            {
                return _short;
            }
        }

        BigInteger[] homogeneous = new BigInteger[dimension + 1];
        for (int digits = 1; digits <= MostDigits; digits += 1 + (digits / 8))
        {
            homogeneous[^1] = BigInteger.One << digits;
            for (int k = 0; k < dimension; k++)
            {
                double scaled = Math.ScaleB(middle[k], digits);
                homogeneous[k] = double.IsFinite(scaled) ? new BigInteger(Math.Round(scaled)) : BigInteger.Zero;
            }

            Rational[] point = [.. homogeneous.Take(dimension).Select(numerator => new Rational(numerator, homogeneous[^1]))];
            if (ball?.HasInInterior(point) != false && AllHold(homogeneous, constraints))
            {
                return point;
            }
        }

        ImmutableArray<Rational> witness = exact();
        return AllHold(CommonDenominator.Homogeneous(witness.AsSpan()), constraints) && ball?.HasInInterior(witness.AsSpan()) != false
            ? witness.AsSpan()
            : throw new InvalidOperationException("A witness is not inside its cell.");
    }

    // False if the point is not inside, or some coordinate has no short value.
    private bool TrySimplify(List<ProofRow> constraints, double part)
    {
        if (_values.Length < constraints.Count)
        {
            _values = new double[2 * constraints.Count];
        }

        for (int i = 0; i < constraints.Count; i++)
        {
            double[] row = constraints[i].Entries;
            double value = row[dimension];
            for (int k = 0; k < dimension; k++)
            {
                value += row[k] * _point[k];
            }

            if (!(value > 0))
            {
                return false;
            }

            _values[i] = value;
        }

        for (int k = 0; k < dimension; k++)
        {
            // An endless chord is cut: any point will do.
            double reach = Math.Max(2, Math.Abs(_point[k]));
            double up = reach;
            double down = reach;
            for (int i = 0; i < constraints.Count; i++)
            {
                double rate = constraints[i].Entries[k];
                if (rate < 0)
                {
                    up = Math.Min(up, _values[i] / -rate);
                }
                else if (rate > 0)
                {
                    down = Math.Min(down, _values[i] / rate);
                }
            }

            double middle = _point[k] + ((up - down) / 2);
            double half = (up + down) / 2 * part;
            if (!Simplest.TryBetween(middle - half, middle + half, out long numerator, out long denominator))
            {
                return false;
            }

            // Both are below 2^53, so this is correctly rounded.
            _short[k] = new Rational(numerator, denominator);
            double near = numerator / (double)denominator;
            double move = near - _point[k];
            _near[k] = near;
            _point[k] = near;
            for (int i = 0; i < constraints.Count; i++)
            {
                _values[i] += constraints[i].Entries[k] * move;
            }
        }

        return true;
    }

    // A coordinate is within u |x| of its rounding: with that, a sum of d + 1 terms errs by at most gamma_{d+3} times the sum of their
    // magnitudes.
    private bool AllHold(List<ProofRow> constraints)
    {
        double norm = 1;
        foreach (double x in _near)
        {
            norm += Math.Abs(x);
        }

        double rounding = FloatingPoint.Gamma(dimension + 4);
        BigInteger[]? homogeneous = null;
        foreach (ProofRow constraint in constraints)
        {
            double[] row = constraint.Entries;
            double value = row[dimension];
            double magnitude = Math.Abs(value);
            for (int k = 0; k < dimension; k++)
            {
                double term = row[k] * _near[k];
                value += term;
                magnitude += Math.Abs(term);
            }

            double error = ((rounding * magnitude) + (constraint.Error * norm)) * (1 + ((dimension + 16) * FloatingPoint.Epsilon));
            if (value > error + FloatingPoint.Underflow)
            {
                continue;
            }

            homogeneous ??= CommonDenominator.Homogeneous(_short);
            if (constraint.Exact.SignAt(homogeneous) <= 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool AllHold(BigInteger[] point, List<ProofRow> constraints)
    {
        if (_hardest < constraints.Count && constraints[_hardest].Exact.SignAt(point) <= 0)
        {
            return false;
        }

        for (int i = 0; i < constraints.Count; i++)
        {
            if (constraints[i].Exact.SignAt(point) <= 0)
            {
                _hardest = i;
                return false;
            }
        }

        return true;
    }
}
