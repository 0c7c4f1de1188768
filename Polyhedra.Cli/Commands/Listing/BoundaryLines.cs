namespace Polyhedra.Cli.Commands.Listing;

/// <summary>Prints the pieces of a decision boundary, an object a line.</summary>
internal static class BoundaryLines
{
    public static void Write(DecisionBoundary boundary, Network network, OutputTarget target)
    {
        using JsonLines lines = new(target);
        foreach ((int id, BoundaryPiece piece) in boundary.Pieces.Index())
        {
            lines.Write(json => AddPiece(json.Add("id", id), piece, network));
        }

        lines.Flush();
    }

    private static void AddPiece(JsonFields json, BoundaryPiece piece, Network network) => json
        .Add("merged", piece.Merged)
        .Add("outputs", piece.Pair.Second is { } second ? [piece.Pair.First, second] : new[] { piece.Pair.First })
        .Add("region", piece.Region)
        .Add("pattern", PatternText.Format(piece.Pattern.AsSpan(), network))
        .AddOrNull("beyond", piece.Beyond is { } beyond ? PatternText.Format(beyond.AsSpan(), network) : null)
        .Write("normal", writer => JsonOutput.WriteStrings(writer, piece.Form.Coefficients[..^1]))
        .Write("offset", writer => JsonOutput.WriteString(writer, piece.Form.Constant))
        .Write("vertices", writer => PolyhedronJson.WriteVertices(writer, piece.Polytope))
        .Write("rays", writer => PolyhedronJson.WriteRays(writer, piece.Polytope))
        .Write("lines", writer => PolyhedronJson.WriteLines(writer, piece.Polytope));
}
