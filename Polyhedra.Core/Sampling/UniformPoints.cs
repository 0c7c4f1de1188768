using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Sampling;

/// <summary>Random points, uniformly distributed in the interior of a domain, reproducible from a seed.</summary>
/// <remarks>
/// <para>A point is drawn in the box of the domain's bounds, coordinate by coordinate: lower + (upper - lower) u, where u is the next
/// <see cref="SeededRandom.NextUniform"/>, a multiple of 2^-53; all of it exact, so dyadic for dyadic bounds. A point that is not strictly
/// inside the domain is drawn again, all of its coordinates. This order is part of the contract.</para>
/// <para>Not safe to share between threads.</para>
/// </remarks>
internal sealed class UniformPoints
{
    /// <summary>How often a point is drawn before <see cref="TryNext"/> gives up.</summary>
    public const int MaxTries = 100_000;

    private readonly HPolyhedron _domain;
    private readonly SeededRandom _random;
    private readonly Rational[] _lower;
    private readonly Rational[] _size;

    /// <summary>Points of a domain that has two bounds on every coordinate.</summary>
    /// <param name="domain">The domain; its half-spaces need not be bounds.</param>
    /// <param name="random">The generator; it moves on with every point.</param>
    /// <exception cref="ArgumentException">A coordinate has a bound too few, or the bounds leave no room.</exception>
    public UniformPoints(HPolyhedron domain, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(random);
        if (!domain.HasAllBounds)
        {
            throw new ArgumentException("Uniform points need a lower and an upper bound on every coordinate.", nameof(domain));
        }

        _domain = domain;
        _random = random;
        _lower = new Rational[domain.Dimension];
        _size = new Rational[domain.Dimension];
        for (int k = 0; k < _lower.Length; k++)
        {
            _lower[k] = domain.Lower[k]!.Value;
            _size[k] = domain.Upper[k]!.Value - _lower[k];
            if (_size[k].Sign != Sign.Positive)
            {
                throw new ArgumentException($"The bounds of coordinate {k} leave no room.", nameof(domain));
            }
        }
    }

    /// <summary>The next point; null if none of <see cref="MaxTries"/> drawn points was strictly inside, because the domain is a tiny part
    /// of the box of its bounds.</summary>
    public ImmutableArray<Rational>? TryNext()
    {
        Rational[] point = new Rational[_lower.Length];
        for (int i = 0; i < MaxTries; i++)
        {
            for (int k = 0; k < point.Length; k++)
            {
                point[k] = _lower[k] + (_size[k] * Rational.FromDouble(_random.NextUniform()));
            }

            if (_domain.HasInInterior(point))
            {
                return [.. point];
            }
        }

        return null;
    }
}
