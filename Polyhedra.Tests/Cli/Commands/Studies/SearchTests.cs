using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Cli.Commands.Studies;

internal sealed class SearchTests
{
    [Test]
    public void The_network_and_its_certificate_are_written_and_the_report_is_printed()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("best.json");
        string proof = folder.Path("best.cert");
        CliRun run = CliRun.Of(
            "search", "--inputs", "2", "--widths", "2,2", "--steps", "5000", "--seed", "1", "-o", path, "--certificate", proof, "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonObject report = run.Json();
        Assert.Multiple(() =>
        {
            Assert.That(
                report.Select(field => field.Key),
                Is.EqualTo(new[]
                {
                    "schema", "inputs", "widths", "definition", "seed", "regions", "upperBound", "activationRegions", "linearRegions",
                    "affinePieces",
                    "engines", "agree", "digest", "steps", "climbs", "stepOfBest", "secondsOfBest", "seconds", "stopped",
                }));
            Assert.That((int?)report["regions"], Is.EqualTo(11));
            Assert.That((int?)report["upperBound"], Is.EqualTo(11));
            Assert.That(report["engines"]!.ToJsonString(), Is.EqualTo("""{"lp":11,"vertex":11}"""));
            Assert.That((bool?)report["agree"], Is.True);
            Assert.That((string?)report["stopped"], Is.EqualTo("upper-bound"));
            Assert.That((string?)report["digest"], Is.EqualTo(NetworkDigest.Compute(NetworkFile.Read(path))));
            Assert.That(CliRun.Of("check", path, proof, "--count", "11").Output, Does.StartWith("VERIFIED 11 activation regions\n"));
            Assert.That((int?)CliRun.Of("count", path, "--json").Json()["activationRegions"], Is.EqualTo(11));
        });
    }

    [Test]
    public void Text_says_what_was_found_and_what_is_possible()
    {
        CliRun run = CliRun.Of("search", "--inputs", "2", "--widths", "2,2", "--steps", "40", "--seed", "3", "--definition", "linear");
        Assert.That(
            run.Output, Does.Contain(" linear regions; no network of this shape has more than 11\n").And.Contain("lp and vertex agree"));
    }

    [TestCase(2, "--inputs", "2", "--widths", "2,2")]
    [TestCase(2, "--inputs", "2", "--widths", "2,x", "--steps", "5")]
    [TestCase(2, "--inputs", "2", "--widths", "2,2", "--steps", "0")]
    [TestCase(2, "--inputs", "2", "--widths", "2,2", "--steps", "5", "--definition", "convex")]
    [TestCase(2, "--inputs", "2", "--widths", "2,2", "--steps", "5", "--seed", "-1")]
    [TestCase(2, "--inputs", "2", "--widths", "2,2", "--seconds", "soon")]
    [TestCase(3, "--inputs", "17", "--widths", "2,2", "--steps", "5")]
    [TestCase(3, "--inputs", "2", "--widths", "2,5000", "--steps", "5")]
    public void What_does_not_parse_or_fit_is_refused_in_one_line(int exitCode, params string[] args)
    {
        CliRun run = CliRun.Of(["search", .. args]);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
    }

    /// <summary>The best networks known: both engines list the same regions, as many as the file says.</summary>
    [TestCaseSource(nameof(BestNetworks))]
    public void Both_engines_confirm_the_networks_that_were_found(string name)
    {
        string path = Repository.Data("networks", name);
        JsonNode expect = JsonNode.Parse(File.ReadAllText(path))!["expect"]!;
        JsonObject count = CliRun.Of("count", path, "--cross-check", "--json").Json();
        Assert.Multiple(() =>
        {
            Assert.That((int?)count["crossCheck"]!["lp"], Is.EqualTo((int)expect["activationRegions"]!));
            Assert.That((int?)count["crossCheck"]!["vertex"], Is.EqualTo((int)expect["activationRegions"]!));
            Assert.That((bool?)count["crossCheck"]!["agrees"], Is.True);
            Assert.That((int?)count["linearRegions"], Is.EqualTo((int)expect["linearRegions"]!));
        });
    }

    /// <summary>Where the search is short, it finds the same network again.</summary>
    [TestCaseSource(nameof(BestNetworks))]
    public void A_short_search_finds_its_network_again(string name)
    {
        string path = Repository.Data("networks", name);
        string source = (string)JsonNode.Parse(File.ReadAllText(path))!["source"]!;
        string[] words = source.Split(' ');
        Assert.That(words[0], Is.EqualTo("search"));
        if (int.Parse(words[Array.IndexOf(words, "--steps") + 1], System.Globalization.CultureInfo.InvariantCulture) > 10_000)
        {
            Assert.Ignore("A search of minutes.");
        }

        JsonObject found = CliRun.Of([.. words, "--json"]).Json();
        Assert.That((string?)found["digest"], Is.EqualTo(NetworkDigest.Compute(NetworkFile.Read(path))));
    }

    [Test]
    public void The_networks_that_were_found_are_shipped() => Assert.That(BestNetworks().Count(), Is.GreaterThanOrEqualTo(5));

    private static IEnumerable<string> BestNetworks() =>
        Directory.EnumerateFiles(Repository.Data("networks"), "best-*.json").Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
}
