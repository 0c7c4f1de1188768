using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>A claim of at least so many regions beside the exact count.</summary>
/// <param name="Claim">The number that is claimed.</param>
/// <param name="Count">The number that was counted, under one definition and in one domain.</param>
internal readonly record struct Verdict(BigInteger Claim, BigInteger Count)
{
    /// <summary>Count minus claim: how far the claim is exceeded, or missed if negative.</summary>
    public BigInteger Excess => Count - Claim;

    /// <summary>Whether there are at least as many regions as claimed.</summary>
    public bool IsMet => Excess.Sign >= 0;

    /// <summary><c>meets</c>, <c>exceeds by k</c> or <c>falls short by k</c>.</summary>
    public override string ToString() => Excess.Sign switch
    {
        0 => "meets",
        > 0 => $"exceeds by {Excess}",
        _ => $"falls short by {-Excess}",
    };
}
