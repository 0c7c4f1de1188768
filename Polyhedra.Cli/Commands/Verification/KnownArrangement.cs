namespace Polyhedra.Cli.Commands.Verification;

/// <summary>A row of <c>data/constructions/arrangements.txt</c>: what is known of a hyperplane arrangement.</summary>
/// <param name="Family">As in <c>arrangement --family</c>.</param>
/// <param name="Regions">The chambers.</param>
/// <param name="Bounded">The bounded chambers, or null.</param>
/// <param name="Pairs">The pairs of neighbouring chambers, or null.</param>
internal sealed record KnownArrangement(string Family, long Regions, long? Bounded, long? Pairs)
{
    /// <summary>All rows, in the order of the file.</summary>
    public static ImmutableArray<KnownArrangement> All { get; } = [.. KnownRows.Read("arrangements.txt").Select(Parse)];

    private static KnownArrangement Parse(string[] cells) => new(
        cells[0], long.Parse(cells[1], CultureInfo.InvariantCulture), KnownRows.Number(cells[2]), KnownRows.Number(cells[3]));
}
