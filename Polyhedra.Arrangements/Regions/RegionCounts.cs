using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Regions;

/// <summary>How many regions a network has inside a domain, in each of the meanings of the word. What a run that was stopped does not
/// know is null.</summary>
/// <param name="Summary">What the enumeration did: all its passes together. Its <c>ActivationRegions</c> is the exact count if
/// <paramref name="AdjacentPairs"/> is known, also if a later pass was stopped.</param>
/// <param name="BoundedRegions">The activation regions that are bounded within the domain; of those found so far if the run was
/// stopped.</param>
/// <param name="AdjacentPairs">The pairs of activation regions that share a facet.</param>
/// <param name="LinearRegions">The components of the graph whose nodes are the activation regions and whose edges are the adjacent pairs
/// with the same affine map: the maximal open connected sets on which the function is affine.</param>
/// <param name="AffinePieces">The distinct affine maps.</param>
public sealed record RegionCounts(
    EnumerationSummary Summary, long BoundedRegions, long? AdjacentPairs, long? LinearRegions, long? AffinePieces);
