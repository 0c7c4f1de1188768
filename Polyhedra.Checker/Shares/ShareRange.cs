namespace Polyhedra.Checker.Shares;

/// <summary>Shares of a tree that one checker has checked one after the other: those with the numbers First, First + 1, ..., End - 1.
/// The shares of a tree are numbered from 0 in the order of the certificate.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="End">The number behind the last, larger than <paramref name="First"/>.</param>
internal sealed record ShareRange(long First, long End);
