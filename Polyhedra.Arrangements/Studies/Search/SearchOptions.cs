using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>What to search for, and for how long.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Widths">The widths of the ReLU layers; there is no output layer after them.</param>
/// <param name="Seed">The seed; every seed is good.</param>
internal sealed record SearchOptions(int Inputs, ImmutableArray<int> Widths, ulong Seed)
{
    /// <summary>What to have many of.</summary>
    public SearchGoal Goal { get; init; }

    /// <summary>The most networks to count; null: no limit.</summary>
    public long? Steps { get; init; }

    /// <summary>The longest time; null: no limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Told now and then the largest number found; null: nobody.</summary>
    public IProgress<long>? Progress { get; init; }
}
