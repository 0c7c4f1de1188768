namespace Polyhedra.Arrangements.Walk;

/// <summary>What an enumeration did.</summary>
/// <param name="StopReason">Why it ended.</param>
/// <param name="ActivationRegions">How many regions were found; the exact count iff <see cref="IsComplete"/>.</param>
/// <param name="SignTests">Decisions taken.</param>
/// <param name="ExactSignTests">Decisions that floating point could not prove, taken in exact arithmetic.</param>
/// <param name="Elapsed">The time of the enumeration alone.</param>
public sealed record EnumerationSummary(
    StopReason StopReason, long ActivationRegions, long SignTests, long ExactSignTests, TimeSpan Elapsed)
{
    /// <summary>Whether every region was found.</summary>
    public bool IsComplete => StopReason == StopReason.Complete;

    /// <summary>This pass, which was complete, and another over the same regions as one.</summary>
    internal EnumerationSummary Then(EnumerationSummary other) => this with
    {
        StopReason = other.StopReason,
        SignTests = SignTests + other.SignTests,
        ExactSignTests = ExactSignTests + other.ExactSignTests,
        Elapsed = Elapsed + other.Elapsed,
    };
}
