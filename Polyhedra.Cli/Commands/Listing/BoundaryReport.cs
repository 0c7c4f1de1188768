using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What <c>boundary</c> says of the boundary as a whole.</summary>
internal sealed record BoundaryReport(GraphRun Run, OutputPair? Pair, DecisionBoundary Boundary, long Regions)
{
    private string Set => Pair is { } pair ? $"output {pair.First} = output {pair.Second}"
        : Run.Network.OutputCount == 1 ? "output 0 = 0"
        : "the two largest outputs are equal";

    private int FacetCount => Boundary.Pieces.Count(piece => piece.Beyond is not null);

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/boundary/1");
        Run.Input.WriteJson(writer);
        writer.WriteString("set", Pair is not null ? "pair" : Run.Network.OutputCount == 1 ? "zero" : "largest");
        if (Pair is { } pair)
        {
            writer.WriteStartArray("outputs");
            writer.WriteNumberValue(pair.First);
            writer.WriteNumberValue(pair.Second!.Value);
            writer.WriteEndArray();
        }

        JsonOutput.WriteCount(writer, "activationRegions", Regions);
        writer.WriteNumber("crossedRegions", Boundary.CrossedRegionCount);
        writer.WriteNumber("tieRegions", Boundary.Ties.Length);
        writer.WriteNumber("pieces", Boundary.Pieces.Length);
        writer.WriteNumber("facetPieces", FacetCount);
        writer.WriteNumber("mergedPieces", Boundary.MergedCount);
        writer.WriteString("engine", EngineOption.NameOf(Run.Engine));
        writer.WriteNumber("seconds", Run.Seconds);
    });

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        text.Append($"{NetworkDescription.Plural(Boundary.Pieces.Length, "piece")}, {Boundary.MergedCount} after merging, ");
        text.Append($"where {Set}\n");
        text.Append($"regions  {Boundary.CrossedRegionCount} of {Regions} crossed; {FacetCount} of the pieces in facets between regions; ");
        text.Append($"{NetworkDescription.Plural(Boundary.Ties.Length, "region")} with a tie\n");
        text.Append(Run.Input.Text());
        text.Append($"engine   {EngineOption.NameOf(Run.Engine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Run.Seconds}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
