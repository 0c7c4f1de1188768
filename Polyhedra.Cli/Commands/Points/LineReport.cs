using System.Collections.Immutable;
using System.Text;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>line</c> found along one segment, and how it is printed.</summary>
internal sealed record LineReport(NetworkDescription Description, ImmutableArray<Rational> From, ImmutableArray<Rational> To, LineRegions Regions)
{
    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/line/1");
        Description.WriteJson(writer);
        JsonOutput.WriteVector(writer, "from", From);
        JsonOutput.WriteVector(writer, "to", To);
        JsonOutput.WriteCount(writer, "activationRegions", Regions.ActivationRegions);
        JsonOutput.WriteCount(writer, "linearRegions", Regions.LinearRegions);
        JsonOutput.WriteCount(writer, "affinePieces", Regions.AffinePieces);
        JsonOutput.WriteVector(writer, "breakpoints", Regions.Breakpoints);
        writer.WriteStartArray("pieces");
        foreach (LinePiece piece in Regions.Pieces)
        {
            writer.WriteStartObject();
            writer.WriteString("pattern", Pattern(piece));
            JsonOutput.WriteMap(writer, "affineMap", piece.Map);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public void WriteCsv(Stream stream)
    {
        StringBuilder text = new("from,to,pattern\n");
        foreach (LinePiece piece in Regions.Pieces)
        {
            text.Append($"{piece.From},{piece.To},{Pattern(piece)}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        text.Append($"{NetworkDescription.Plural(Regions.ActivationRegions, "activation region")}, ");
        text.Append($"{NetworkDescription.Plural(Regions.LinearRegions, "linear region")}, ");
        text.Append($"{NetworkDescription.Plural(Regions.AffinePieces, "affine piece")} along the segment\n");
        text.Append($"network  {Description.Path}: {Description.Shape}; numbers {Description.Rule}\n");
        text.Append($"digest   {Description.Digest}\n");
        foreach (Rational breakpoint in Regions.Breakpoints)
        {
            text.Append($"t = {breakpoint}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string Pattern(LinePiece piece) => PatternText.Format(piece.Pattern.AsSpan(), Description.Network);
}
