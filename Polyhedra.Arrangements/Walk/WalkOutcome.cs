namespace Polyhedra.Arrangements.Walk;

/// <summary>What a walk, or several, made of all regions, and how it ended. The one way to say that a result is missing because a run was
/// stopped.</summary>
/// <param name="Summary">How it ended.</param>
/// <param name="Value">What it made; null iff it was stopped.</param>
/// <typeparam name="T">What it makes.</typeparam>
public sealed record WalkOutcome<T>(EnumerationSummary Summary, T? Value)
    where T : class
{
    /// <summary>What a run makes that was not stopped.</summary>
    /// <exception cref="InvalidOperationException">It was stopped.</exception>
    public T Complete => Value ?? throw new InvalidOperationException($"The run was stopped: {Summary.StopReason}.");

    // Not the text of the record, which would ask for Complete.
    /// <inheritdoc/>
    public override string ToString() => $"{Summary.StopReason}: {Value?.ToString() ?? "nothing"}";
}
