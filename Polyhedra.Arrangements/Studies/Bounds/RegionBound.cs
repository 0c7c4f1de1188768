using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A bound on the number of activation regions, with its name, its source and its conditions.</summary>
/// <param name="Name">A short name, unique among the bounds of its kind, as the command line prints it.</param>
/// <param name="Kind">Whether it bounds every network, or the best one.</param>
/// <param name="Source">Who proved it where; what is our own is said to be so.</param>
/// <param name="Condition">When it holds, in our words.</param>
/// <param name="Value">The bound; null if the condition does not hold.</param>
internal sealed record RegionBound(string Name, BoundKind Kind, string Source, string Condition, BigInteger? Value)
{
    /// <summary>Whether the condition holds.</summary>
    public bool Applies => Value is not null;

    /// <summary>Whether the statement is not to be built upon: we know it only from memory, or its source claims more than it proves,
    /// and we have no proof.</summary>
    public bool IsRecalled { get; init; }
}
