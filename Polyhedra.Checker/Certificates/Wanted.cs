using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Certificates;

/// <summary>What a certificate is wanted to be about; null for whatever it says.</summary>
/// <param name="Domain">The domain, as rows [b, a1, ..., ad] meaning b + a·x >= 0.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Count">The number of activation regions or chambers.</param>
internal sealed record Wanted(List<Fraction[]>? Domain, string? Numbers, long? Count);
