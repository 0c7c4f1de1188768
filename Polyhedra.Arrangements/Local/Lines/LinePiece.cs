using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>An interval of a line on which the activation pattern is constant.</summary>
/// <param name="From">Its lower end.</param>
/// <param name="To">Its upper end, larger than <paramref name="From"/>.</param>
/// <param name="Pattern">The piece of every gate inside the interval, layer by layer, unit by unit, identity layers left out.</param>
/// <param name="Map">The declared output as a function of the line's parameter there: a row an output, one column.</param>
public sealed record LinePiece(Rational From, Rational To, ImmutableArray<byte> Pattern, AffineMap Map);
