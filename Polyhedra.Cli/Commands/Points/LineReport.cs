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

    public string Csv() =>
        $"from,to,pattern\n{string.Concat(Regions.Pieces.Select(piece => $"{piece.From},{piece.To},{Pattern(piece)}\n"))}";

    public string Text()
    {
        string regions = Words.Plural(Regions.ActivationRegions, "activation region");
        string linear = Words.Plural(Regions.LinearRegions, "linear region");
        return $"{regions}, {linear}, {Words.Plural(Regions.AffinePieces, "affine piece")} along the segment\n{Description.Text}"
            + string.Concat(Regions.Breakpoints.Select(breakpoint => $"t = {breakpoint}\n"));
    }

    private string Pattern(LinePiece piece) => PatternText.Format(piece.Pattern.AsSpan(), Description.Network);
}
