using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Options;

/// <summary>Wrong usage: exit code 2.</summary>
internal sealed class UsageTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [TestCase("--nonsense")]
    [TestCase("nonsense")]
    [TestCase("count NET --nonsense")]
    [TestCase("regions NET --certificate file")]
    [TestCase("check NET file --count 0")]
    [TestCase("check NET file --numbers half")]
    [TestCase("count NET second")]
    [TestCase("count NET --engine simplex")]
    [TestCase("count NET --threads 2000000")]
    [TestCase("count NET --threads 0")]
    [TestCase("count NET --repeat 0")]
    [TestCase("count NET --repeat 1.5")]
    [TestCase("count NET --max-regions -1")]
    [TestCase("count NET --max-regions 0")]
    [TestCase("count NET --max-regions 99999999999999999999")]
    [TestCase("count NET --timeout soon")]
    [TestCase("count NET --timeout NaN")]
    [TestCase("count NET --timeout -1")]
    [TestCase("count NET --timeout 1e300")]
    [TestCase("count NET --numbers float16")]
    [TestCase("count NET --domain box:a,b")]
    [TestCase("count NET --domain box:")]
    [TestCase("count NET --domain box:0,1/0")]
    [TestCase("count NET --domain box:0,1e999999999")]
    [TestCase("count NET --normalise")]
    [TestCase("eval NET --at 1 --normalise")]
    [TestCase("info NET --normalise")]
    [TestCase("regions NET --normalise")]
    [TestCase("regions NET --fields id,size")]
    [TestCase("regions NET --fields id,id")]
    [TestCase("regions NET --fields ID")]
    [TestCase("regions NET --fields id,")]
    [TestCase("regions NET --max-regions 0")]
    [TestCase("regions NET --json")]
    [TestCase("eval NET --at one")]
    [TestCase("eval NET --at 0x10")]
    [TestCase("construct random --inputs 0 --widths 1 --seed 1")]
    [TestCase("construct random --inputs 1 --widths 3,,1 --seed 1")]
    [TestCase("construct random --inputs 1 --widths 3,1 --seed -1")]
    [TestCase("construct random --inputs 1 --widths 3,1 --seed 18446744073709551616")]
    [TestCase("construct random --inputs 1 --widths 3,1 --seed 1 --activation tanh")]
    [TestCase("[diagram] count NET")]
    public void What_does_not_parse_is_refused(string line)
    {
        string[] args = line.Split(' ');
        string wrong = args[^1];

        Bad.Expect(CliRun.Of([.. args.Select(arg => arg is "NET" ? Tent : arg)]), 2, wrong is "NET" ? "[diagram]" : string.Empty);
    }

    [TestCase("")]
    [TestCase("count")]
    [TestCase("regions")]
    [TestCase("regions NET --fields")]
    [TestCase("eval NET")]
    [TestCase("eval NET --at")]
    [TestCase("construct")]
    [TestCase("construct random --inputs 2 --widths 3,1")]
    [TestCase("count NET --domain unit --domain all")]
    [TestCase("info NET -o")]
    public void What_is_missing_or_double_is_refused(string line)
    {
        string[] args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Bad.Expect(CliRun.Of([.. args.Select(arg => arg is "NET" ? Tent : arg)]), 2);
    }

    [Test]
    public void An_unknown_field_is_answered_with_the_known_ones() =>
        Bad.Expect(CliRun.Of("regions", Tent, "--fields", "id,size"), 2, "size", "id, pattern, point, bounded");

    [Test]
    public void Response_files_are_not_read()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("args", "--help");

        Bad.Expect(CliRun.Of("count", "@" + file), 3, "@" + file);
    }

    [TestCase("--help", "count")]
    [TestCase("count --help", "--domain")]
    [TestCase("construct random --help", "--seed")]
    [TestCase("--version", ".")]
    public void Help_goes_to_standard_output(string line, string word)
    {
        CliRun run = CliRun.Of(line.Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output, Does.Contain(word));
            Assert.That(run.Error, Is.Empty);
        });
    }
}
