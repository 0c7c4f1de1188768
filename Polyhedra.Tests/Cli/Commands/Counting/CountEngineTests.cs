using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Counting;

/// <summary>The choice of an engine, threads and the comparison of the engines, from the command line.</summary>
internal sealed class CountEngineTests
{
    private static readonly string Small = Repository.Data("networks", "2-16-16-1.json");

    [TestCase("lp")]
    [TestCase("vertex")]
    public void An_engine_can_be_chosen(string engine)
    {
        JsonObject all = CliRun.Of("count", Small, "--domain", "box:-1,1", "--engine", engine, "--json").Json();
        JsonObject activation = CliRun.Of("count", Small, "--domain", "box:-1,1", "--engine", engine, "--activation-only", "--json").Json();

        Assert.That((string?)all["engine"], Is.EqualTo(engine));
        Assert.That((string?)activation["engine"], Is.EqualTo(engine));
        Assert.That((long?)all["activationRegions"], Is.EqualTo(368));
        Assert.That((long?)activation["activationRegions"], Is.EqualTo(368));
        Assert.That((long?)all["adjacentPairs"], Is.EqualTo(703));
    }

    // Several threads only count, and only with the vertex engine; the report says how many worked.
    [TestCase("vertex", "--activation-only", 3)]
    [TestCase("auto", "--activation-only", 3)]
    [TestCase("lp", "--activation-only", 1)]
    [TestCase("vertex", null, 1)]
    public void Threads_change_no_count(string engine, string? option, int threads)
    {
        string[] options = option is null ? [] : [option];
        JsonObject count = CliRun.Of(
            ["count", Small, "--domain", "box:-1,1", "--engine", engine, "--threads", "3", "--repeat", "3", "--json", .. options]).Json();

        Assert.That((long?)count["activationRegions"], Is.EqualTo(368));
        Assert.That((bool?)count["complete"], Is.True);
        Assert.That((int?)count["threads"], Is.EqualTo(threads));
        Assert.That((double?)count["seconds"], Is.LessThanOrEqualTo((double)count["coldSeconds"]!));
    }

    [TestCase("--activation-only")]
    [TestCase("--engine lp")]
    [TestCase("--threads 2 --activation-only --repeat 2")]
    public void A_cross_check_compares_the_sets(string options)
    {
        string[] args = ["count", Small, "--domain", "box:-1,1", "--cross-check", .. options.Split(' ')];
        CliRun json = CliRun.Of([.. args, "--json"]);
        CliRun text = CliRun.Of(args);

        Assert.That(json.ExitCode, Is.Zero);
        Assert.That(
            json.Json()["crossCheck"]!.ToJsonString(), Is.EqualTo("""{"complete":true,"agrees":true,"lp":368,"vertex":368}"""));
        Assert.That(text.ExitCode, Is.Zero);
        Assert.That(text.Output, Does.Contain("checked  lp and vertex list the same 368 patterns\n"));
    }

    [Test]
    public void Without_a_complete_count_nothing_is_cross_checked()
    {
        CliRun run = CliRun.Of("count", Small, "--domain", "box:-1,1", "--cross-check", "--max-regions", "367", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Json().ContainsKey("crossCheck"), Is.False);
        Assert.That((long?)run.Json()["activationRegions"], Is.EqualTo(367));
    }

    [TestCase("1")]
    [TestCase("2")]
    public void Budgets_hold_with_threads(string threads)
    {
        string[] args = ["count", Small, "--domain", "box:-1,1", "--activation-only", "--engine", "vertex", "--threads", threads, "--json"];
        CliRun limited = CliRun.Of([.. args, "--max-regions", "367"]);
        CliRun enough = CliRun.Of([.. args, "--max-regions", "368"]);
        CliRun late = CliRun.Of([.. args, "--timeout", "0"]);

        Assert.That(limited.ExitCode, Is.EqualTo(4));
        Assert.That((long?)limited.Json()["activationRegions"], Is.EqualTo(367));
        Assert.That((bool?)limited.Json()["complete"], Is.False);
        Assert.That(enough.ExitCode, Is.Zero);
        Assert.That((long?)enough.Json()["activationRegions"], Is.EqualTo(368));
        Assert.That(late.ExitCode, Is.EqualTo(4));
    }

    /// <summary>Regression: these ended as internal errors, the first after the whole count.</summary>
    [Test]
    public void More_inputs_than_the_vertex_engine_takes_are_refused()
    {
        using TemporaryFolder folder = new();
        string wide = folder.Path("wide.json");
        Assert.That(CliRun.Of("construct", "random", "--inputs", "17", "--widths", "3,1", "--seed", "1", "-o", wide).ExitCode, Is.Zero);

        Bad.Expect(CliRun.Of("count", wide, "--cross-check"), 3, "--cross-check", "16", "17");
        Bad.Expect(CliRun.Of("count", wide, "--engine", "vertex"), 3, "--engine", "16", "17");
        Bad.Expect(CliRun.Of("arrangement", "--family", "boolean:17", "--engine", "vertex", "--regions-only"), 3, "--engine", "16", "17");
        Assert.That((long?)CliRun.Of("count", wide, "--json").Json()["activationRegions"], Is.EqualTo(8));
    }

    [Test]
    public void The_vertex_engine_takes_an_arrangement_of_low_rank_in_many_dimensions()
    {
        using TemporaryFolder folder = new();
        string rows = string.Join(", ", Enumerable.Range(1, 4).Select(i => $"[1, {i}{string.Concat(Enumerable.Repeat(", 0", 18))}]"));
        string file = folder.Write(
            "a.json", $$"""{"format": "polyhedra-arrangement/1", "dimension": 20, "normals": [{{rows}}], "offsets": [0, 0, 0, 0]}""");

        JsonObject json = CliRun.Of("arrangement", file, "--engine", "vertex", "--json").Json();

        Assert.That((long?)json["regions"], Is.EqualTo(8));
        Assert.That((bool?)json["methodsAgree"], Is.True);
    }

    // Auto takes the LP engine in twelve dimensions.
    [TestCase("lp", "boolean:5", "lp", 1)]
    [TestCase("vertex", "boolean:5", "vertex", 2)]
    [TestCase("auto", "boolean:12", "lp", 1)]
    public void An_arrangement_says_how_many_threads_worked(string engine, string family, string used, int threads)
    {
        JsonObject json = CliRun.Of(
            "arrangement", "--family", family, "--engine", engine, "--threads", "2", "--regions-only", "--max-regions", "1000",
            "--json").Json();

        Assert.That((string?)json["engine"], Is.EqualTo(used));
        Assert.That((int?)json["threads"], Is.EqualTo(threads));
    }
}
