using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>The largest ball in a polyhedron of full dimension, or that there is none: one of <see cref="Largest"/> and
/// <see cref="Unlimited"/>.</summary>
public abstract record InscribedBall
{
    private InscribedBall()
    {
    }

    /// <summary>The largest radius, enclosed. The centre need not be unique.</summary>
    /// <param name="Centre">A point whose ball of radius <paramref name="Lower"/> lies in the polyhedron.</param>
    /// <param name="Lower">The radius of that ball, positive.</param>
    /// <param name="Upper">No ball in the polyhedron has a larger radius. In the maximum and sum norms equal to <paramref name="Lower"/>;
    /// in the Euclidean norm, where radii are irrational in general, Upper - Lower is at most 2^-40 times Upper.</param>
    public sealed record Largest(ImmutableArray<Rational> Centre, Rational Lower, Rational Upper) : InscribedBall;

    /// <summary>There are balls of every radius.</summary>
    /// <param name="Direction">The proof: a direction in which every form grows.</param>
    public sealed record Unlimited(ImmutableArray<Rational> Direction) : InscribedBall;
}
