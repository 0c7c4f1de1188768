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

    /// <summary>What is left for another pass over the same regions after one that was complete.</summary>
    internal EnumerationBudget After(TimeSpan used) => this with
    {
        MaxRegions = null,
        Timeout = Timeout is { } limit ? (limit > used ? limit - used : TimeSpan.Zero) : null,
    };
}
