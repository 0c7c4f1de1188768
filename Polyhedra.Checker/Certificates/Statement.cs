using Polyhedra.Checker.Shares;

namespace Polyhedra.Checker.Certificates;

/// <summary>What a certificate has proved of a network or arrangement.</summary>
/// <param name="Tree">The leaves, each a region, and a bound on the regions below the open nodes.</param>
/// <param name="AffinePieces">The number of affine pieces; null if it is not counted.</param>
/// <param name="LinearRegions">A bound on the number of linear regions; null if there is none.</param>
/// <param name="DomainLines">The lines of the header that describe the domain.</param>
/// <param name="HullDimension">The dimension of the hull of a domain without interior; null for another.</param>
internal sealed record Statement(
    Tally Tree, long? AffinePieces, long? LinearRegions, IReadOnlyList<string> DomainLines, int? HullDimension);
