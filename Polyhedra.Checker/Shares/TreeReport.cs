namespace Polyhedra.Checker.Shares;

/// <summary>What a checker that came to the end of a tree has checked of it: the trunk, and some of the shares.</summary>
/// <param name="ShareCount">How many shares the tree has.</param>
/// <param name="Checked">The shares that it has checked, as ranges in the order in which it checked them.</param>
/// <param name="Trunk">What the trunk comes to: all that belongs to no share.</param>
/// <param name="Shares">What the shares that it has checked come to.</param>
internal sealed record TreeReport(long ShareCount, IReadOnlyList<ShareRange> Checked, Tally Trunk, Tally Shares);
