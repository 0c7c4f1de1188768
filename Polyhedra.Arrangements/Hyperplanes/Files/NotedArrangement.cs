namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>An arrangement as a file gave it, and what its reader should know.</summary>
/// <param name="Arrangement">The hyperplanes.</param>
/// <param name="Notes">A line each: rows that were left out, hyperplanes that were added, a convention that was assumed. May be
/// empty.</param>
internal sealed record NotedArrangement(HyperplaneArrangement Arrangement, IReadOnlyList<string> Notes);
