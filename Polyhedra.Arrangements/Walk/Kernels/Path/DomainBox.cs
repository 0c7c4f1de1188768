using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The bounds of a domain on single coordinates, in doubles rounded the way each use needs them.</summary>
internal sealed class DomainBox
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

    private bool IsStrictlyWithin(int coordinate, double x) =>
        double.IsFinite(x)
        && !(_exactLower[coordinate] >= Rational.FromDouble(x))
        && !(_exactUpper[coordinate] <= Rational.FromDouble(x));
}
