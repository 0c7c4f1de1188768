using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Graphs;

/// <summary><c>graph --path</c>, <c>--cut</c>, and graphs of chambers.</summary>
internal sealed class GraphWaysTests
{
    private static readonly string Random = Repository.Data("networks", "2-16-16-1.json");

    /// <summary>In an arrangement the distance of two chambers is the number of hyperplanes that separate them.</summary>
    [Test]
    public void A_path_crosses_each_separating_hyperplane_once()
    {
        CliRun run = CliRun.Of("graph", "--family", "braid:4", "--path", "4,3,2,1", "1,2,3,4", "--json");
        JsonObject path = run.Json()["path"]!.AsObject();
        int[] units =
        [
            .. path["crossings"]!.AsArray().SelectMany(crossing => crossing!["gates"]!.AsArray()).Select(gate => (int)gate!["unit"]!),
        ];

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((int)path["length"]!, Is.EqualTo(6));
        Assert.That(units.Order(), Is.EqualTo(Enumerable.Range(0, 6)));
        Assert.That(path["regions"]!.AsArray().Select(region => (int)region!["id"]!), Is.Unique);
        Assert.That((string?)path["regions"]![0]!["pattern"], Is.EqualTo("111111"));
        Assert.That((string?)path["regions"]![6]!["pattern"], Is.EqualTo("000000"));
    }

    [Test]
    public void The_regions_of_a_path_are_those_of_a_listing()
    {
        CliRun run = CliRun.Of("graph", Random, "-d", "box:-1,1", "--path", "-0.9,-0.9", "9/10,9/10", "--json");
        JsonObject path = run.Json()["path"]!.AsObject();
        string[] lines = CliRun.Of("regions", Random, "-d", "box:-1,1", "--fields", "pattern").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] listed = [.. lines.Select(line => (string)JsonNode.Parse(line)!["pattern"]!)];

        foreach (JsonNode? region in path["regions"]!.AsArray())
        {
            Assert.That((string?)region!["pattern"], Is.EqualTo(listed[(int)region["id"]!]));
        }

        Assert.That((string?)path["regions"]![0]!["pattern"], Is.EqualTo(Pattern("-0.9,-0.9")));
        Assert.That(path["crossings"]!.AsArray(), Has.Count.EqualTo((int)path["length"]!));
    }

    /// <summary>In a hypercube as many edges as there are dimensions separate two vertices.</summary>
    [TestCase(2)]
    [TestCase(4)]
    public void A_cut_of_a_hypercube_has_the_size_of_its_dimension(int dimension)
    {
        string point = string.Join(',', Enumerable.Repeat("1", dimension));
        string opposite = string.Join(',', Enumerable.Repeat("-1", dimension));
        CliRun run = CliRun.Of("graph", "--family", $"boolean:{dimension}", "--cut", point, opposite, "--json");
        JsonObject cut = run.Json()["cut"]!.AsObject();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((int)cut["size"]!, Is.EqualTo(dimension));
        Assert.That(cut["facets"]!.AsArray(), Has.Count.EqualTo(dimension));
    }

    [Test]
    public void The_text_says_the_same()
    {
        string output = CliRun.Of("graph", "--family", "boolean:2", "--path", "1,1", "-1,-1", "--cut", "1,1", "-1,-1").Output;

        Assert.That(output, Does.Match(@"(?m)^path     2 facets from region \d to region \d$"));
        Assert.That(output, Does.Match(@"(?m)^cut      2 facets between region \d and region \d$"));
        Assert.That(output, Does.Match(@"(?m)^  \d  00  0:[01] 1->0$"));
    }

    /// <summary>The chambers of the braid arrangement are the vertices of the permutohedron: n! with n - 1 neighbours each, n (n - 1) / 2
    /// facets from the opposite. Those of the Boolean arrangement are a hypercube's.</summary>
    [TestCase("braid:3", 6, 6, 3)]
    [TestCase("braid:4", 24, 36, 6)]
    [TestCase("braid:5", 120, 240, 10)]
    [TestCase("boolean:3", 8, 12, 3)]
    [TestCase("boolean:5", 32, 80, 5)]
    public void Graphs_of_chambers_are_those_of_polytopes(string family, int chambers, int facets, int diameter)
    {
        JsonObject graph = CliRun.Of("graph", "--family", family, "--json").Json();

        Assert.That(
            ((int)graph["activationRegions"]!, (int)graph["adjacentPairs"]!, (int)graph["diameter"]!),
            Is.EqualTo((chambers, facets, diameter)));
        Assert.That(((int)graph["components"]!, (bool)graph["bipartite"]!), Is.EqualTo((1, true)));
    }

    [Test]
    public void A_file_of_hyperplanes_is_taken()
    {
        string cube = Repository.Data("arrangements", "cube.ine");
        JsonObject counts = CliRun.Of("arrangement", cube, "--json").Json();
        JsonObject graph = CliRun.Of("graph", "--arrangement", cube, "--json").Json();

        // Three pairs of parallel planes.
        Assert.That(((long)graph["activationRegions"]!, (long)graph["adjacentPairs"]!), Is.EqualTo((27, 54)));
        Assert.That(((long)counts["regions"]!, (long)counts["adjacentPairs"]!), Is.EqualTo((27, 54)));
    }

    [TestCase(2, "Required argument missing for option: '--path'", "--path", "0,0")]
    [TestCase(2, "is not a number", "--path", "0,0", "a,0")]
    [TestCase(3, "--path: the point 3,3 is not in the interior of the domain", "--path", "0,0", "3,3")]
    [TestCase(3, "--path: the point 1,0 is not in the interior of the domain", "--path", "0,0", "1,0")]
    [TestCase(3, "coordinates", "--cut", "0,0,0", "0,0")]
    [TestCase(3, "--cut: both points are in region", "--cut", "0,0", "0,0")]
    [TestCase(2, "expected one of NETWORK, --arrangement FILE and --family NAME", "--family", "braid:3")]
    public void What_is_no_pair_of_points_is_refused(int exitCode, string message, params string[] options)
    {
        CliRun run = CliRun.Of(["graph", Random, "-d", "box:-1,1", .. options]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((exitCode, string.Empty)));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Error.Count(c => c == '\n'), Is.EqualTo(1));
    }

    /// <summary>Where two hyperplanes cross whose lower sides do not meet in a region, a point has the pattern of no region.</summary>
    [Test]
    public void A_point_whose_pattern_is_that_of_no_region_is_refused()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write(
            "opposite.json",
            """
            {"format":"polyhedra-network/1","inputs":1,"numbers":"exact",
             "layers":[{"type":"dense","weights":[[1],[-1]],"bias":[0,0],"activation":"relu"}]}
            """);
        CliRun run = CliRun.Of("graph", file, "--path", "0", "1");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("its pattern is that of no region"));
    }

    private static string Pattern(string point) => (string)CliRun.Of("eval", Random, "--at", point, "--json").Json()["pattern"]!;
}
