using NUnit.Framework;
using Polyhedra.Checker;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Certificates;

/// <summary>A good certificate about another domain or reading rule: rejected when the options say what is wanted,
/// and told plainly when they do not.</summary>
internal sealed class WantedStatementTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");
    private static readonly string Fold = Repository.Data("certificates", "fold.json");
    private static readonly string Nnet = Repository.Data("conformance", "nnet", "one-layer.nnet");
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void Make() => _folder = new TemporaryFolder();

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    /// <summary>Domains in one dimension that are no two the same.</summary>
    [Test]
    public void Another_domain_is_rejected_if_one_is_wanted_and_printed_if_none_is()
    {
        string[] domains =
        [
            "all", "unit", "box:-1,2", "box:-1,1", "box:-1,3", "box:-1.0000000001,2", "box:-2,1",
            File("half", """["1", "1"]"""), File("other-half", """["2", "-1"]"""), File("halves", """["2", "4"], ["3", "-1"]"""),
        ];
        string[] certificates = [.. domains.Select((domain, i) => Certify(Tent, $"tent{i}.pc", "--domain", domain))];
        for (int i = 0; i < domains.Length; i++)
        {
            CliRun asked = CliRun.Of("check", Tent, certificates[i]);
            Assert.That(asked.Output, Does.StartWith("VERIFIED "), domains[i]);
            IEnumerable<string> inequalities = System.IO.File.ReadLines(certificates[i]).Skip(5)
                .TakeWhile(line => !line.StartsWith("counts", StringComparison.Ordinal));
            string printed = string.Concat(inequalities.Select(line => $"         {line}\n"));
            Assert.That(
                asked.Output, Does.EndWith(i == 0 ? "\ndomain   all\nnumbers  exact\n" : $"line b a1 ... ad:\n{printed}numbers  exact\n"));
            Assert.That(printed.Length > 0, Is.EqualTo(i > 0));
            for (int wanted = 0; wanted < domains.Length; wanted++)
            {
                CliRun run = CliRun.Of("check", Tent, certificates[i], "--domain", domains[wanted]);
                Assert.That(run.ExitCode, Is.EqualTo(i == wanted ? 0 : 1), $"{domains[i]}, wanted {domains[wanted]}");
                Assert.That(
                    run.Output, i == wanted ? Does.StartWith("VERIFIED ") : Does.StartWith("REJECTED: ").And.Contain("another domain"));
            }
        }
    }

    /// <summary>The same domain in other words.</summary>
    [Test]
    public void Domains_are_compared_as_sets_of_inequalities()
    {
        string certificate = Certify(Tent, "words.pc", "--domain", "box:-1,2");

        Assert.That(Wanted("""["1", "1"], ["2", "-1"]"""), Is.Zero);
        Assert.That(
            Wanted("""["2", "-1"], ["1", "1"], ["1", "1"], ["1", "0"]"""), Is.Zero, "another order, once more, and what always holds");
        Assert.That(Wanted("""["1/3", "1/3"], ["4", "-2"], ["7", "1"]"""), Is.Zero, "multiples, and one that is wider");
        Assert.That(Wanted("""["1", "1"]"""), Is.EqualTo(1));
        Assert.That(Wanted("""["1", "1"], ["2", "-1"], ["3/2", "-1"]"""), Is.EqualTo(1), "one that is tighter");
        Assert.That(Wanted("""["1", "-1"], ["2", "1"]"""), Is.EqualTo(1), "the mirror image");

        int Wanted(string inequalities) => CliRun.Of("check", Tent, certificate, "--domain", File("wanted", inequalities)).ExitCode;
    }

    [Test]
    public void A_domain_with_several_axes_is_another_with_the_axes_exchanged()
    {
        string certificate = Certify(Fold, "fold.pc", "--domain", "box:-1,2;-3,1");

        Assert.That(CliRun.Of("check", Fold, certificate, "--domain", "box:-1,2;-3,1").ExitCode, Is.Zero);
        Assert.That(CliRun.Of("check", Fold, certificate, "--domain", "box:-3,1;-1,2").Output, Does.Contain("another domain"));
        Assert.That(CliRun.Of("check", Fold, certificate, "--domain", "box:-3,2").Output, Does.Contain("another domain"));
    }

    /// <summary>A ball is none of the domains that an option can name, not even if it is cut by the wanted inequalities.</summary>
    [Test]
    public void A_ball_is_printed_and_never_wanted()
    {
        string subject = Repository.Data("certificates", "seam.json");
        string certificate = Repository.Data("certificates", "seam-disc.pc");

        Assert.That(CliRun.Of("check", subject, certificate).Output, Does.Contain("\n         ball 2 1 1 0\n"));
        Assert.That(CliRun.Of("check", subject, certificate, "--domain", "all").Output, Does.Contain("another domain"));
        Assert.That(CliRun.Of("check", subject, certificate, "--domain", "box:0,2;-1,1").Output, Does.Contain("another domain"));
    }

    /// <summary>A file with a rule of its own is read by that, whatever is wanted; a .nnet file by the one that is wanted.</summary>
    [TestCase("exact")]
    [TestCase("float32")]
    [TestCase("float64")]
    public void Another_reading_rule_is_rejected_if_one_is_wanted_and_printed_if_none_is(string rule)
    {
        string json = _folder.Write(
            $"{rule}.json", System.IO.File.ReadAllText(Tent).Replace("\"exact\"", $"\"{rule}\"", StringComparison.Ordinal));
        string certificate = Certify(json, $"{rule}.pc");
        string certificateOfNnet = Certify(Nnet, $"{rule}-nnet.pc", "--numbers", rule);

        Assert.That(CliRun.Of("check", json, certificate).Output, Does.EndWith($"\nnumbers  {rule}\n"));
        Assert.That(CliRun.Of("check", Nnet, certificateOfNnet).ExitCode, Is.EqualTo(rule is "exact" ? 0 : 1));
        foreach (string wanted in (string[])["exact", "float32", "float64"])
        {
            CliRun run = CliRun.Of("check", json, certificate, "--numbers", wanted);
            CliRun runOfNnet = CliRun.Of("check", Nnet, certificateOfNnet, "--numbers", wanted);
            string is_ = string.Equals(wanted, rule, StringComparison.Ordinal) ? "VERIFIED" : "REJECTED";
            Assert.That(run.Output, Does.StartWith(is_).And.Contain(is_ is "VERIFIED" ? $"numbers  {rule}" : "reading rule"));
            Assert.That(runOfNnet.Output, Does.StartWith(is_));
        }
    }

    /// <summary>The rule in the header of the certificate alone: it must be that of the file.</summary>
    [Test]
    public void A_forged_reading_rule_is_rejected()
    {
        using Campaign.CampaignCase subject = Campaign.CampaignCases.Make("float32");
        string[] lines = [.. subject.Lines.Select(line => line is "numbers float32" ? "numbers exact" : line)];
        Assert.That(lines, Is.Not.EqualTo(subject.Lines));
        string path = _folder.Write("forged.pc", subject.Seal(lines));

        Assert.That(CertificateChecker.Check(subject.Path, path).Reason, Does.Contain("reading rule"));
        Assert.That(
            CertificateChecker.Check(subject.Path, path, new CheckOptions { Numbers = "exact" }).Reason, Does.Contain("reading rule"));
    }

    private string File(string name, string inequalities) =>
        _folder.Write($"{name}.json", $$"""{"format": "polyhedra-domain/1", "inequalities": [{{inequalities}}]}""");

    private string Certify(string network, string name, params string[] options)
    {
        string certificate = _folder.Path(name);
        CliRun run = CliRun.Of(["count", network, "--activation-only", "--certificate", certificate, .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return certificate;
    }
}
