using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Counting;

/// <summary>Every network of data/networks gives the count that its file claims; docs and data/README.md list the same files.</summary>
internal sealed class ShippedNetworkTests
{
    [TestCaseSource(nameof(Names))]
    public void The_count_is_the_one_that_the_file_expects(string name)
    {
        string path = Repository.Data("networks", name);
        JsonNode expect = JsonNode.Parse(File.ReadAllText(path))!["expect"]!;

        CliRun run = CliRun.Of("count", path, "--domain", (string)expect["domain"]!, "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((long?)run.Json()["activationRegions"], Is.EqualTo((long)expect["activationRegions"]!));
        if ((long?)expect["boundedRegions"] is { } bounded)
        {
            Assert.That((long?)run.Json()["boundedRegions"], Is.EqualTo(bounded));
        }
    }

    [Test]
    public void The_table_of_the_data_folder_lists_every_file_with_its_count()
    {
        string[] expected =
        [
            .. Names().Select(name =>
            {
                JsonNode expect = JsonNode.Parse(File.ReadAllText(Repository.Data("networks", name)))!["expect"]!;
                return $"{name} {expect["domain"]} {expect["activationRegions"]}";
            }),
        ];

        Assert.That(expected, Has.Length.GreaterThanOrEqualTo(8));
        Assert.That(
            DataReadme.Rows("networks").Select(cells => $"{cells[0]} {cells[2]} {cells[3]}"),
            Is.EquivalentTo(expected));
    }

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Repository.Data("networks"), "*.json").Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
}
