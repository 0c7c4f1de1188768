using NUnit.Framework;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Checker;

/// <summary>The checker as a program of its own says what <c>polyhedra check</c> says.</summary>
internal sealed class CheckerProgramTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Verdicts_and_exit_codes_are_those_of_the_command()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("tent.pc.gz");
        Assert.That(CliRun.Of("count", Tent, "--domain", "box:-1,2", "--certificate", certificate).ExitCode, Is.Zero);
        string[][] asked =
        [
            [Tent, certificate],
            [Tent, certificate, "--domain", "box:-1,2", "--count", "3", "--threads", "2", "--numbers", "exact"],
            [Tent, certificate, "--domain", "all"],
            [Tent, certificate, "--count", "4"],
            [Tent, certificate, "--numbers", "float64"],
            [Tent, folder.Path("nothing")],
            [Tent, Tent],
            [certificate, certificate],
            [Tent, certificate, "--domain", "box:2,1"],
            [folder.Path("."), certificate],
        ];
        foreach (string[] args in asked)
        {
            CliRun command = CliRun.Of(["check", .. args]);
            CliRun program = CheckerProgram.Run(0, args);
            Assert.That(program.Output, Is.EqualTo(command.Output), string.Join(' ', args));
            Assert.That(program.ExitCode, Is.EqualTo(command.ExitCode), string.Join(' ', args));
            Assert.That(program.Error.Length > 0, Is.EqualTo(program.ExitCode is 2 or 3));
        }
    }

    [TestCase("> /dev/full")]
    [TestCase(">&-")]
    [Platform("Unix")]
    public void A_verdict_that_cannot_be_written_is_told(string output)
    {
        using TemporaryFolder folder = new();
        string program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "polyhedra-check.dll")}";
        CliRun run = CliProcess.Shell($"{program} '{Tent}' '{folder.Path("nothing")}' {output}");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Error, Does.StartWith("polyhedra-check: standard output: cannot be written").And.EndsWith("\n"));
        Assert.That(run.Error.TrimEnd(), Does.Not.Contain("\n"));
    }

    /// <summary>Where the program knows less than the command of what a value should have been.</summary>
    [Test]
    public void Values_that_the_command_calls_wrong_usage_are_bad_input()
    {
        foreach (string[] args in (string[][])[["--domain", "box:-1,x"], ["--domain", "box:-1,1,2"], ["--normalise"]])
        {
            Assert.That(CheckerProgram.Run(0, [Tent, Tent, .. args]).ExitCode, Is.EqualTo(3));
            Assert.That(CliRun.Of(["check", Tent, Tent, .. args]).ExitCode, Is.EqualTo(2));
        }
    }

    [TestCase]
    [TestCase("file")]
    [TestCase("file", "certificate", "more")]
    [TestCase("file", "certificate", "--count", "x")]
    [TestCase("file", "certificate", "--threads")]
    [TestCase("file", "certificate", "--threads", "0")]
    [TestCase("file", "certificate", "--numbers", "float16")]
    [TestCase("--domain", "all", "file", "certificate")]
    public void Wrong_usage_is_told(params string[] args)
    {
        CliRun run = CheckerProgram.Run(0, args);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("usage: polyhedra-check FILE CERTIFICATE"));
    }
}
