using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>What the comparison of the two cell kernels gave.</summary>
/// <param name="StopReason">Why it ended; nothing is known of the sets unless it is complete.</param>
/// <param name="LpRegions">The regions that the LP kernel found; null if it was stopped.</param>
/// <param name="VertexRegions">The regions that the vertex kernel found; null if it was stopped or did not start.</param>
/// <param name="OnlyLp">A pattern that only the LP kernel found, or null.</param>
/// <param name="OnlyVertex">A pattern that only the vertex kernel found, or found twice; or null.</param>
internal sealed record CrossCheckResult(StopReason StopReason, long? LpRegions, long? VertexRegions, string? OnlyLp, string? OnlyVertex)
{
    /// <summary>Whether both listings were complete and found the same set of patterns.</summary>
    public bool Agrees => StopReason == StopReason.Complete && LpRegions == VertexRegions && OnlyLp is null && OnlyVertex is null;
}
