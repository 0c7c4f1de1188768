using System.Numerics;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Listing;

/// <summary>The geometric fields of <c>regions</c>.</summary>
internal sealed class RegionsGeometryTests
{
    private static readonly string Random = Repository.Data("networks", "random-2-8-8-1.json");
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Prints_the_example_of_the_documentation()
    {
        const string First =
            "{\"id\":0,\"pattern\":\"00\",\"point\":[\"-1\"],\"bounded\":false,"
            + "\"facets\":[{\"normal\":[\"-1\"],\"offset\":\"0\",\"gates\":[{\"layer\":0,\"unit\":0,\"from\":0,\"to\":1}]}],"
            + "\"neighbours\":[{\"facet\":0,\"pattern\":\"10\"}],\"affine\":{\"linear\":[[\"0\"]],\"constant\":[\"0\"]},\"rank\":0}";

        Assert.That(CliRun.Of("regions", Tent).Output.Split('\n')[0], Is.EqualTo(First));
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md")).Replace("\n ", string.Empty), Does.Contain(First));
    }

    [TestCase("lp")]
    [TestCase("vertex")]
    public void Domain_faces_are_named(string engine)
    {
        using TemporaryFolder folder = new();
        string domain = folder.Write(
            "domain.json",
            """{"format": "polyhedra-domain/1", "inequalities": [["0", "1", "0"], ["0", "0", "1"], ["1", "-1", "-1"]]}""");
        JsonObject[] lines = Lines(CliRun.Of(
            "regions", Repository.Data("networks", "d1_same_hyperplane.json"), "-d", domain, "--engine", engine, "--fields",
            "pattern,facets,neighbours,volume"));

        // x = 0 is on the boundary; y = 1/2 cuts the triangle.
        Assert.That(lines.Select(line => (string?)line["volume"]), Is.EqualTo((string[])["3/8", "1/8"]));
        Assert.That(
            lines[0]["facets"]!.AsArray().Select(facet => facet!["domain"]?.ToJsonString() ?? facet["gates"]!.ToJsonString()),
            Is.EqualTo((string[])
            [
                """[{"layer":0,"unit":4,"from":0,"to":1}]""", """{"input":0,"bound":"lower"}""", """{"input":1,"bound":"lower"}""",
                """{"halfSpace":0}""",
            ]));
        Assert.That(lines[0]["neighbours"]!.ToJsonString(), Is.EqualTo($$"""[{"facet":0,"pattern":"{{(string?)lines[1]["pattern"]}}"}]"""));
    }

    [TestCase("lp")]
    [TestCase("vertex")]
    public void Neighbours_are_mutual_and_across_opposite_normals(string engine)
    {
        JsonObject[] lines = Lines(CliRun.Of("regions", Random, "--domain", "box:-4,4", "--engine", engine));
        Dictionary<string, JsonObject> regions = lines.ToDictionary(line => (string)line["pattern"]!, StringComparer.Ordinal);
        int pairs = 0;
        foreach (JsonObject region in lines)
        {
            foreach (JsonNode? neighbour in region["neighbours"]!.AsArray())
            {
                JsonObject other = regions[(string)neighbour!["pattern"]!];
                JsonNode back = other["neighbours"]!.AsArray().Single(node =>
                    string.Equals((string?)node!["pattern"], (string?)region["pattern"], StringComparison.Ordinal))!;
                Assert.That(Row(other, back).Select(entry => -entry), Is.EqualTo(Row(region, neighbour)));
                Assert.That(
                    Gates(other, back).Select(gate => (gate.Unit, gate.To, gate.From)),
                    Is.EqualTo(Gates(region, neighbour).Select(gate => (gate.Unit, gate.From, gate.To))));
                pairs++;
            }
        }

        Assert.That(pairs / 2, Is.EqualTo((int)CliRun.Of("count", Random, "--domain", "box:-4,4", "--json").Json()["adjacentPairs"]!));
    }

    [Test]
    public void Both_engines_print_the_same_geometry()
    {
        string[] lp = Sorted("lp");

        Assert.That(Sorted("vertex"), Is.EqualTo(lp));
        Assert.That(lp, Has.Length.EqualTo(100));

        static string[] Sorted(string engine) =>
        [
            .. CliRun.Of("regions", Random, "--engine", engine, "--fields", "pattern,bounded,volume,centroid,affine,rank", "-d", "box:-4,4")
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        ];
    }

