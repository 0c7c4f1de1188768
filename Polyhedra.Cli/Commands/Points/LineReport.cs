using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>line</c> found along one segment, and how it is printed.</summary>
internal sealed record LineReport(
    NetworkDescription Description, ImmutableArray<Rational> From, ImmutableArray<Rational> To, LineRegions Regions) : IReport
{
    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new LineJson(
            "polyhedra/line/1", Description.ToJson(), JsonRational.All(From), JsonRational.All(To), Regions.ActivationRegions,
            Regions.LinearRegions, Regions.AffinePieces, JsonRational.All(Regions.Breakpoints),
            Regions.Pieces.Select(piece => new LineJson.Piece(Pattern(piece), AffineMapJson.Of(piece.Map)))),
        PointsJson.Default.LineJson);

    public string Csv()
    {
        StringBuilder text = new("from,to,pattern\n");
        foreach (LinePiece piece in Regions.Pieces)
        {
            text.Append($"{piece.From},{piece.To},{Pattern(piece)}\n");
        }

        return text.ToString();
    }

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{Words.Plural(Regions.ActivationRegions, "activation region")}, ");
        text.Append($"{Words.Plural(Regions.LinearRegions, "linear region")}, ");
        text.Append($"{Words.Plural(Regions.AffinePieces, "affine piece")} along the segment\n");
        text.Append(Description.Text);
        foreach (Rational breakpoint in Regions.Breakpoints)
        {
            text.Append($"t = {breakpoint}\n");
        }

        return text.ToString();
    }

    private string Pattern(LinePiece piece) => PatternText.Format(piece.Pattern.AsSpan(), Description.Network);
}
