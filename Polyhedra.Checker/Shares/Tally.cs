namespace Polyhedra.Checker.Shares;

/// <summary>What a part of a tree comes to.</summary>
/// <param name="Leaves">The number of its leaves.</param>
/// <param name="OpenBound">A bound on the number of regions below its open nodes.</param>
internal readonly record struct Tally(long Leaves, BigInteger OpenBound)
{
    /// <summary>What two parts that have nothing in common come to.</summary>
    public static Tally operator +(Tally left, Tally right) => new(left.Leaves + right.Leaves, left.OpenBound + right.OpenBound);
}
