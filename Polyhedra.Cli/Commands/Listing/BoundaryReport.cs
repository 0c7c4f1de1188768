
namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What <c>boundary</c> says of the boundary as a whole.</summary>
/// <param name="Walk">The walk that found it.</param>
/// <param name="Pair">The two outputs that were asked for, or null.</param>
/// <param name="Boundary">The boundary.</param>
internal sealed record BoundaryReport(RegionWalk Walk, OutputPair? Pair, DecisionBoundary Boundary) : IReport
{
    private bool HasOneOutput => Walk.Input.Network.OutputCount == 1;

    private string Set => Pair is { } pair ? $"output {pair.First} = output {pair.Second}"
        : HasOneOutput ? "output 0 = 0"
        : "the two largest outputs are equal";

    private string Ties => $"{Words.Plural(Boundary.Ties.Length, "region")} with a tie";

    private int FacetCount => Boundary.Pieces.Count(piece => piece.Beyond is not null);

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/boundary/1")
        .Include(Walk.Input)
        .Add("set", Pair is not null ? "pair" : HasOneOutput ? "zero" : "largest")
        .Add("outputs", Pair is { } pair ? [pair.First, pair.Second!.Value] : (int[]?)null)
        .Add("activationRegions", Walk.Regions)
        .Add("crossedRegions", Boundary.CrossedRegionCount)
        .Add("tieRegions", Boundary.Ties.Length)
        .Add("pieces", Boundary.Pieces.Length)
        .Add("facetPieces", FacetCount)
        .Add("mergedPieces", Boundary.MergedCount)
        .Add("engine", EngineName.Of(Walk.Engine))
        .Add("seconds", Walk.Seconds);

    public string Text() =>
        $"""
        {Words.Plural(Boundary.Pieces.Length, "piece")}, {Boundary.MergedCount} after merging, where {Set}
        regions  {Boundary.CrossedRegionCount} of {Walk.Regions} crossed; {FacetCount} of the pieces in facets between regions; {Ties}
        {Walk.Input.Text()}engine   {EngineName.Of(Walk.Engine)}
        seconds  {Walk.Seconds}

        """;
}
