using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Chambers;

/// <summary>Every arrangement of data/arrangements gives the counts that data/README.md states, by both methods.</summary>
internal sealed class ShippedArrangementTests
{
    [TestCaseSource(nameof(Rows))]
    public void The_counts_are_those_of_the_table(string name, int dimension, long regions, long relativelyBounded)
    {
        string path = Repository.Data("arrangements", name);
        string[] which = name.EndsWith(".edges", StringComparison.Ordinal) ? ["--family", $"graphical:{path}"] : [path];

        CliRun run = CliRun.Of(["arrangement", .. which, "--json"]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonObject json = run.Json();
        Assert.That((int?)json["arrangement"]!["dimension"], Is.EqualTo(dimension));
        Assert.That((long?)json["regions"], Is.EqualTo(regions));
        Assert.That((long?)json["relativelyBoundedRegions"], Is.EqualTo(relativelyBounded));
        Assert.That((bool?)json["methodsAgree"], Is.True);
    }

    [TestCaseSource(nameof(Rows))]
    public void A_file_that_carries_its_own_counts_carries_those_of_the_table(
        string name, int dimension, long regions, long relativelyBounded)
    {
        if (!name.EndsWith(".json", StringComparison.Ordinal))
        {
            return;
        }

        JsonNode file = JsonNode.Parse(File.ReadAllText(Repository.Data("arrangements", name)))!;
        Assert.That((int?)file["dimension"], Is.EqualTo(dimension));
        Assert.That((long?)file["expect"]!["regions"], Is.EqualTo(regions));
        Assert.That((long?)file["expect"]!["relativelyBoundedRegions"] ?? relativelyBounded, Is.EqualTo(relativelyBounded));
    }

    [Test]
    public void The_table_lists_every_file()
    {
        string[] names = [.. Directory.EnumerateFiles(Repository.Data("arrangements")).Select(path => Path.GetFileName(path))];

        Assert.That(names, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(DataReadme.Rows("arrangements").Select(cells => cells[0]), Is.EquivalentTo(names));
    }

    private static IEnumerable<TestCaseData> Rows() => DataReadme.Rows("arrangements").Select(cells =>
        new TestCaseData(cells[0], int.Parse(cells[2]), long.Parse(cells[3]), long.Parse(cells[4])));
}