    [TestCase("random-2-8-8-1.json", "box:-4,4")]
    [TestCase("quant1_2-8-8-1_s0.json", "box:-1,1")]
    [TestCase("d5_huge_tiny.json", "all")]
    public void Linear_regions_are_as_many_as_are_counted(string name, string domain)
    {
        string path = Repository.Data("networks", name);
        CliRun run = CliRun.Of("regions", path, "-d", domain, "--fields", "linearRegion");
        int count = (int)CliRun.Of("count", path, "-d", domain, "--json").Json()["linearRegions"]!;

        Assert.That(run.Error, Is.EqualTo("polyhedra: linearRegion: all regions are visited first and kept in memory\n"));
        int[] numbers = [.. Lines(run).Select(line => (int)line["linearRegion"]!)];
        Assert.That(numbers.Distinct(), Is.EqualTo(Enumerable.Range(0, count)), "in the order of their first regions");
    }

    [Test]
    public void A_stop_before_the_linear_regions_are_known_lists_nothing()
    {
        CliRun run = CliRun.Of("regions", Random, "--fields", "linearRegion", "--timeout", "0");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((4, string.Empty)));
        Assert.That(run.Error, Does.EndWith("polyhedra: PARTIAL: no regions listed, stopped by --timeout\n"));
    }

    [Test]
    public void A_budget_of_regions_holds_for_the_lines()
    {
        CliRun run = CliRun.Of("regions", Random, "--fields", "id,linearRegion", "--max-regions", "5");

        Assert.That((run.ExitCode, Lines(run).Length), Is.EqualTo((4, 5)));
    }

    [TestCase("vertices")]
    [TestCase("id,volume")]
    public void Vertices_of_many_inputs_are_refused(string fields)
    {
        CliRun run = CliRun.Of("regions", Repository.Data("networks", "trained-digits.json"), "-d", "box:0,16", "--fields", fields);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((3, string.Empty)));
        Assert.That(run.Error, Does.Contain("at most 16 inputs"));
    }

    [Test]
    public void Facets_of_many_inputs_are_found()
    {
        JsonObject[] lines = Lines(CliRun.Of(
            "regions", Repository.Data("networks", "trained-digits.json"), "-d", "box:0,16", "--fields", "facets,neighbours,rank",
            "--max-regions", "2"));

        foreach (JsonObject line in lines)
        {
            JsonArray facets = line["facets"]!.AsArray();
            Assert.That(facets, Has.Count.GreaterThan(65), "a bounded region in 64 dimensions");
            Assert.That(facets.Count(facet => facet!["gates"] is not null), Is.EqualTo(line["neighbours"]!.AsArray().Count));
            Assert.That((int)line["rank"]!, Is.InRange(0, 10));
        }
    }

    /// <summary>Four strips: x below 0, 2^-25, 2^-24, and above.</summary>
    [Test]
    public void A_hairline_is_exact([Values("lp", "vertex")] string engine)
    {
        string path = Degenerate("d8_hairline_fold.json");
        string[] fields = ["pattern", "vertices", "volume", "centroid", "inradius", "linearRegion", "rank"];
        JsonObject[] lines = Lines(CliRun.Of("regions", path, "-d", "box:-1,1", "--engine", engine, "--fields", string.Join(',', fields)));
        Rational[] ends = [-1, 0, new(1, 1 << 25), new(1, 1 << 24), 1];

        Assert.That(lines.Select(line => (string?)line["pattern"]), Is.EqualTo((string[])["00|0", "10|0", "10|1", "11|1"]));
        for (int i = 0; i < 4; i++)
        {
            Rational width = ends[i + 1] - ends[i];
            Rational radius = Rational.Min(width / 2, 1);
            Assert.That(
                Vectors(lines[i], "vertices"),
                Is.EquivalentTo((string[])[$"{ends[i]} -1", $"{ends[i]} 1", $"{ends[i + 1]} -1", $"{ends[i + 1]} 1"]));
            Assert.That((string?)lines[i]["volume"], Is.EqualTo((2 * width).ToString()));
            Assert.That(
                lines[i]["centroid"]!.AsArray().Select(entry => (string)entry!),
                Is.EqualTo((string[])[((ends[i] + ends[i + 1]) / 2).ToString(), "0"]));
            Assert.That(lines[i]["inradius"]!.ToJsonString(), Is.EqualTo($$"""{"lower":"{{radius}}","upper":"{{radius}}"}"""));
        }

        // Zero, zero, then the slope 2^24, then 1/2.
        Assert.That(lines.Select(line => (int)line["linearRegion"]!), Is.EqualTo((int[])[0, 0, 1, 2]));
        Assert.That(lines.Select(line => (int)line["rank"]!), Is.EqualTo((int[])[0, 0, 1, 0]));

        JsonObject[] unbounded = Lines(CliRun.Of("regions", path, "--engine", engine, "--fields", "rays,lines,volume,inradius"));
        Assert.That(unbounded.Select(line => line["lines"]!.ToJsonString()), Is.All.EqualTo("""[["0","1"]]"""));
        Assert.That(
            unbounded.Select(line => line["rays"]!.ToJsonString()),
            Is.EqualTo((string[])["""[["-1","0"]]""", "[]", "[]", """[["1","0"]]"""]));
        Assert.That(unbounded.Select(line => line["volume"]), Is.All.Null);
        Assert.That(unbounded.Select(line => line["inradius"] is null), Is.EqualTo((bool[])[true, false, false, true]));
    }

    /// <summary>The kinks are x = 0, y = 1/4, x = y and, with s the product of the two large weights, s x = 1/2, s (y - 1/4) = 1/2 and s
    /// (x + y - 1/4) = 1/2 where each applies.</summary>
    [Test]
    public void Huge_and_tiny_weights_are_exact([Values("lp", "vertex")] string engine)
    {
        Rational s = Rational.FromDouble(1.0000000150474662e+30) * Rational.FromDouble(1.0000000031710769e-30);
        Rational quarter = new(1, 4);
        Rational half = Rational.Reciprocal(2 * s);
        Rational corner = (half + quarter) / 2;
        JsonObject[] lines = Lines(CliRun.Of(
            "regions", Degenerate("d5_huge_tiny.json"), "-d", "box:-1,1", "--engine", engine, "--fields", "pattern,vertices,volume"));
        Dictionary<string, JsonObject> regions = lines.ToDictionary(line => (string)line["pattern"]!, StringComparer.Ordinal);

        Assert.That(regions, Has.Count.EqualTo(11));
        Assert.That(Vectors(regions["100|0"], "vertices"), Is.EquivalentTo((string[])["0 0", "0 1/4", "1/4 1/4"]));
        Assert.That((string?)regions["100|0"]["volume"], Is.EqualTo("1/32"));
        Assert.That((string?)regions["010|0"]["volume"], Is.EqualTo(half.ToString()), "a rectangle of width 1 above y = 1/4");
        Assert.That(Vectors(regions["111|0"], "vertices"), Is.EquivalentTo((string[])["1/4 1/4", $"{corner} {corner}", $"{half} 1/4"]));
        Assert.That(Vectors(regions["101|1"], "vertices"), Is.EquivalentTo((string[])[$"{half} -1", $"{half} 1/4", "1 -1", "1 1/4"]));
        Assert.That(
            lines.Aggregate(Rational.Zero, (sum, line) => sum + Rational.Parse((string)line["volume"]!)), Is.EqualTo((Rational)4));
    }

    private static string Degenerate(string name) =>
        Repository.Shared("cases", "degenerate", name) ?? Repository.Data("networks", name);

    private static IEnumerable<string> Vectors(JsonObject line, string field) =>
        line[field]!.AsArray().Select(vector => string.Join(' ', vector!.AsArray().Select(entry => (string)entry!)));

    private static BigInteger[] Row(JsonObject region, JsonNode neighbour)
    {
        JsonNode facet = region["facets"]![(int)neighbour["facet"]!]!;
        return [.. facet["normal"]!.AsArray().Append(facet["offset"]!.DeepClone()).Select(entry => BigInteger.Parse((string)entry!))];
    }

    private static (int Unit, int From, int To)[] Gates(JsonObject region, JsonNode neighbour) =>
    [
        .. region["facets"]![(int)neighbour["facet"]!]!["gates"]!.AsArray()
            .Select(gate => ((int)gate!["unit"]!, (int)gate["from"]!, (int)gate["to"]!)),
    ];

    private static JsonObject[] Lines(CliRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
