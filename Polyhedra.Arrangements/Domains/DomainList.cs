using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Domains;

/// <summary>The domains that a user named: one, or the pieces of a specification.</summary>
/// <param name="Pieces">The domains, at least one; each may lack an interior, or even a point.</param>
/// <param name="Notes">What a reader of the result should know of how they were read, a line each.</param>
public sealed record DomainList(ImmutableArray<HPolyhedron> Pieces, ImmutableArray<string> Notes);
