using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Graphs;

internal sealed class GraphTests
{
    private static readonly string Random = Repository.Data("networks", "2-16-16-1.json");
    private static readonly string MaxMin = Repository.Data("networks", "max-min.json");

    [TestCase("vertex")]
    [TestCase("lp")]
    public void The_summary_counts_like_count(string engine)
    {
        CliRun run = CliRun.Of("graph", Random, "-d", "box:-1,1", "--json", "--faces", "--distances", "--engine", engine);
        JsonObject count = CliRun.Of("count", Random, "-d", "box:-1,1", "--json").Json();
        JsonObject graph = run.Json();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((string?)graph["schema"], Is.EqualTo("polyhedra/graph/1"));
        foreach (string field in (string[])["activationRegions", "boundedRegions", "adjacentPairs", "linearRegions", "affinePieces"])
        {
            Assert.That((long)graph[field]!, Is.EqualTo((long)count[field]!), field);
        }

        // 368 cells, 703 inner edges; Euler's relation gives the inner vertices: V - 703 + 368 = 1.
        Assert.That(Numbers(graph["interiorFaces"]), Is.EqualTo(new[] { 336, 703, 368 }));
        Assert.That(((int)graph["components"]!, (bool)graph["bipartite"]!, (bool)graph["eulerHolds"]!), Is.EqualTo((1, true, true)));
        Assert.That(((string?)graph["volume"], (bool)graph["volumesAdd"]!), Is.EqualTo(("4", true)));
        Assert.That(Numbers(graph["degrees"]).Select((regions, degree) => regions * degree).Sum(), Is.EqualTo(2 * 703));
        Assert.That(Numbers(graph["eccentricities"]).Sum(), Is.EqualTo(368));
        Assert.That(Numbers(graph["eccentricities"]), Has.Length.EqualTo((int)graph["diameter"]! + 1));
    }

    [Test]
    public void The_text_says_the_same()
    {
        string[] lines = CliRun.Of("graph", MaxMin, "--faces").Output.Split('\n');

        // Five unbounded regions of the plane.
        Assert.That(lines[0], Is.EqualTo("5 activation regions, 5 adjacent pairs"));
        Assert.That(lines[1], Does.StartWith("0 bounded"));
        Assert.That(lines, Has.Some.StartsWith("volume   infinite"));
        Assert.That(lines, Has.Some.EndsWith("Euler's relation holds"));
    }

