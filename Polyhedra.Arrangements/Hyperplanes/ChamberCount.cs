using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Hyperplanes;

/// <summary>What an enumeration of the chambers of an arrangement found.</summary>
/// <param name="Engine">The cell kernel that did the work.</param>
/// <param name="Summary">The walk; its activation regions are the chambers.</param>
/// <param name="RelativelyBoundedRegions">The chambers that are bounded once the lineality space is divided out; null where that was not
/// asked. All of them only if the walk is complete.</param>
/// <param name="BoundedRegions">The chambers that are bounded in R^d: the same if the arrangement has rank d, else 0; null where that was
/// not asked.</param>
/// <param name="AdjacentPairs">The pairs of chambers that share a facet; null where that was not asked,
/// or the walk is not complete.</param>
public sealed record ChamberCount(
    Engine Engine, EnumerationSummary Summary, long? RelativelyBoundedRegions, long? BoundedRegions, long? AdjacentPairs)
{
    /// <summary>The number of chambers found.</summary>
    public long Regions => Summary.ActivationRegions;
}
