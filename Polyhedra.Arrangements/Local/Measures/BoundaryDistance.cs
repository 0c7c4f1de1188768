using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>How far a point is from the boundary of its activation region.</summary>
/// <param name="SquaredDistance">The exact squared Euclidean distance; zero iff the point is on a hyperplane of its own forms.</param>
/// <param name="Nearest">All breakpoints whose hyperplanes are at that distance, by layer, unit and breakpoint; at least one.</param>
public sealed record BoundaryDistance(Rational SquaredDistance, ImmutableArray<GateBreakpoint> Nearest);
