using NUnit.Framework;

namespace Polyhedra.Tests.Cli;

/// <summary><c>polyhedra help</c>, and options with two spellings.</summary>
internal sealed class HelpTests
{
    [TestCase("help", "--help")]
    [TestCase("help count", "count --help")]
    [TestCase("help construct random", "construct random --help")]
    [TestCase("help help", "help --help")]
    public void Help_for_a_command_is_what_the_command_says_itself(string line, string same)
    {
        CliRun help = CliRun.Of(line.Split(' '));
        CliRun own = CliRun.Of(same.Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That(help.ExitCode, Is.Zero);
            Assert.That(help.Output, Is.EqualTo(own.Output).And.Not.Empty);
            Assert.That(help.Error, Is.Empty);
        });
    }

    /// <summary>A command is made by its name alone where it stands first; the table of the program must have it right.</summary>
    [Test]
    public void Every_command_of_the_list_has_help_of_its_own()
    {
        string list = CliRun.Of("--help").Output;
        string[] names =
        [
            .. list[list.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
                .Select(words => words[0]),
        ];

        Assert.That(names, Has.Length.AtLeast(20).And.Unique);
        Assert.Multiple(() =>
        {
            foreach (string name in names)
            {
                Assert.That(CliRun.Of(name, "--help").Output, Does.Contain($" {name} "), name);
            }
        });
    }

    [Test]
    public void The_list_of_commands_names_help() => Assert.That(CliRun.Of("--help").Output, Does.Contain("help <COMMAND>"));

    [TestCase("plot networks/2-16-16-1.json --domain box:-1,1 --colour-by inradius", "--colour-by", "--color-by")]
    [TestCase("ball networks/2-16-16-1.json --centre 0,0 --radius 1/2 --norm inf --engine lp --max-regions 1", "--centre", "--center")]
    [TestCase("info conformance/nnet/small.nnet --normalise", "--normalise", "--normalize")]
    public void American_spellings_mean_the_same(string line, string british, string american)
    {
        string[] args = line.Split(' ');
        args[1] = Repository.Data(args[1].Split('/'));

        CliRun first = CliRun.Of(args);
        CliRun second = CliRun.Of([.. args.Select(arg => string.Equals(arg, british, StringComparison.Ordinal) ? american : arg)]);

        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.AnyOf(0, 4), first.Error);
            Assert.That(second.ExitCode, Is.EqualTo(first.ExitCode), second.Error);
            Assert.That(WithoutTimes(second.Output), Is.EqualTo(WithoutTimes(first.Output)).And.Not.Empty);
        });
    }

    private static string WithoutTimes(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("seconds", StringComparison.Ordinal)));
}
