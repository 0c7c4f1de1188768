using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>The open ball {x : |x - centre| &lt; radius}. Exact. Immutable.</summary>
public sealed class Ball
{
    /// <summary>A ball.</summary>
    /// <param name="centre">The centre, at least one coordinate.</param>
    /// <param name="radius">The radius, positive.</param>
    /// <param name="norm">The norm.</param>
    /// <exception cref="ArgumentException">The centre has no coordinates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive.</exception>
    public Ball(ImmutableArray<Rational> centre, Rational radius, BallNorm norm = BallNorm.Euclidean)
    {
        if (centre.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A centre has at least one coordinate.", nameof(centre));
        }

        if (radius.Sign != Sign.Positive)
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is positive.");
        }

        Centre = centre;
        Radius = radius;
        Norm = norm;
    }

    /// <summary>The centre.</summary>
    public ImmutableArray<Rational> Centre { get; }

    /// <summary>The radius.</summary>
    public Rational Radius { get; }

    /// <summary>The norm.</summary>
    public BallNorm Norm { get; }

    /// <summary>The dimension of the space.</summary>
    public int Dimension => Centre.Length;

    /// <summary>Whether a point lies strictly inside, exactly.</summary>
    /// <exception cref="ArgumentException">The point has another dimension.</exception>
    public bool HasInInterior(ReadOnlySpan<Rational> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"Expected a point of {Dimension} coordinates, got {point.Length}.", nameof(point));
        }

        Rational sum = Rational.Zero;
        Rational largest = Rational.Zero;
        for (int k = 0; k < point.Length; k++)
        {
            Rational difference = Rational.Abs(point[k] - Centre[k]);
            largest = Rational.Max(largest, difference);
            sum += Norm == BallNorm.Euclidean ? difference * difference : difference;
        }

        return Norm switch
        {
            BallNorm.Euclidean => sum < Radius * Radius,
            BallNorm.Sum => sum < Radius,
            _ => largest < Radius,
        };
    }
}
