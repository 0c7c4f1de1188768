using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>An exact point in the relative interior of a facet. Immutable.</summary>
/// <remarks>Homogeneous coordinates come for a few multiplications; lowest terms take a greatest common divisor a coordinate, and often
/// nobody asks.</remarks>
internal sealed class FacetPoint
{
    private ImmutableArray<Rational> _rationals;
    private BigInteger[]? _homogeneous;

    /// <summary>A point in lowest terms.</summary>
    public FacetPoint(ImmutableArray<Rational> rationals) => _rationals = rationals;

    /// <summary>A point in homogeneous coordinates: numerators, then their common positive denominator.</summary>
    public FacetPoint(BigInteger[] homogeneous) => _homogeneous = homogeneous;

    /// <summary>The point in lowest terms.</summary>
    public ImmutableArray<Rational> Rationals
    {
        get
        {
            if (_rationals.IsDefault)
            {
                BigInteger[] point = Homogeneous;
                _rationals = [.. Enumerable.Range(0, point.Length - 1).Select(k => new Rational(point[k], point[^1]))];
            }

            return _rationals;
        }
    }

    /// <summary>The point in homogeneous coordinates.</summary>
    public BigInteger[] Homogeneous => _homogeneous ??= HomogeneousPoint.FromRationals(_rationals.AsSpan());
}
