using Polyhedra.Arrangements.Local.Lines;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>line</c> found along one segment, and how it is printed.</summary>
internal sealed record LineReport(
    NetworkDescription Description, ImmutableArray<Rational> From, ImmutableArray<Rational> To, LineRegions Regions) : IReport
{
    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/line/1")
        .Add("network", Description)
        .Add("from", From)
        .Add("to", To)
        .Add("activationRegions", Regions.ActivationRegions)
        .Add("linearRegions", Regions.LinearRegions)
        .Add("affinePieces", Regions.AffinePieces)
        .Add("breakpoints", Regions.Breakpoints)
        .AddEach("pieces", Regions.Pieces, (pieces, piece) => pieces
            .Add("pattern", Pattern(piece))
            .Add("affineMap", piece.Map));

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
