using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>What a certificate proves.</summary>
/// <param name="Summary">What the walks did, all together. Its <c>ActivationRegions</c> is the number of leaves.</param>
/// <param name="AffinePieces">The number of affine pieces; null if it is not claimed.</param>
/// <param name="LinearRegions">The number of leaves less that of merges; null if it is not claimed.</param>
public sealed record CertifiedCounts(EnumerationSummary Summary, long? AffinePieces = null, long? LinearRegions = null)
{
    /// <summary>Whether the tree has open nodes, so that the number of regions is only bounded.
    /// A walk that is stopped behind the tree leaves none.</summary>
    public bool HasOpenNodes { get; init; } = !Summary.IsComplete;
}
