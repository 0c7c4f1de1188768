using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Listing;

internal sealed class RegionsTests
{
    private static readonly string Random = Repository.Data("networks", "random-2-8-8-1.json");
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Prints_a_line_for_every_region()
    {
        CliRun run = CliRun.Of("regions", Random, "--domain", "box:-4,4");
        Network network = NetworkFile.Read(Random);
        JsonObject[] lines = Lines(run);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Assert.That(lines, Has.Length.EqualTo(100));
        Assert.That(lines.Select(line => (long?)line["id"]), Is.EqualTo(Enumerable.Range(0, 100)));
        Assert.That(lines.Select(line => (string?)line["pattern"]), Is.Unique);
        Assert.That(lines.Select(line => (bool?)line["bounded"]), Is.All.True);
        foreach (JsonObject line in lines)
        {
            ImmutableArray<Rational> point = [.. line["point"]!.AsArray().Select(entry => Rational.Parse((string)entry!))];
            Assert.That(
                line.Select(field => field.Key),
                Is.EqualTo((string[])["id", "pattern", "point", "bounded", "facets", "neighbours", "affine", "rank"]));
            Assert.That(point.All(entry => entry > -4 && entry < 4), Is.True);
            Assert.That(
                PatternText.Format(NetworkEvaluation.At(network, point).Pattern.AsSpan(), network), Is.EqualTo((string?)line["pattern"]));
        }
    }

    [Test]
    public void Patterns_are_those_of_the_definition()
    {
        JsonObject[] lines = Lines(CliRun.Of("regions", Repository.Data("networks", "max-min.json")));

        Assert.That(
            lines.Select(line => (string?)line["pattern"]),
            Is.EquivalentTo((string[])["001|001", "010|110", "101|001", "110|010", "110|110"]));
        Assert.That(lines.Select(line => (bool?)line["bounded"]), Is.All.False);
    }

    [TestCase("pattern", "{\"pattern\":\"00\"}")]
    [TestCase("bounded,id", "{\"bounded\":false,\"id\":0}")]
    [TestCase(" id , pattern ", "{\"id\":0,\"pattern\":\"00\"}")]
    public void Fields_are_those_asked_for_in_that_order(string fields, string first)
    {
        string[] lines = CliRun.Of("regions", Tent, "--fields", fields).Output.Split('\n');

        Assert.That(lines, Has.Length.EqualTo(4), "three regions and the end of the last line");
        Assert.That(lines[0], Is.EqualTo(first));
        Assert.That(lines[^1], Is.Empty);
    }

    [Test]
    public void The_domain_decides_what_is_bounded()
    {
        Assert.That(Lines(CliRun.Of("regions", Tent)).Count(line => (bool)line["bounded"]!), Is.EqualTo(1));
        Assert.That(Lines(CliRun.Of("regions", Tent, "-d", "box:-5,5")).Count(line => (bool)line["bounded"]!), Is.EqualTo(3));
    }

    [Test]
    public void A_network_without_gates_is_one_region_with_an_empty_pattern()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "affine.json",
            """
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [
              {"type": "dense", "weights": [[2]], "bias": [1], "activation": "identity"}]}
            """);

        Assert.That(CliRun.Of("regions", path, "--fields", "id,pattern").Output, Is.EqualTo("{\"id\":0,\"pattern\":\"\"}\n"));
    }

    [Test]
    public void A_budget_leaves_whole_lines_and_exit_code_4()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("regions.jsonl");
        CliRun run = CliRun.Of("regions", Random, "--domain", "box:-4,4", "--max-regions", "7");
        CliRun file = CliRun.Of("regions", Random, "--domain", "box:-4,4", "--max-regions", "7", "-o", path);
        CliRun all = CliRun.Of("regions", Random, "--domain", "box:-4,4");

        Assert.That((run.ExitCode, file.ExitCode), Is.EqualTo((4, 4)));
        Assert.That(Lines(run), Has.Length.EqualTo(7));
        Assert.That(all.Output, Does.StartWith(run.Output), "the first regions, under the same ids");
        Assert.That(run.Error, Is.EqualTo("polyhedra: PARTIAL: 7 regions listed, stopped by --max-regions\n"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(run.OutputBytes));
        Assert.That(folder.Names(), Is.EqualTo(new[] { "regions.jsonl" }));
    }

    [Test]
    public void A_time_budget_of_nothing_prints_nothing()
    {
        CliRun run = CliRun.Of("regions", Random, "--timeout", "0");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.OutputBytes, Is.Empty);
    }

    [Test]
    [Platform("Unix")]
    public void A_reader_that_goes_away_ends_the_walk()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("large.json");
        CliRun.Of("construct", "random", "--inputs", "4", "--widths", "64,64,64,1", "--seed", "1", "-o", path);

        CliRun run = CliProcess.Shell($"{{ $POLYHEDRA regions '{path}'; echo $? >&2; }} | head -n 2 > /dev/null");

        Assert.That(run.Error.Trim(), Is.EqualTo("141"));
    }

    private static JsonObject[] Lines(CliRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
