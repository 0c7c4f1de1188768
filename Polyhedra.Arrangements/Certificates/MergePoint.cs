using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Finds points with short coordinates in the relative interior of facets, on no other hyperplane, exactly.</summary>
/// <remarks>All coordinates but the one along which the facet's normal is longest are rounded to fewer or more binary digits, and that one
/// follows from the hyperplane. A point counts if the network has the same signs there as at the kernel's point (<see cref="GateSigns"/>),
/// and no zero by chance.</remarks>
internal sealed class MergePoint(Network network, HPolyhedron domain)
{
    private const int MostShifts = 40;

    // As many as LeafPoint tries; then the kernel's point, and points ever closer to it.
    private static readonly int[] Digits = [0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64];
    private readonly GateSigns _signs = new(network);
    private readonly List<sbyte> _wanted = [];

    /// <summary>A point in the relative interior of a facet, strictly inside the domain, at which every function vanishes on all of the
    /// facet that is zero there and is a form, or a difference of functions of a maxout unit, on a side of the facet.</summary>
    /// <exception cref="InvalidOperationException">None was found.</exception>
    public ImmutableArray<Rational> On(RegionFacet facet)
    {
        ImmutableArray<Rational> start = facet.Point;
        _signs.Evaluate(CommonDenominator.Homogeneous(start.AsSpan()));
        if (start.Length == 1)
        {
            return start;
        }

        _wanted.Clear();
        _wanted.AddRange(_signs.Signs);
        int axis = LongestAxis(facet);
        foreach (int digits in Digits)
        {
            if (IsGood(facet, axis, OnHyperplane(facet, axis, [.. start.Select(x => Round(x, digits))])) is { } rounded)
            {
                return rounded;
            }
        }

        for (int attempt = 0; attempt < MostShifts; attempt++)
        {
            // First no shift at all, then along (s, s^2, s^3, ...), of which few lie on one hyperplane.
            Rational unit = new(BigInteger.One, BigInteger.One << (64 << (attempt / 5)));
            BigInteger shift = attempt;
            ImmutableArray<Rational> candidate = OnHyperplane(
                facet, axis, [.. start.Select((x, k) => x + (unit * BigInteger.Pow(shift, k + 1)))]);
            if (IsGood(facet, axis, candidate) is { } shifted)
            {
                return shifted;
            }
        }

        throw new InvalidOperationException("No point of a facet was found that is on no other hyperplane.");
    }

    private static int LongestAxis(RegionFacet facet)
    {
        int axis = 0;
        for (int k = 1; k < facet.OutwardNormal.Length; k++)
        {
            axis = BigInteger.Abs(facet.OutwardNormal[k]) > BigInteger.Abs(facet.OutwardNormal[axis]) ? k : axis;
        }

        return axis;
    }

    // To the nearest multiple of 2^-digits.
    private static Rational Round(Rational x, int digits)
    {
        BigInteger doubled = x.Denominator << 1;
        (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem((x.Numerator << (digits + 1)) + x.Denominator, doubled);
        return new Rational(remainder.Sign < 0 ? quotient - 1 : quotient, BigInteger.One << digits);
    }

    // Moves a point along an axis onto the hyperplane.
    private static ImmutableArray<Rational> OnHyperplane(RegionFacet facet, int axis, Rational[] point)
    {
        Rational sum = facet.Offset;
        for (int k = 0; k < point.Length; k++)
        {
            sum += k == axis ? Rational.Zero : facet.OutwardNormal[k] * point[k];
        }

        point[axis] = -sum / facet.OutwardNormal[axis];
        return [.. point];
    }

    private ImmutableArray<Rational>? IsGood(RegionFacet facet, int axis, ImmutableArray<Rational> point) =>
        IsOnFacet(point) && TiesLast(facet, axis, point) ? point : null;

    private bool IsOnFacet(ImmutableArray<Rational> point)
    {
        if (!domain.HasInInterior(point.AsSpan()))
        {
            return false;
        }

        _signs.Evaluate(CommonDenominator.Homogeneous(point.AsSpan()));
        return _signs.Signs.SequenceEqual(_wanted);
    }

    // Whether what is tied at a point of the facet is tied on all of it: also at a point moved a little along each other axis. On either
    // side of the facet the functions are affine, and these points span it.
    private bool TiesLast(RegionFacet facet, int axis, ImmutableArray<Rational> point)
    {
        if (_signs.ChanceZeros.Count == 0)
        {
            return true;
        }

        (int Layer, int Row, int Other)[] chanceZeros = [.. _signs.ChanceZeros];
        for (int k = 0; k < point.Length; k++)
        {
            Rational step = Rational.One;
            while (k != axis && !IsOnFacet(Moved(k, step)))
            {
                step /= 16;
            }

            if (k != axis && !_signs.ChanceZeros.IsSupersetOf(chanceZeros))
            {
                return false;
            }
        }

        return true;

        ImmutableArray<Rational> Moved(int k, Rational step)
        {
            Rational[] moved = [.. point];
            moved[k] += step;
            return OnHyperplane(facet, axis, moved);
        }
    }
}
