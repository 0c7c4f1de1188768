namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>GraphML 1.0 (http://graphml.graphdrawing.org) with typed keys.</summary>
internal sealed class GraphmlFormat(GraphDescription description, Utf8Text text) : GraphFormat(description, text)
{
    protected override void Start()
    {
        Text.Add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        Text.Add("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "u8);
        Text.Add("xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "u8);
        Text.Add("http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"u8);
        Key("network", "graph", "string");
        Key("digest", "graph", "string");
        Key("domain", "graph", "string");
        Key("pattern", "node", "string");
        Key("bounded", "node", "boolean");
        Key("linearRegion", "node", "int");
        Key("affinePiece", "node", "int");
        if (Description.Eccentricities is not null)
        {
            Key("eccentricity", "node", "int");
        }

        Key("flips", "edge", "string");
        if (Description.Angles is not null)
        {
            Key("squaredCosine", "edge", "string");
        }

        Text.Add("<graph id=\"regions\" edgedefault=\"undirected\">\n"u8);
        Text.Add("<data key=\"network\">"u8).AddXml(Description.Network.Path).Add("</data>\n"u8);
        Text.Add("<data key=\"digest\">"u8).Add(Description.Network.Digest).Add("</data>\n"u8);
        Text.Add("<data key=\"domain\">"u8).AddXml(Description.Domain).Add("</data>\n"u8);
    }

    protected override void Node(int region)
    {
        RegionGraph graph = Description.Graph;
        Text.Add("<node id=\""u8).Add(region).Add("\"><data key=\"pattern\">"u8);
        Description.AddPattern(Text, region);
        Text.Add("</data><data key=\"bounded\">"u8).Add(graph.IsBounded(region) ? "true"u8 : "false"u8);
        Text.Add("</data><data key=\"linearRegion\">"u8).Add(graph.LinearRegion(region));
        Text.Add("</data><data key=\"affinePiece\">"u8).Add(graph.AffinePiece(region));
        if (Description.Eccentricities is { } eccentricities)
        {
            Text.Add("</data><data key=\"eccentricity\">"u8).Add(eccentricities[region]);
        }

        Text.Add("</data></node>\n"u8);
    }

    protected override void Edge(int source, int target, List<(int Layer, int Unit)> flips)
    {
        Text.Add("<edge source=\""u8).Add(source).Add("\" target=\""u8).Add(target).Add("\"><data key=\"flips\">"u8);
        AddFlips(flips);
        if (Description.Angles?.BetweenMaps(source, target) is { } angle)
        {
            Text.Add("</data><data key=\"squaredCosine\">"u8).Add(angle.ToString());
        }

        Text.Add("</data></edge>\n"u8);
    }

    protected override void End() => Text.Add("</graph>\n</graphml>\n"u8);

    private void Key(string name, string of, string type) =>
        Text.Add($"<key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{type}\"/>\n");
}
