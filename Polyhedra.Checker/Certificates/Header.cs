using Polyhedra.Checker.Domains;
using Polyhedra.Checker.Networks;

namespace Polyhedra.Checker.Certificates;

/// <summary>The header of a certificate.</summary>
/// <param name="Layers">The network or arrangement; of a domain without interior in the coordinates of its hull.</param>
/// <param name="Domain">The domain, in the same coordinates.</param>
/// <param name="HullDimension">The dimension of the hull of a domain without interior; null for another.</param>
/// <param name="DomainLines">The lines that describe it.</param>
/// <param name="IsAffine">Whether affine pieces are counted.</param>
/// <param name="IsLinear">Whether linear regions are bounded.</param>
internal sealed record Header(
    Layer[] Layers, Domain Domain, int? HullDimension, List<string> DomainLines, bool IsAffine, bool IsLinear);
