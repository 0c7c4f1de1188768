using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>What floating point believes of the program for an inscribed ball: the rows that are tight at the optimum, or a direction
/// without end.</summary>
/// <param name="Tight">As many rows as there are variables; null if there is a direction.</param>
/// <param name="Direction">The direction of the centre; null if there is an optimum.</param>
internal sealed record BallProposal(int[]? Tight, ImmutableArray<Rational>? Direction);
