using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Cli.Commands.Building;

internal sealed class ConstructTests
{
    [Test]
    public void The_output_is_a_float32_network_file()
    {
        CliRun run = CliRun.Of("construct", "random", "--inputs", "3", "--widths", "4,2", "--activation", "relu", "--seed", "5");

        Network network = NetworkFile.Parse(run.OutputBytes, "output");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(network.InputCount, Is.EqualTo(3));
            Assert.That(network.Layers.Select(layer => layer.UnitCount), Is.EqualTo(new[] { 4, 2 }));
            Assert.That(network.Numbers, Is.EqualTo(NumberRule.Float32));
        });
    }

    /// <summary>Every shipped network whose source is a command comes out of that command again.</summary>
    [TestCaseSource(nameof(ConstructedNetworks))]
    public void Shipped_random_networks_can_be_made_again(string name)
    {
        string path = Repository.Data("networks", name);
        string source = (string)JsonNode.Parse(File.ReadAllText(path))!["source"]!;

        CliRun run = CliRun.Of(source.Split(' ')[1..]);

        Assert.That(
            NetworkDigest.Compute(NetworkFile.Parse(run.OutputBytes, "output")), Is.EqualTo(NetworkDigest.Compute(NetworkFile.Read(path))));
    }

    private static IEnumerable<string> ConstructedNetworks() =>
        Directory.EnumerateFiles(Repository.Data("networks"), "*.json")
            .Where(
                path => ((string?)JsonNode.Parse(File.ReadAllText(path))!["source"])?.StartsWith(
                    "polyhedra ", StringComparison.Ordinal) == true)
            .Select(path => Path.GetFileName(path));
}
