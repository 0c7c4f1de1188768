using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>An exact point in the relative interior of a facet. Immutable.</summary>
/// <remarks>It is computed when it is asked for. Homogeneous coordinates come for a few multiplications; lowest terms take a greatest
/// common divisor a coordinate; and often an approximation with a proven error bound is enough.</remarks>
internal sealed class FacetPoint
{
    private readonly Func<BigInteger[]>? _compute;
    private ImmutableArray<Rational> _rationals;
    private BigInteger[]? _homogeneous;

    /// <summary>A point in lowest terms.</summary>
    public FacetPoint(ImmutableArray<Rational> rationals) => _rationals = rationals;

    /// <summary>A point in homogeneous coordinates: numerators, then their common positive denominator.</summary>
    public FacetPoint(BigInteger[] homogeneous) => _homogeneous = homogeneous;

    /// <summary>A point that is known up to errors.</summary>
    /// <param name="approximation">The point, approximately.</param>
    /// <param name="errors">How far each coordinate can be from the exact one.</param>
    /// <param name="compute">Computes the exact point in homogeneous coordinates; always the same.</param>
    public FacetPoint(double[] approximation, double[] errors, Func<BigInteger[]> compute)
    {
        Approximation = approximation;
        Errors = errors;
        _compute = compute;
    }

    /// <summary>The point, approximately; null where no approximation is known.</summary>
    public double[]? Approximation { get; }

    /// <summary>How far each coordinate of <see cref="Approximation"/> can be from the exact one.</summary>
    public double[]? Errors { get; }

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
    public BigInteger[] Homogeneous =>
        _homogeneous ??= _compute is { } compute ? compute() : CommonDenominator.Homogeneous(_rationals.AsSpan());
}
