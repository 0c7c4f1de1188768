using System.Text.Json.Nodes;
using System.Xml.Linq;
using NUnit.Framework;
using Polyhedra.Tests.Tools;

namespace Polyhedra.Tests.Cli.Commands.Graphs;

/// <summary>What other programs make of the files that <c>graph</c> writes.</summary>
internal sealed class GraphFormatTests
{
    private static readonly string Random = Repository.Data("networks", "3-16-16-1.json");

    [Test]
    public void Graphml_loads_in_networkx()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("graph.graphml");
        CliRun run = CliRun.Of("graph", Random, "-d", "box:-1,1", "--format", "graphml", "-o", path, "--json");
        JsonObject count = CliRun.Of("count", Random, "-d", "box:-1,1", "--json").Json();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonNode read = JsonNode.Parse(PythonScript.Run("networkx_graph.py", "networkx", path))!;

        Assert.That((int)read["nodes"]!, Is.EqualTo(4210).And.EqualTo((int)run.Json()["activationRegions"]!));
        Assert.That((int)read["edges"]!, Is.EqualTo((int)count["adjacentPairs"]!).And.EqualTo((int)run.Json()["adjacentPairs"]!));
        Assert.That(((bool)read["directed"]!, (int)read["components"]!, (bool)read["bipartite"]!), Is.EqualTo((false, 1, true)));
        Assert.That((int)read["linearRegions"]!, Is.EqualTo((int)count["linearRegions"]!));
        Assert.That(
            read["first"]!.AsObject().Select(entry => $"{entry.Key}:{entry.Value![0]}"),
            Is.EquivalentTo((string[])["pattern:str", "bounded:bool", "linearRegion:int", "affinePiece:int"]));
        Assert.That((string)read["edge"]!["flips"]!, Is.EqualTo("str"));
        Assert.That(read["graph"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [TestCase("json")]
    [TestCase("csv")]
    public void Other_formats_load_in_networkx_as_the_docs_say(string format)
    {
        using TemporaryFolder folder = new();
        string path = folder.Path($"graph.{format}");
        CliRun run = CliRun.Of(
            "graph", Repository.Data("networks", "2-16-16-1.json"), "-d", "box:-1,1", "--format", format, "-o", path, "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonNode read = JsonNode.Parse(PythonScript.Run("networkx_graph.py", "networkx", path))!;

        Assert.That(
            ((int)read["nodes"]!, (int)read["edges"]!, (int)read["diameter"]!),
            Is.EqualTo((368, 703, (int)run.Json()["diameter"]!)));
    }

    [Test]
    public void Every_format_has_the_same_edges_with_the_same_flips()
    {
        foreach ((string file, string domain)
            in ((string, string)[])[("quant1_2-8-8-1_s0.json", "box:-1,1"), ("max-min.json", "all"), ("tent.json", "all")])
        {
            string[] csv = Format(file, domain, "csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
            JsonObject json = JsonNode.Parse(Format(file, domain, "json"))!.AsObject();
            XDocument graphml = XDocument.Parse(Format(file, domain, "graphml"));
            string[] dot = [.. Format(file, domain, "dot").Split('\n').Where(line => line.Contains(" -- ", StringComparison.Ordinal))];

            Assert.That(csv, Has.Length.EqualTo((int)json["adjacentPairs"]!));
            Assert.That(
                json["edges"]!.AsArray().Select(edge =>
                    $"{edge!["source"]},{edge["target"]},"
                        + string.Join(' ', edge["flips"]!.AsArray().Select(flip => $"{flip![0]}:{flip[1]}"))),
                Is.EqualTo(csv));
            Assert.That(
                graphml.Descendants().Where(element => element.Name.LocalName is "edge")
                    .Select(edge => $"{(string)edge.Attribute("source")!},{(string)edge.Attribute("target")!},{edge.Value}"),
                Is.EqualTo(csv));
            Assert.That(
                dot.Select(
                    line => line.Replace(" -- ", ",", StringComparison.Ordinal).Replace(" [flips=\"", ",", StringComparison.Ordinal)[..^3]),
                Is.EqualTo(csv));
            foreach (JsonNode? edge in json["edges"]!.AsArray())
            {
                CheckFlips(json, edge!);
            }
        }
    }

    [Test]
    public void Nodes_have_the_numbers_and_patterns_of_regions()
    {
        string path = Repository.Data("networks", "quant1_2-8-8-1_s0.json");
        string[] regions = CliRun.Of("regions", path, "-d", "box:-1,1", "--fields", "id,pattern,bounded").Output.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries);
        JsonArray nodes = JsonNode.Parse(Format("quant1_2-8-8-1_s0.json", "box:-1,1", "json"))!["nodes"]!.AsArray();

        Assert.That(
            nodes.Select(
                node => $"{{\"id\":{node!["id"]},\"pattern\":\"{node["pattern"]}\",\"bounded\":{node["bounded"]!.ToJsonString()}}}"),
                Is.EqualTo(regions));
    }

    [Test]
    public void Names_that_mean_something_to_xml_and_dot_are_escaped()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a&\"<b>.json", File.ReadAllText(Repository.Data("networks", "tent.json")));

        XDocument graphml = XDocument.Parse(CliRun.Of("graph", path, "--format", "graphml").Output);
        string dot = CliRun.Of("graph", path, "--format", "dot").Output;

        Assert.That(graphml.Descendants().First(element => (string?)element.Attribute("key") is "network").Value, Is.EqualTo(path));
        Assert.That(dot, Does.Contain("a&\\\"<b>.json\""));
    }

    private static string Format(string file, string domain, string format)
    {
        CliRun run = CliRun.Of("graph", Repository.Data("networks", file), "-d", domain, "--format", format);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }

    // The flips of an edge are where the two patterns differ; all layers of these networks but the last are relu layers.
    private static void CheckFlips(JsonObject graph, JsonNode edge)
    {
        string[] first = ((string)graph["nodes"]![(int)edge["source"]!]!["pattern"]!).Split('|');
        string[] second = ((string)graph["nodes"]![(int)edge["target"]!]!["pattern"]!).Split('|');
        List<string> differences = [];
        for (int layer = 0; layer < first.Length; layer++)
        {
            for (int unit = 0; unit < first[layer].Length; unit++)
            {
                if (first[layer][unit] != second[layer][unit])
                {
                    differences.Add($"[{layer},{unit}]");
                }
            }
        }

        Assert.That(edge["flips"]!.AsArray().Select(flip => flip!.ToJsonString()), Is.EqualTo(differences).And.Not.Empty);
    }
}