    [TestCase("quant1_2-8-8-1_s0.json", "box:-1,1")]
    [TestCase("d5_huge_tiny.json", "box:-1,1")]
    [TestCase("d8_hairline_fold.json", "box:-1,1")]
    [TestCase("d1_same_hyperplane.json", "box:-1,1")]
    [TestCase("d2_concurrent_lines.json", "box:-1,1")]
    [TestCase("dead-neurons.json", "box:-1,2")]
    [TestCase("rank-deficient.json", "all")]
    [TestCase("trained-regression.json", "box:-2,2")]
    public void Degenerate_networks_keep_eulers_relation(string file, string domain)
    {
        CliRun run = CliRun.Of("graph", Repository.Data("networks", file), "-d", domain, "--faces", "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((bool)run.Json()["eulerHolds"]!, Is.True);
        Assert.That((bool?)run.Json()["volumesAdd"], domain is "all" ? Is.Null : Is.True);
        Assert.That(Numbers(run.Json()["faces"])[^1], Is.EqualTo((int)run.Json()["activationRegions"]!));
    }

    [Test]
    public void Angles_are_signed_squared_cosines()
    {
        // The gates x and x + y; the output relu(x) + relu(x + y) has gradients (0,0), (1,0), (1,1) and (2,1).
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "two.json",
            """
            {"format": "polyhedra-network/1", "inputs": 2, "layers": [
              {"type": "dense", "weights": [[1, 0], [1, 1]], "bias": [0, 0], "activation": "relu"},
              {"type": "dense", "weights": [[1, 1]], "bias": [0], "activation": "identity"}]}
            """);
        JsonObject graph = JsonNode.Parse(CliRun.Of("graph", path, "--format", "json", "--angles").Output)!.AsObject();
        Dictionary<string, string?> angles = graph["edges"]!.AsArray().ToDictionary(
            edge =>
                string.Join('-', new[] { Pattern(graph, edge!["source"]), Pattern(graph, edge["target"]) }.Order(StringComparer.Ordinal)),
            edge => (string?)edge!["squaredCosine"], StringComparer.Ordinal);

        Assert.That(angles["00-10"], Is.Null, "a constant map");
        Assert.That(angles["10-11"], Is.EqualTo("4/5"));
        Assert.That(angles["01-11"], Is.EqualTo("9/10"));
        foreach (JsonNode? node in graph["nodes"]!.AsArray())
        {
            // The outward normals are x and x + y with signs: equal signs make 45 degrees, and different ones 135.
            string value = (string)node!["facetAngles"]![0]![2]!;
            Assert.That(
                Rational.Parse(value), Is.EqualTo((string)node["pattern"]! is "00" or "11" ? new Rational(1, 2) : new Rational(-1, 2)));
        }

        Assert.That(
            CliRun.Of("graph", path, "--format", "csv", "--angles").Output,
            Does.StartWith("source,target,flips,squaredCosine\n").And.Contain(",4/5\n"));
        Assert.That(
            CliRun.Of("graph", path, "--format", "graphml", "--angles").Output, Does.Contain("<data key=\"squaredCosine\">4/5</data>"));
        Assert.That(CliRun.Of("graph", path, "--format", "dot", "--angles").Output, Does.Contain("squaredCosine=\"4/5\""));
    }

    [Test]
    public void A_stopped_walk_writes_nothing()
    {
        using TemporaryFolder folder = new();
        foreach (string[] command in new[] { ["graph", Random], ["boundary", Random], new[] { "plot", Random } })
        {
            CliRun run = CliRun.Of([.. command, "-d", "box:-1,1", "--max-regions", "100", "-o", folder.Path("out")]);
            Bad.Expect(run, 4, "stopped by --max-regions");
        }

        Bad.Expect(CliRun.Of("graph", Random, "--timeout", "0", "--format", "graphml"), 4, "--timeout");
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    public void Wrong_usage_is_refused()
    {
        Bad.Expect(CliRun.Of("graph", Random, "--format", "gexf"), 2, "--format", "graphml, dot, csv or json");
        Bad.Expect(CliRun.Of("graph", Random, "--format", "csv", "--json"), 2, "--json", "-o FILE");
        Bad.Expect(CliRun.Of("graph", Random, "--angles"), 2, "--angles", "--format");
        Bad.Expect(CliRun.Of("graph", Random, "-d", "box:1,0"), 3, "lo <= hi");
    }

    [Test]
    [Platform("Linux")]
    public void Outputs_that_fail_end_with_one_line_and_leave_no_file()
    {
        string moons = Repository.Data("networks", "trained-two-moons.json");
        foreach (string command
            in (string[])[$"graph '{Random}' -d box:-1,1 --format graphml", $"boundary '{moons}' --pieces", $"plot '{moons}'"])
        {
            Bad.Expect(CliProcess.Shell($"$POLYHEDRA {command} > /dev/full"), 3, "standard output", "cannot be written");
            Bad.Expect(CliProcess.Shell($"$POLYHEDRA {command} -o /dev/full"), 3, "/dev/full", "cannot be written");
            Assert.That(CliProcess.Shell($"{{ $POLYHEDRA {command}; echo $? >&2; }} | true").Error.Trim(), Is.EqualTo("141"));
        }
    }

    private static string Pattern(JsonObject graph, JsonNode? node) => (string)graph["nodes"]![(int)node!]!["pattern"]!;

    private static int[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(entry => (int)entry!)];
}
