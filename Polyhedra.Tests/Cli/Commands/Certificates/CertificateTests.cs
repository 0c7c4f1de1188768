using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Certificates;

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
        foreach (string engine in (string[])["lp", "vertex"])
        {
            CliRun count = CliRun.Of(
                "count", path, "--domain", domain, "--activation-only", "--engine", engine, "--certificate", certificate);
            CliRun check = CliRun.Of("check", path, certificate, "--domain", domain, "--count", $"{expect["activationRegions"]}");

            Assert.That(count.ExitCode, Is.Zero, count.Error);
            Assert.That(check.ExitCode, Is.Zero, check.Output);
            Assert.That(check.Output, Does.StartWith($"VERIFIED {expect["activationRegions"]} activation regions\n"));
        }
    }

    /// <summary>Without --activation-only the other counts are proved as well, linear regions from above.</summary>
    [TestCaseSource(nameof(Names))]
    public void Shipped_networks_have_certificates_of_everything(string name)
    {
        string path = Repository.Data("networks", name);
        string domain = (string)JsonNode.Parse(File.ReadAllText(path))!["expect"]!["domain"]!;
        using TemporaryFolder folder = new();
        string certificate = folder.Path("certificate.pc");
        foreach (string engine in (string[])["lp", "vertex"])
        {
            CliRun count = CliRun.Of("count", path, "--domain", domain, "--engine", engine, "--certificate", certificate, "--json");
            CliRun check = CliRun.Of("check", path, certificate, "--domain", domain);

            Assert.That(count.ExitCode, Is.Zero, count.Error);
            JsonNode counts = count.Json();
            (long pieces, long regions) = ((long)counts["affinePieces"]!, (long)counts["linearRegions"]!);
            string linear = regions == pieces ? $"{regions} (exact)" : $"at most {regions} and at least {pieces}";
            Assert.That(
                check.Output,
                Does.StartWith($"VERIFIED {counts["activationRegions"]} activation regions\naffine pieces: {pieces} (exact)\nlinear "
                    + $"regions: {linear}\ndigest"));
        }
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
        Assert.That(lines[1..3], Is.EqualTo(new[] { "affine pieces: 3 (exact)", "linear regions: 3 (exact)" }));
        Assert.That(lines[3], Does.StartWith("digest   sha256:"));
        Assert.That(lines[5..7], Is.EqualTo(new[] { "         1 1", "         2 -1" }));
        Assert.That(lines[7], Does.StartWith("numbers  "));

        CliRun.Of("count", Tent, "--domain", "box:-1,2", "--activation-only", "--certificate", certificate);
        Assert.That(CliRun.Of("check", Tent, certificate).Output, Does.StartWith("VERIFIED 3 activation regions\ndigest"));
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

    [TestCase("lp")]
    [TestCase("vertex")]
    public void A_count_that_is_stopped_leaves_a_certificate_of_bounds(string engine)
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("xor.pc");

        CliRun run = CliRun.Of(
            "count", Tent, "--domain", "box:-1,2", "--max-regions", "2", "--engine", engine, "--certificate", certificate);
        CliRun check = CliRun.Of("check", Tent, certificate);

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Error, Does.Contain("--max-regions"));
        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(
            check.Output,
            Does.StartWith("VERIFIED between 2 and 3 activation regions\n").Or.StartWith("VERIFIED between 2 and 4 activation regions\n"));
    }

    [Test]
    public void Arrangements_have_certificates()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("braid.pc");

        CliRun run = CliRun.Of("arrangement", "--family", "braid:4", "--certificate", certificate);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("24 chambers"));
        Assert.That(File.ReadAllLines(certificate)[^1], Does.StartWith("end 24 sha256:"));
        Assert.That(CliRun.Of("arrangement", "--family", "braid:4", "--polynomial-only", "--certificate", certificate).ExitCode, Is.Zero);
        Assert.That(
            CliRun.Of("arrangement", "--family", "braid:4", "--max-regions", "9", "--certificate", certificate).ExitCode, Is.EqualTo(4));
        Assert.That(File.ReadAllLines(certificate)[^1], Does.StartWith("end 9 sha256:"));
    }

    [TestCase("degenerate.json")]
    [TestCase("shi_4.json")]
    [TestCase("generic_3_20.json")]
    public void Shipped_arrangements_have_certificates(string name)
    {
        string path = Repository.Data("arrangements", name);
        using TemporaryFolder folder = new();
        string certificate = folder.Path("certificate.pc");
        foreach (string engine in (string[])["lp", "vertex"])
        {
            CliRun count = CliRun.Of("arrangement", path, "--engine", engine, "--certificate", certificate, "--json");
            CliRun check = CliRun.Of("check", path, certificate);

            Assert.That(count.ExitCode, Is.Zero, count.Error);
            Assert.That(check.Output, Does.StartWith($"VERIFIED {count.Json()["regions"]} chambers\n"));
        }
    }

    /// <summary>Nothing stands under the final name unless it is whole, not even after the hardest end.</summary>
    [Test]
    [Platform("Unix")]
    public void A_writer_that_is_killed_leaves_no_certificate()
    {
        using TemporaryFolder folder = new();
        string network = folder.Path("large.json");
        Assert.That(
            CliRun.Of("construct", "random", "--inputs", "3", "--widths", "48,48,48,1", "--seed", "1", "-o", network).ExitCode, Is.Zero);
        string certificate = folder.Path("large.pc");
        bool wasWriting = false;
        foreach (int milliseconds in (int[])[100, 400, 1500])
        {
            // One thread: the first count takes long enough to be killed as well.
            using Process process = CliProcess.Start(
                "count", network, "--domain", "box:-1,1", "--activation-only", "--threads", "1", "--certificate", certificate);
            Thread.Sleep(milliseconds);
            process.Kill();
            process.WaitForExit();
            wasWriting |= folder.Names().Any(name => name.EndsWith(".tmp", StringComparison.Ordinal));
            Assert.That(File.Exists(certificate), Is.False);
        }

        Assert.That(wasWriting, Is.True, "it was never killed in time");
    }

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Repository.Data("networks"), "*.json")
            .Where(path => (long)JsonNode.Parse(File.ReadAllText(path))!["expect"]!["activationRegions"]! <= MostRegions)
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
