namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>How many regions an open segment meets.</summary>
/// <param name="ActivationRegions">The intervals of the segment on which the activation pattern is constant:
/// one more than there are breakpoints.</param>
/// <param name="LinearRegions">The longest intervals on which the network's declared output is affine along the segment.</param>
public sealed record LineCounts(long ActivationRegions, long LinearRegions);
