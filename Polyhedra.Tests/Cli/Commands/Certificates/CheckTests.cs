using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Certificates;

/// <summary>What <c>check</c> refuses, and how.</summary>
internal sealed class CheckTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");
    private static readonly string Shi = Repository.Data("arrangements", "shi_4.json");

    [TestCase("box:-1,x", 2)]
    [TestCase("box:-1,1,2", 2)]
    [TestCase("box:", 2)]
    [TestCase("", 2)]
    [TestCase("box:2,1", 3)]
    [TestCase("box:0,1;0,1", 3)]
    [TestCase("no-such-file", 3)]
    public void A_domain_is_refused_as_by_count(string domain, int exitCode)
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("tent.pc");
        Assert.That(CliRun.Of("count", Tent, "--domain", "box:-1,2", "--certificate", certificate).ExitCode, Is.Zero);

        CliRun check = CliRun.Of("check", Tent, certificate, "--domain", domain);

        Bad.Expect(check, exitCode);
        Assert.That(check.Error, Is.EqualTo(CliRun.Of("count", Tent, "--domain", domain).Error));
    }

    /// <summary>A certificate is about the domain that it names, also where that has no interior.</summary>
    [Test]
    public void A_certificate_of_a_domain_without_interior_is_about_that_domain_alone()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("network.pc");
        string network = Repository.Data("networks", "xor.json");
        string edge = folder.Write(
            "edge.json", """{"format": "polyhedra-domain/2", "inequalities": [[0, 1, 0], ["=", 1, -1, -1], [0, 0, 1]]}""");
        string implied = folder.Write(
            "implied.json", """{"format": "polyhedra-domain/1", "inequalities": [[0, 1, 0], [1, -1, -1], [0, 0, 2], [-2, 2, 2]]}""");
        Assert.That(CliRun.Of("count", network, "--domain", edge, "--certificate", certificate).ExitCode, Is.Zero);

        Assert.That(CliRun.Of("check", network, certificate, "--domain", edge).Output, Does.StartWith("VERIFIED 1 activation"));
        Assert.That(CliRun.Of("check", network, certificate, "--domain", implied).ExitCode, Is.Zero, "the same inequalities");
        Assert.That(CliRun.Of("check", network, certificate, "--domain", "unit").Output, Does.Contain("another domain"));
        Assert.That(CliRun.Of("check", network, certificate, "--domain", "box:0,0;0,1").Output, Does.Contain("another domain"));
        Bad.Expect(CliRun.Of("check", network, certificate, "--domain", "box:1,0"), 3, "lo <= hi");
        Bad.Expect(CliRun.Of("check", network, certificate, "--domain", "spec.vnnlib"), 3, "polyhedra-domain");
    }

    [Test]
    public void A_domain_for_an_arrangement_is_read_in_its_dimension()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("shi.pc");
        Assert.That(CliRun.Of("arrangement", Shi, "--certificate", certificate).ExitCode, Is.Zero);

        Assert.That(CliRun.Of("check", Shi, certificate, "--domain", "all").Output, Does.StartWith("VERIFIED 125 chambers\n"));
        Assert.That(CliRun.Of("check", Shi, certificate, "--domain", "box:0,1;0,1;0,1;0,1").ExitCode, Is.EqualTo(1));
        Bad.Expect(CliRun.Of("check", Shi, certificate, "--domain", "box:0,1;0,1"), 3, "4 axes");
        Bad.Expect(CliRun.Of("check", Shi, certificate, "--domain", "box:0,x"), 2, "box:0,x");
    }

    [Test]
    public void What_cannot_be_checked_is_named()
    {
        using TemporaryFolder folder = new();
        string ine = folder.Path("two.ine");
        File.WriteAllText(ine, "H-representation\nbegin\n 2 3 rational\n 1/2 1 0\n 0 0 -2/3\nend\n");
        string other = folder.Path("other.json");
        File.WriteAllText(other, """{"format": "polyhedra-domain/1"}""");

        Bad.Expect(CliRun.Of("check", ine, ine), 3, "two.ine", "polyhedra-network/1", "polyhedra-arrangement/1", "--write");
        Bad.Expect(CliRun.Of("check", other, ine), 3, "other.json", "polyhedra-network/1", "polyhedra-arrangement/1");
        Bad.Expect(CliRun.Of("check", folder.Path("."), ine), 3, "directory");
        Bad.Expect(CliRun.Of("check", folder.Path("."), ine, "--domain", "unit"), 3, "directory");
        Bad.Expect(CliRun.Of("check", Tent, ine, "--normalise"), 2, "--normalise");
    }

    /// <summary>Digests of what was read and of what was written agree: else the certificate would be rejected.</summary>
    [Test]
    public void Certificates_of_families_and_ine_files_are_checked_against_what_was_written()
    {
        using TemporaryFolder folder = new();
        string ine = folder.Path("lines.ine");
        File.WriteAllText(
            ine, "H-representation\nbegin\n 4 3 rational\n 1/2 1 0\n 0 0 -2/3\n 1 2 0\n 123456789012345678901234567890 1 1e-3\nend\n");
        string written = folder.Path("written.json");
        string certificate = folder.Path("written.pc");
        (string[] Source, int Chambers)[] cases =
            [(["--family", "shi:3"], 16), ([ine], 7), ([Repository.Data("arrangements", "degenerate.json")], 13)];
        foreach ((string[] source, int chambers) in cases)
        {
            CliRun run = CliRun.Of(["arrangement", .. source, "--write", written, "--certificate", certificate, "--json"]);
            CliRun check = CliRun.Of("check", written, certificate);

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(check.Output, Does.StartWith($"VERIFIED {chambers} chambers\n"));
            Assert.That(check.Output, Does.Contain((string)run.Json()["arrangement"]!["digest"]!));
            Assert.That(
                (string?)CliRun.Of("arrangement", written, "--json").Json()["arrangement"]!["digest"],
                Is.EqualTo((string?)run.Json()["arrangement"]!["digest"]));
            Assert.That(folder.Names(), Is.EquivalentTo(new[] { "lines.ine", "written.json", "written.pc" }));
        }
    }

    [Test]
    public void An_arrangement_that_cannot_be_written_is_told()
    {
        using TemporaryFolder folder = new();
        string ine = folder.Path("long.ine");
        File.WriteAllText(ine, $"H-representation\nbegin\n 1 2 rational\n {new string('7', 15_000)}e-9990 1\nend\n");
        string written = folder.Path("written.json");

        Bad.Expect(CliRun.Of("arrangement", "--family", "shi:3", "--write", folder.Path("none/written.json")), 3, "no such directory");
        Bad.Expect(CliRun.Of("arrangement", "--family", "shi:3", "--write", ""), 2, "--write");
        Bad.Expect(CliRun.Of("arrangement", ine, "--write", written), 3, "--write", "24992 characters could not be read back");
        Assert.That(folder.Names(), Is.EqualTo(new[] { "long.ine" }));
    }
}
