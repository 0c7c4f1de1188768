namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>A certificate that was changed.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="What">What was changed.</param>
/// <param name="Lines">All lines but the footer.</param>
/// <param name="Footer">The footer without its hash; null for the one that fits.</param>
internal sealed record Mutant(string Kind, string What, string[] Lines, string? Footer = null);
