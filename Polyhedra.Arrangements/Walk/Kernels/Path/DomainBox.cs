using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The bounds of a domain on single coordinates, in doubles rounded the way each use needs them.</summary>
internal sealed class DomainBox : IBody
{
    private readonly ImmutableArray<Rational?> _exactLower;
    private readonly ImmutableArray<Rational?> _exactUpper;

    /// <summary>Takes the bounds of a polyhedron; its half-spaces are not looked at.</summary>
    public DomainBox(HPolyhedron domain)
    {
        _exactLower = domain.Lower;
        _exactUpper = domain.Upper;
        Lower = [.. domain.Lower.Select(bound => bound?.ToDouble() ?? double.NegativeInfinity)];
        Upper = [.. domain.Upper.Select(bound => bound?.ToDouble() ?? double.PositiveInfinity)];
        OuterLower = [.. domain.Lower.Select(bound => bound?.ToDoubleDown() ?? double.NegativeInfinity)];
        OuterUpper = [.. domain.Upper.Select(bound => bound?.ToDoubleUp() ?? double.PositiveInfinity)];
        InnerLower = [.. domain.Lower.Select(bound => bound?.ToDoubleUp() ?? double.NegativeInfinity)];
        InnerUpper = [.. domain.Upper.Select(bound => bound?.ToDoubleDown() ?? double.PositiveInfinity)];
        Reach = [.. OuterLower.Zip(OuterUpper, (lower, upper) => Math.Max(Math.Abs(lower), Math.Abs(upper)))];
        IsBounded = domain.HasAllBounds;
    }

    /// <summary>Whether every coordinate has both bounds.</summary>
    public bool IsBounded { get; }

    /// <summary>Lower bounds rounded to nearest.</summary>
    public double[] Lower { get; }

    /// <summary>Upper bounds rounded to nearest.</summary>
    public double[] Upper { get; }

    /// <summary>Lower bounds rounded down: the box only grows.</summary>
    public double[] OuterLower { get; }

    /// <summary>Upper bounds rounded up: the box only grows.</summary>
    public double[] OuterUpper { get; }

    /// <summary>Lower bounds rounded up: the box only shrinks.</summary>
    public double[] InnerLower { get; }

    /// <summary>Upper bounds rounded down: the box only shrinks.</summary>
    public double[] InnerUpper { get; }

    /// <summary>The largest absolute value of each coordinate on the outer box.</summary>
    public double[] Reach { get; }

    /// <summary>The exact lower bound of a coordinate, or null.</summary>
    public Rational? ExactLower(int coordinate) => _exactLower[coordinate];

    /// <summary>The exact upper bound of a coordinate, or null.</summary>
    public Rational? ExactUpper(int coordinate) => _exactUpper[coordinate];

    /// <summary>Whether a point is strictly within all bounds, exactly.</summary>
    public bool HasInInterior(ReadOnlySpan<double> point)
    {
        for (int k = 0; k < point.Length; k++)
        {
            double x = point[k];
            if (!(x > InnerLower[k] && x < InnerUpper[k]) && !IsStrictlyWithin(k, x))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a point is strictly beyond one bound and strictly within all others, as far as rounded bounds prove it.</summary>
    public bool IsBeyondOne(ReadOnlySpan<double> point, int coordinate, bool isUpper)
    {
        for (int k = 0; k < point.Length; k++)
        {
            double x = point[k];
            bool isAbove = k == coordinate && !isUpper ? x < OuterLower[k] : x > InnerLower[k];
            bool isBelow = k == coordinate && isUpper ? x > OuterUpper[k] : x < InnerUpper[k];
            if (!isAbove || !isBelow)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool HasInInterior(Witness point, bool filters, ref bool usedExact)
    {
        if (point.IsDouble)
        {
            return HasInInterior(point.Approximation);
        }

        ImmutableArray<Rational> exact = point.ToRationals();
        for (int k = 0; k < exact.Length; k++)
        {
            if (_exactLower[k] >= exact[k] || _exactUpper[k] <= exact[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public double LengthWithin(double[] point, double[] direction)
    {
        double length = double.PositiveInfinity;
        for (int k = 0; k < direction.Length; k++)
        {
            double bound = direction[k] > 0 ? Upper[k] : Lower[k];
            if (direction[k] != 0)
            {
                length = Math.Min(length, (bound - point[k]) / direction[k]);
            }
        }

        return length;
    }

    /// <inheritdoc/>
    public bool TryBeginMoves(double[] point) => true;

    /// <inheritdoc/>
    public void Chord(double[] point, int coordinate, out double up, out double down)
    {
        up = Upper[coordinate] - point[coordinate];
        down = point[coordinate] - Lower[coordinate];
    }

    /// <inheritdoc/>
    /// <remarks>Chords may be endless or nearly so: where not every bound exists, a coordinate at most goes to where its absolute value
    /// is 1 or what it was, lest centring send the witness off to infinity, cell after cell.</remarks>
    public double Move(double[] point, int coordinate, double wish)
    {
        double start = point[coordinate];
        double target = start + wish;
        if (!IsBounded)
        {
            double limit = Math.Max(1, Math.Abs(start));
            target = Math.Clamp(target, -limit, limit);
        }

        double move = target - start;
        if (double.IsFinite(move))
        {
            point[coordinate] = target;
        }

        return move;
    }

    private bool IsStrictlyWithin(int coordinate, double x) =>
        double.IsFinite(x)
        && !(_exactLower[coordinate] >= Rational.FromDouble(x))
        && !(_exactUpper[coordinate] <= Rational.FromDouble(x));
}
