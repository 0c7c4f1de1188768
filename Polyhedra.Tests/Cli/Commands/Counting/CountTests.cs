using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Cli.Commands.Counting;

internal sealed class CountTests
{
    private static readonly string Random = Repository.Data("networks", "random-2-8-8-1.json");
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Json_has_the_fields_of_the_schema()
    {
        CliRun run = CliRun.Of("count", Random, "--domain", "box:-4,4", "--json");
        JsonObject count = run.Json();

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output.Trim(), Does.Not.Contain("\n"));
            Assert.That(count.Select(field => field.Key), Is.EqualTo(new[]
            {
                "schema", "complete", "network", "domain", "activationRegions", "boundedRegions", "adjacentPairs", "linearRegions",
                "affinePieces", "engine", "threads", "signTests", "exactSignTests", "seconds", "coldSeconds",
            }));
            Assert.That(
                count["network"]!.AsObject().Select(field => field.Key),
                Is.EqualTo(new[] { "path", "digest", "numbers", "inputs", "widths", "outputs" }));
            Assert.That((string?)count["schema"], Is.EqualTo("polyhedra/count/1"));
            Assert.That((bool?)count["complete"], Is.True);
            Assert.That((string?)count["network"]!["path"], Is.EqualTo(Random));
            Assert.That((string?)count["network"]!["digest"], Is.EqualTo(NetworkDigest.Compute(NetworkFile.Read(Random))));
            Assert.That((string?)count["network"]!["numbers"], Is.EqualTo("float32"));
            Assert.That(count["network"]!["widths"]!.ToJsonString(), Is.EqualTo("[8,8]"));
            Assert.That((string?)count["domain"], Is.EqualTo("box:-4,4"));
            Assert.That((long?)count["activationRegions"], Is.EqualTo(100));
            Assert.That((long?)count["boundedRegions"], Is.EqualTo(100));
            Assert.That((long?)count["affinePieces"], Is.LessThanOrEqualTo((long)count["linearRegions"]!));
            Assert.That((long?)count["linearRegions"], Is.LessThanOrEqualTo(100));
            Assert.That((string?)count["engine"], Is.EqualTo("vertex"));
            Assert.That((int?)count["threads"], Is.EqualTo(1));
            Assert.That((long?)count["signTests"], Is.GreaterThan(0).And.GreaterThanOrEqualTo((long)count["exactSignTests"]!));
            Assert.That((double?)count["seconds"], Is.GreaterThan(0).And.EqualTo((double?)count["coldSeconds"]));
        });
    }

    [Test]
    public void Activation_only_leaves_the_other_counts_out()
    {
        JsonObject count = CliRun.Of("count", Tent, "--activation-only", "--json", "--engine", "auto", "--threads", "1").Json();

        Assert.That((long?)count["activationRegions"], Is.EqualTo(3));
        Assert.That(
            count.Select(field => field.Key),
            Has.No.Member("boundedRegions").And.No.Member("adjacentPairs").And.No.Member("linearRegions").And.No.Member("affinePieces"));
    }

    /// <summary>Max-min: 5 activation regions, 3 linear regions (Stargalla, Hertrich, Reichman, 2025). 2-16-16-1: 703 pairs by an
    /// independent program; no two of its 368 regions have the same map.</summary>
    [TestCase("max-min.json", "all", 5, 5, 3, 3)]
    [TestCase("2-16-16-1.json", "box:-1,1", 368, 703, 368, 368)]
    public void Counts_pairs_linear_regions_and_affine_pieces(string name, string domain, int regions, int pairs, int linear, int pieces)
    {
        string path = Repository.Data("networks", name);
        JsonObject count = CliRun.Of("count", path, "--domain", domain, "--json").Json();

        Assert.That((long?)count["activationRegions"], Is.EqualTo(regions));
        Assert.That((long?)count["adjacentPairs"], Is.EqualTo(pairs));
        Assert.That((long?)count["linearRegions"], Is.EqualTo(linear));
        Assert.That((long?)count["affinePieces"], Is.EqualTo(pieces));
        Assert.That(
            CliRun.Of("count", path, "--domain", domain).Output.Split('\n')[1],
            Is.EqualTo($"{pairs} adjacent pairs, {linear} linear regions, {pieces} affine pieces"));
    }

    [Test]
    public void Text_says_the_count_first()
    {
        string output = CliRun.Of("count", Tent).Output;

        Assert.That(output, Does.StartWith("3 activation regions (1 bounded)\n"));
        Assert.That(output, Does.Contain("sha256:").And.Contain("domain   all"));
    }

    [Test]
    public void The_best_of_several_runs_is_at_most_the_first()
    {
        JsonObject count = CliRun.Of("count", Random, "--domain", "unit", "--repeat", "3", "--json").Json();

        Assert.That((double?)count["seconds"], Is.LessThanOrEqualTo((double)count["coldSeconds"]!));
        Assert.That((bool?)count["complete"], Is.True);
    }

    [Test]
    public void A_region_budget_gives_a_partial_count_and_exit_code_4()
    {
        CliRun json = CliRun.Of("count", Random, "--domain", "box:-4,4", "--max-regions", "99", "--repeat", "5", "--json");
        CliRun text = CliRun.Of("count", Random, "--domain", "box:-4,4", "--max-regions", "99");

        Assert.Multiple(() =>
        {
            Assert.That(json.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)json.Json()["complete"], Is.False);
            Assert.That((long?)json.Json()["activationRegions"], Is.EqualTo(99));
            Assert.That((long?)json.Json()["boundedRegions"], Is.EqualTo(99));
            Assert.That(
                json.Json().Select(field => field.Key),
                Has.No.Member("adjacentPairs").And.No.Member("linearRegions").And.No.Member("affinePieces"));
            Assert.That(text.ExitCode, Is.EqualTo(4));
            Assert.That(text.Output, Does.StartWith("PARTIAL: 99 activation regions so far"));
            Assert.That(text.Output, Does.Contain("--max-regions"));
        });
    }

    [Test]
    public void A_region_budget_that_is_just_enough_changes_nothing()
    {
        CliRun run = CliRun.Of("count", Random, "--domain", "box:-4,4", "--max-regions", "100", "--json");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That((bool?)run.Json()["complete"], Is.True);
    }

    [Test]
    public void A_time_budget_gives_a_partial_count_and_exit_code_4()
    {
        CliRun json = CliRun.Of("count", Random, "--timeout", "0", "--json");
        CliRun text = CliRun.Of("count", Random, "--timeout", "0.0");

        Assert.Multiple(() =>
        {
            Assert.That(json.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)json.Json()["complete"], Is.False);
            Assert.That(text.Output, Does.StartWith("PARTIAL: ").And.Contain("--timeout"));
        });
    }

    [Test]
    public void A_partial_result_is_a_whole_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("count.json");

        Assert.That(CliRun.Of("count", Random, "--max-regions", "5", "--json", "-o", path).ExitCode, Is.EqualTo(4));
        Assert.That((bool?)JsonNode.Parse(File.ReadAllText(path))!["complete"], Is.False);
        Assert.That(folder.Names(), Is.EqualTo(new[] { "count.json" }));
    }
}
