using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Points;

internal sealed class LineTests
{
    // Its regions: the four quadrants, of which y = x cuts the positive one; its output is max(-y, min(0, -x)).
    private static readonly string MaxMin = Repository.Data("networks", "max-min.json");

    /// <summary>By hand: from (-1, -1) to (1, 1/2) x = 0 is crossed at t = 1/2, y = 0 at 2/3; there y &lt; x.
    /// The output is -y all along.</summary>
    [Test]
    public void Json_is_exact_and_has_the_fields_of_the_schema()
    {
        JsonObject result = CliRun.Of("line", MaxMin, "--from", "-1,-1", "--to", "1,1/2", "--json").Json();

        Assert.That(
            result.Select(field => field.Key), Is.EqualTo(new[]
            {
                "schema", "network", "from", "to", "activationRegions", "linearRegions", "affinePieces", "breakpoints", "pieces",
            }));
        Assert.That((string?)result["schema"], Is.EqualTo("polyhedra/line/1"));
        Assert.That(result["to"]!.ToJsonString(), Is.EqualTo("""["1","1/2"]"""));
        Assert.That(
            ((int?)result["activationRegions"], (int?)result["linearRegions"], (int?)result["affinePieces"]), Is.EqualTo((3, 1, 1)));
        Assert.That(result["breakpoints"]!.ToJsonString(), Is.EqualTo("""["1/2","2/3"]"""));
        Assert.That(
            result["pieces"]![1]!.ToJsonString(),
            Is.EqualTo("""{"pattern":"101|001","affineMap":{"linear":[["-3/2"]],"constant":["1"]}}"""));
    }

    [Test]
    public void Text_and_table_have_the_same_breakpoints()
    {
        string[] segment = ["line", MaxMin, "--from", "-1,-1", "--to", "1,1/2"];

        Assert.That(
            CliRun.Of(segment).Output,
            Does.StartWith("3 activation regions, 1 linear region, 1 affine piece").And.EndsWith("t = 1/2\nt = 2/3\n"));
        Assert.That(
            CliRun.Of([.. segment, "--csv"]).Output, Is.EqualTo("from,to,pattern\n0,1/2,001|001\n1/2,2/3,101|001\n2/3,1,110|010\n"));
    }

    /// <summary>Through the vertex at the origin three gates change at once; along y = x the gate y - max(0, x) is zero and
    /// inactive.</summary>
    [TestCase("-1,1", "1,-1")]
    [TestCase("-1,-1", "1,1")]
    public void Vertices_and_hyperplanes_are_exact(string from, string to)
    {
        JsonObject result = CliRun.Of("line", MaxMin, "--from", from, "--to", to, "--json").Json();

        Assert.That((int?)result["activationRegions"], Is.EqualTo(2));
        Assert.That(result["breakpoints"]!.ToJsonString(), Is.EqualTo("""["1/2"]"""));
    }

    [Test]
    public void Figures_of_random_lines_are_those_of_the_table()
    {
        string net = Repository.Data("networks", "random-2-8-8-1.json");
        string[] options = ["line", net, "--random", "20", "--seed", "3", "--domain", "box:-2,2"];

        JsonObject result = CliRun.Of([.. options, "--json"]).Json();
        string[] rows = CliRun.Of([.. options, "--csv"]).Output.TrimEnd().Split('\n');
        double[] counts = [.. rows.Skip(1).Select(row => double.Parse(row.Split(',')[1]))];

        Assert.That(rows[0], Is.EqualTo("line,breakpoints,linearRegions"));
        Assert.That(counts, Has.Length.EqualTo(20));
        Assert.That(counts.Distinct().Count(), Is.GreaterThan(2), "the lines are all alike");
        JsonNode figures = result["breakpoints"]!;
        double mean = counts.Average();
        double variance = counts.Sum(count => Math.Pow(count - mean, 2)) / 19;
        Assert.That((double)figures["mean"]!, Is.EqualTo(mean).Within(1e-12));
        Assert.That((double)figures["perGate"]!, Is.EqualTo(mean / 16).Within(1e-12));
        Assert.That((double)figures["standardDeviation"]!, Is.EqualTo(Math.Sqrt(variance)).Within(1e-12));
        Assert.That((double)figures["standardError"]!, Is.EqualTo(Math.Sqrt(variance / 20)).Within(1e-12));
        Assert.That(((int)figures["least"]!, (int)figures["most"]!), Is.EqualTo(((int)counts.Min(), (int)counts.Max())));
        Assert.That(CliRun.Of([.. options, "--json"]).Json().ToJsonString(), Is.EqualTo(result.ToJsonString()));
        Assert.That(CliRun.Of([.. options]).Output, Does.Contain("20, seed 3"));
    }

    [Test]
    public void One_random_line_has_no_spread()
    {
        JsonObject result = CliRun.Of("line", MaxMin, "--random", "1", "--seed", "3", "--json").Json();

        Assert.That(result["breakpoints"]!.AsObject().ContainsKey("standardDeviation"), Is.False);
        Assert.That((string?)result["domain"], Is.EqualTo("all"));
    }

    [Test]
    public void Points_that_make_no_segment_are_bad_input()
    {
        using TemporaryFolder folder = new();
        string two = folder.Write("two.csv", "0,0\n1,1\n");
        string corner = folder.Write("domain.json", """{ "format": "polyhedra-domain/1", "inequalities": [["0", "1", "1"]] }""");

        Bad.Expect(CliRun.Of("line", MaxMin, "--from", "1,2", "--to", "1,2"), 3, "length zero");
        Bad.Expect(CliRun.Of("line", MaxMin, "--from", "1", "--to", "1,2"), 3, "2 coordinates");
        Bad.Expect(CliRun.Of("line", MaxMin, "--from", "file:" + two, "--to", "1,2"), 3, "one point");
        Bad.Expect(CliRun.Of("line", MaxMin, "--random", "1", "--seed", "1", "--domain", corner), 3, "two bounds");
    }

    [TestCase("--from", "1,2")]
    [TestCase("--random", "3")]
    [TestCase("--from", "1,2", "--to", "2,1", "--seed", "1")]
    [TestCase("--from", "1,2", "--to", "2,1", "--domain", "unit")]
    [TestCase("--from", "1,2", "--random", "2", "--seed", "1")]
    [TestCase("--random", "0", "--seed", "1")]
    [TestCase("--random", "1", "--seed", "1", "--csv", "--json")]
    public void Options_that_do_not_go_together_are_wrong_usage(params string[] options) =>
        Bad.Expect(CliRun.Of(["line", MaxMin, .. options]), 2, "expected");
}
