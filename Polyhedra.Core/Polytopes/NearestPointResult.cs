using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>The outcome of <see cref="NearestPoint.Find"/>, with its proof. Closed: <see cref="Nearest"/> or <see cref="Empty"/>.</summary>
/// <param name="Multipliers">Nonnegative, one a row.</param>
internal abstract record NearestPointResult(ImmutableArray<Rational> Multipliers)
{
    /// <summary>The polyhedron is not empty.</summary>
    /// <param name="Point">The point of the polyhedron that is nearest to the origin; it is unique.</param>
    /// <param name="SquaredDistance">The square of its distance from the origin.</param>
    /// <param name="Multipliers">With them the sum of the normals is <paramref name="Point"/>, and a row that is not zero there has
    /// multiplier 0 (Karush, Kuhn and Tucker): the half-space Point·y >= SquaredDistance holds the polyhedron.</param>
    public sealed record Nearest(ImmutableArray<Rational> Point, Rational SquaredDistance, ImmutableArray<Rational> Multipliers)
        : NearestPointResult(Multipliers);

    /// <summary>The polyhedron is empty.</summary>
    /// <param name="Multipliers">With them the normals sum to zero and the offsets to a negative number (Farkas).</param>
    public sealed record Empty(ImmutableArray<Rational> Multipliers) : NearestPointResult(Multipliers);
}
