using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli;

/// <summary><c>count --certificate</c> and <c>check</c>.</summary>
internal sealed class CertificateTests
{
    private const int MostRegions = 2000;
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [TestCaseSource(nameof(Names))]
    public void Shipped_networks_have_certificates(string name)
    {
        string path = Repository.Data("networks", name);
        JsonNode expect = JsonNode.Parse(File.ReadAllText(path))!["expect"]!;
        string domain = (string)expect["domain"]!;
        using TemporaryFolder folder = new();
        string certificate = folder.Path("certificate.gz");

        CliRun count = CliRun.Of("count", path, "--domain", domain, "--activation-only", "--certificate", certificate);
        CliRun check = CliRun.Of("check", path, certificate, "--domain", domain, "--count", $"{expect["activationRegions"]}");

        Assert.That(count.ExitCode, Is.Zero, count.Error);
        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(check.Output, Does.StartWith($"VERIFIED {expect["activationRegions"]} activation regions\n"));
    }

    [Test]
    public void A_verdict_says_what_was_proved()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("tent.pc");
        CliRun count = CliRun.Of("count", Tent, "--domain", "box:-1,2", "--engine", "vertex", "--certificate", certificate);
        Assert.That(count.ExitCode, Is.Zero, count.Error);
        Assert.That(count.Output, Does.StartWith("3 activation regions"));
        Assert.That(folder.Names(), Is.EqualTo(new[] { "tent.pc" }));

        string[] lines = CliRun.Of("check", Tent, certificate).Output.Split('\n');
        Assert.That(lines[0], Is.EqualTo("VERIFIED 3 activation regions"));
        Assert.That(lines[1], Does.StartWith("digest   sha256:"));
        Assert.That(lines[3..5], Is.EqualTo(new[] { "         1 1", "         2 -1" }));
        Assert.That(lines[5], Does.StartWith("numbers  "));
    }

    [Test]
    public void Anything_wrong_with_the_certificate_is_a_no_and_with_the_network_bad_input()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("tent.pc");
        CliRun.Of("count", Tent, "--domain", "box:-1,2", "--certificate", certificate);

        Assert.Multiple(() =>
        {
            Assert.That(CliRun.Of("check", Tent, certificate, "--domain", "all").ExitCode, Is.EqualTo(1));
            Assert.That(CliRun.Of("check", Tent, certificate, "--count", "4").Output, Does.StartWith("REJECTED: "));
            Assert.That(CliRun.Of("check", Tent, folder.Path("nothing")).ExitCode, Is.EqualTo(1));
            Assert.That(CliRun.Of("check", Tent, Tent).ExitCode, Is.EqualTo(1));
            Assert.That(CliRun.Of("check", Repository.Data("networks", "xor.json"), certificate).Output, Does.StartWith("REJECTED: "));
            Bad.Expect(CliRun.Of("check", certificate, certificate), 3, "tent.pc");
            Bad.Expect(CliRun.Of("check", folder.Path("nothing"), certificate), 3, "nothing");
            Bad.Expect(CliRun.Of("check", Tent, certificate, "--count", "x"), 2, "--count");
        });
    }

    [Test]
    public void A_count_that_is_stopped_leaves_no_certificate()
    {
        using TemporaryFolder folder = new();

        CliRun run = CliRun.Of("count", Tent, "--max-regions", "2", "--certificate", folder.Path("tent.pc"));

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(folder.Names(), Is.Empty);
    }

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Repository.Data("networks"), "*.json")
            .Where(path => (long)JsonNode.Parse(File.ReadAllText(path))!["expect"]!["activationRegions"]! <= MostRegions)
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
