using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What <c>boundary</c> says of the boundary as a whole.</summary>
/// <param name="Series">The walk that found it.</param>
/// <param name="Pair">The two outputs that were asked for, or null.</param>
/// <param name="Boundary">The boundary.</param>
/// <param name="Regions">The activation regions that were looked at.</param>
internal sealed record BoundaryReport(WalkSeries Series, OutputPair? Pair, DecisionBoundary Boundary, long Regions) : IReport
{
    private bool HasOneOutput => Series.Input.Network.OutputCount == 1;

    private string Set => Pair is { } pair ? $"output {pair.First} = output {pair.Second}"
        : HasOneOutput ? "output 0 = 0"
        : "the two largest outputs are equal";

    private int FacetCount => Boundary.Pieces.Count(piece => piece.Beyond is not null);

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new BoundaryJson(
            "polyhedra/boundary/1", Series.Input.Description.ToJson(), Series.Input.DomainText, Series.Input.Slice?.ToJson(),
            Pair is not null ? "pair" : HasOneOutput ? "zero" : "largest", Pair is { } pair ? [pair.First, pair.Second!.Value] : null,
            Regions, Boundary.CrossedRegionCount, Boundary.Ties.Length, Boundary.Pieces.Length, FacetCount, Boundary.MergedCount,
            EngineName.Of(Series.Engine), Series.Seconds),
        ListingJson.Default.BoundaryJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{Words.Plural(Boundary.Pieces.Length, "piece")}, {Boundary.MergedCount} after merging, ");
        text.Append($"where {Set}\n");
        text.Append($"regions  {Boundary.CrossedRegionCount} of {Regions} crossed; {FacetCount} of the pieces in facets between regions; ");
        text.Append($"{Words.Plural(Boundary.Ties.Length, "region")} with a tie\n");
        text.Append(Series.Input.Text());
        text.Append($"engine   {EngineName.Of(Series.Engine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Series.Seconds}\n");
        return text.ToString();
    }
}
