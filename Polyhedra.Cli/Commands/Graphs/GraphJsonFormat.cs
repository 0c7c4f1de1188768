using System.Buffers;
using System.Text.Json;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>One JSON object: the summary, and the graph as lists of nodes and of edges.</summary>
internal sealed class GraphJsonFormat(GraphReport report, GraphDescription description, Utf8Text text) : GraphFormat(description, text)
{
    private bool _isFirst = true;

    protected override void Start()
    {
        ArrayBufferWriter<byte> summary = new();
        using (Utf8JsonWriter writer = JsonOutput.CreateWriter(summary))
        {
            JsonFields.Write(writer, report);
        }

        // The object goes on.
        Text.Add(summary.WrittenSpan[..^1]).Add(",\"nodes\":["u8);
    }

    protected override void Node(int region)
    {
        RegionGraph graph = Description.Graph;
        Text.Add(region == 0 ? "{\"id\":"u8 : ",{\"id\":"u8).Add(region).Add(",\"pattern\":\""u8);
        Description.AddPattern(Text, region);
        Text.Add("\",\"bounded\":"u8).Add(graph.IsBounded(region) ? "true"u8 : "false"u8);
        Text.Add(",\"linearRegion\":"u8).Add(graph.LinearRegion(region)).Add(",\"affinePiece\":"u8).Add(graph.AffinePiece(region));
        if (Description.Eccentricities is { } eccentricities)
        {
            Text.Add(",\"eccentricity\":"u8).Add(eccentricities[region]);
        }

        if (Description.Angles is { } angles)
        {
            Text.Add(",\"facetAngles\":["u8);
            Text.Add(string.Join(
                ',', angles.BetweenFacets(graph, region).Select(pair => $"[{pair.First},{pair.Second},\"{pair.SquaredCosine}\"]")));
            Text.Add("]"u8);
        }

        Text.Add("}"u8);
    }

    protected override void Turn() => Text.Add("],\"edges\":["u8);

    protected override void Edge(int source, int target, List<(int Layer, int Unit)> flips)
    {
        Text.Add(_isFirst ? "{\"source\":"u8 : ",{\"source\":"u8).Add(source).Add(",\"target\":"u8).Add(target).Add(",\"flips\":["u8);
        _isFirst = false;
        for (int i = 0; i < flips.Count; i++)
        {
            Text.Add(i == 0 ? "["u8 : ",["u8).Add(flips[i].Layer).Add(","u8).Add(flips[i].Unit).Add("]"u8);
        }

        Text.Add("]"u8);
        if (Description.Angles is { } angles)
        {
            Text.Add(",\"squaredCosine\":"u8).Add(angles.BetweenMaps(source, target) is { } angle ? $"\"{angle}\"" : "null");
        }

        Text.Add("}"u8);
    }

    protected override void End() => Text.Add("]}\n"u8);
}
