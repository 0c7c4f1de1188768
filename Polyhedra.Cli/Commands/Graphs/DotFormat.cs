namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>The language of Graphviz.</summary>
internal sealed class DotFormat(GraphDescription description, Utf8Text text) : GraphFormat(description, text)
{
    protected override void Start()
    {
        Text.Add("graph regions {\n"u8);
        Text.Add($"graph [network=\"{Quote(Description.Network.Path)}\", digest=\"{Description.Network.Digest}\", ");
        Text.Add($"domain=\"{Quote(Description.Domain)}\"];\n");
    }

    protected override void Node(int region)
    {
        RegionGraph graph = Description.Graph;
        Text.Add(region).Add(" [pattern=\""u8);
        Description.AddPattern(Text, region);
        Text.Add("\", bounded="u8).Add(graph.IsBounded(region) ? "true"u8 : "false"u8);
        Text.Add(", linearRegion="u8).Add(graph.LinearRegion(region)).Add(", affinePiece="u8).Add(graph.AffinePiece(region));
        if (Description.Eccentricities is { } eccentricities)
        {
            Text.Add(", eccentricity="u8).Add(eccentricities[region]);
        }

        Text.Add("];\n"u8);
    }

    protected override void Edge(int source, int target, List<(int Layer, int Unit)> flips)
    {
        Text.Add(source).Add(" -- "u8).Add(target).Add(" [flips=\""u8);
        AddFlips(flips);
        if (Description.Angles?.BetweenMaps(source, target) is { } angle)
        {
            Text.Add("\", squaredCosine=\""u8).Add(angle.ToString());
        }

        Text.Add("\"];\n"u8);
    }

    protected override void End() => Text.Add("}\n"u8);

    private static string Quote(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
