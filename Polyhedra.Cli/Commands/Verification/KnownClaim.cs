namespace Polyhedra.Cli.Commands.Verification;

/// <summary>A row of <c>data/constructions/claims.txt</c>: what is known of a construction.</summary>
/// <param name="Command">The words after <c>polyhedra construct</c>.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Box">Activation regions, linear regions and affine pieces in the box of the family.</param>
/// <param name="Space">The same in R^n.</param>
/// <param name="SpacePairs">The pairs of neighbouring activation regions in R^n, or null.</param>
internal sealed record KnownClaim(string Command, long Claim, ImmutableArray<long> Box, ImmutableArray<long> Space, long? SpacePairs)
{
    /// <summary>All rows, in the order of the file.</summary>
    public static ImmutableArray<KnownClaim> All { get; } = [.. KnownRows.Read("claims.txt").Select(Parse)];

    private static KnownClaim Parse(string[] cells) =>
        new(cells[0], long.Parse(cells[1], CultureInfo.InvariantCulture), Numbers(cells[2]), Numbers(cells[3]), KnownRows.Number(cells[4]));

    private static ImmutableArray<long> Numbers(string cell) =>
        [.. cell.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
}
