namespace Polyhedra.Arrangements.Walk;

/// <summary>Budgets of an enumeration; the default has none.</summary>
public sealed record EnumerationBudget
{
    /// <summary>Stop when this many regions have been found and there is another one; not negative; null: no limit.</summary>
    public long? MaxRegions { get; init; }

    /// <summary>Stop after this time; not negative; null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Told about progress now and then, from the thread that walks; null: nobody.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Starts a run within a budget.</summary>
    /// <param name="budget">The budget; null: none.</param>
    /// <param name="cancellation">The caller's wish to stop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    internal static WalkSession Start(EnumerationBudget? budget, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget?.MaxRegions ?? 0, nameof(budget));
        ArgumentOutOfRangeException.ThrowIfLessThan(budget?.Timeout ?? TimeSpan.Zero, TimeSpan.Zero, nameof(budget));
        return new WalkSession(budget?.MaxRegions, budget?.Timeout, budget?.Progress, cancellation);
    }

    /// <summary>What is left for another pass over the same regions after one that was complete.</summary>
    internal EnumerationBudget After(TimeSpan used) => this with
    {
        MaxRegions = null,
        Timeout = Timeout is { } limit ? (limit > used ? limit - used : TimeSpan.Zero) : null,
    };
}
