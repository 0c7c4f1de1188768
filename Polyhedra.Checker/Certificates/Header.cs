using Polyhedra.Checker.Domains;

namespace Polyhedra.Checker.Certificates;

/// <summary>The header of a certificate.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DomainLines">The lines that describe it.</param>
/// <param name="IsAffine">Whether affine pieces are counted.</param>
/// <param name="IsLinear">Whether linear regions are bounded.</param>
internal sealed record Header(Domain Domain, List<string> DomainLines, bool IsAffine, bool IsLinear);
