using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

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

    private int FacetCount => Boundary.Pieces.Count(piece => piece.Beyond is not null);

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new BoundaryJson(
            "polyhedra/boundary/1", Walk.Input.Description.ToJson(), Walk.Input.DomainText, Walk.Input.Slice?.ToJson(),
            Pair is not null ? "pair" : HasOneOutput ? "zero" : "largest", Pair is { } pair ? [pair.First, pair.Second!.Value] : null,
            Walk.Regions, Boundary.CrossedRegionCount, Boundary.Ties.Length, Boundary.Pieces.Length, FacetCount, Boundary.MergedCount,
            EngineName.Of(Walk.Engine), Walk.Seconds),
        ListingJson.Default.BoundaryJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{Words.Plural(Boundary.Pieces.Length, "piece")}, {Boundary.MergedCount} after merging, ");
        text.Append($"where {Set}\n");
        text.Append($"regions  {Boundary.CrossedRegionCount} of {Walk.Regions} crossed; ");
        text.Append($"{FacetCount} of the pieces in facets between regions; ");
        text.Append($"{Words.Plural(Boundary.Ties.Length, "region")} with a tie\n");
        text.Append(Walk.Input.Text());
        text.Append($"engine   {EngineName.Of(Walk.Engine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Walk.Seconds}\n");
        return text.ToString();
    }
}
