using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>A unit of a <see cref="NetworkGraph"/>.</summary>
/// <param name="Activation">The activation; null for the largest of the arguments.</param>
/// <param name="Arguments">The argument of the activation, or the pieces of a maxout unit.</param>
internal sealed record GraphUnit(Activation? Activation, ImmutableArray<AffineExpression> Arguments)
{
    /// <summary>Whether it is a maxout unit.</summary>
    public bool IsMaxout => Activation is null;
}
