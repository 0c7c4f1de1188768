using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Nonnegative multipliers of the constraints of a linear program: a dual solution or a Farkas proof.</summary>
/// <param name="HalfSpaces">One a half-space.</param>
/// <param name="Lower">One a variable, for x - lower >= 0; zero where there is no such bound.</param>
/// <param name="Upper">One a variable, for upper - x >= 0; zero where there is no such bound.</param>
public sealed record Multipliers(
    ImmutableArray<Rational> HalfSpaces, ImmutableArray<Rational> Lower, ImmutableArray<Rational> Upper);
