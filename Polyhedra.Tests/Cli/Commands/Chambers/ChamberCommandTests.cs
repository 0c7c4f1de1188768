using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Chambers;

/// <summary>Arrangements where a network is expected: regions are chambers, patterns sign vectors.</summary>
internal sealed class ChamberCommandTests
{
    private const int Most = 12_000;
    private static readonly string ThreeLines = Repository.Data("certificates", "three-lines.json");

    /// <summary>Every arrangement file of the repository and of the shared cases with fewer than 12,000 chambers: as many are listed as are
    /// counted and as the characteristic polynomial says, with different sign vectors, which the points have exactly.</summary>
    [TestCaseSource(nameof(Files))]
    public void Chambers_listed_are_those_counted_and_those_of_the_polynomial(string path)
    {
        JsonNode polynomial = JsonNode.Parse(CliRun.Of("arrangement", path, "--polynomial-only", "--json").Output)!;
        if ((long)polynomial["regions"]! >= Most)
        {
            Assert.Ignore("It has too many chambers for this test.");
        }

        CliRun list = CliRun.Of("regions", path, "--fields", "pattern,point");
        Assert.That(list.ExitCode, Is.Zero, list.Error);
        JsonNode count = JsonNode.Parse(CliRun.Of("count", path, "--activation-only", "--json").Output)!;
        HyperplaneArrangement arrangement = ArrangementFile.Read(path);
        HashSet<string> patterns = new(StringComparer.Ordinal);
        foreach (string line in list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonNode region = JsonNode.Parse(line)!;
            Rational[] point = [.. region["point"]!.AsArray().Select(entry => Rational.Parse((string)entry!))];
            string signs = string.Concat(Enumerable.Range(0, arrangement.Count).Select(i => SideOf(arrangement, i, point)));
            Assert.That((string)region["pattern"]!, Is.EqualTo(signs));
            Assert.That(patterns.Add(signs), Is.True);
        }

        Assert.That(patterns, Has.Count.EqualTo((long)polynomial["regions"]!));
        Assert.That((long)count["chambers"]!, Is.EqualTo(patterns.Count));
        Assert.That((long)count["activationRegions"]!, Is.EqualTo(patterns.Count));
    }

    [Test]
    public void Every_command_that_makes_sense_takes_an_arrangement()
    {
        CliRun count = CliRun.Of("count", ThreeLines);
        Assert.That(count.Output, Does.StartWith("7 chambers (1 bounded)\n9 adjacent pairs\nplanes   "));
        Assert.That(JsonNode.Parse(CliRun.Of("count", ThreeLines, "--json").Output)!["affinePieces"], Is.Null);
        Assert.That(CliRun.Of("count", ThreeLines, "--domain", "box:0,1/4").Output, Does.StartWith("1 chamber (1 bounded)\n"));
        Assert.That(CliRun.Of("info", ThreeLines).Output, Does.StartWith("planes      ").And.Contains("dimension 2, 3 hyperplanes"));
        Assert.That(CliRun.Of("graph", ThreeLines).Output, Does.Contain("7 activation regions, 9 adjacent pairs"));
        Assert.That(CliRun.Of("inspheres", ThreeLines).ExitCode, Is.Zero);
        Assert.That(CliRun.Of("plot", ThreeLines).Output, Does.Contain("<svg"));
        JsonNode first = JsonNode.Parse(CliRun.Of("regions", ThreeLines, "--max-regions", "1").Output)!;
        string[] fields = ["id", "pattern", "point", "bounded", "facets", "neighbours"];
        Assert.That(first.AsObject().Select(field => field.Key), Is.EqualTo(fields));
    }

    [Test]
    public void What_is_for_networks_alone_is_refused()
    {
        using TemporaryFolder folder = new();
        Bad.Expect(CliRun.Of("count", ThreeLines, "--certificate", folder.Path("no")), 2, "polyhedra arrangement --certificate");
        Bad.Expect(CliRun.Of("count", ThreeLines, "--numbers", "float32"), 2, "--numbers");
        Bad.Expect(CliRun.Of("boundary", ThreeLines), 3, "polyhedra-network/1");
        string none = folder.Write("none.json", """{"format": "polyhedra-arrangement/1", "dimension": 1, "normals": [], "offsets": []}""");
        Bad.Expect(CliRun.Of("count", none), 3, "at least one hyperplane");
    }

    private static IEnumerable<TestCaseData> Files()
    {
        IEnumerable<string> shared = Repository.Shared("cases", "arrangements") is { } folder ? Directory.EnumerateFiles(folder) : [];
        return Directory.EnumerateFiles(Repository.Data("arrangements")).Concat(shared)
            .Where(path => Path.GetExtension(path) is ".json" or ".ine").Order(StringComparer.Ordinal)
            .Select(path => new TestCaseData(path).SetName($"Chambers of {Path.GetFileName(path)}, {OwnerOf(path)}"));
    }

    private static string OwnerOf(string path) => path.StartsWith(Repository.Root, StringComparison.Ordinal) ? "own" : "shared";

    private static char SideOf(HyperplaneArrangement arrangement, int index, Rational[] point)
    {
        Rational value = arrangement.Rows[index, arrangement.Dimension];
        for (int k = 0; k < point.Length; k++)
        {
            value += arrangement.Rows[index, k] * point[k];
        }

        Assert.That(value.IsZero, Is.False);
        return value.Sign == Sign.Positive ? '1' : '0';
    }
}
