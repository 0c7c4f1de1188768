using System.Diagnostics;
using NUnit.Framework;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.OrTools;

/// <summary>The command in a folder without the native library prints the same.</summary>
[TestFixture]
internal sealed class HiddenLibraryTests
{
    private string _folder = string.Empty;

    [OneTimeSetUp]
    public void Copy_the_program_without_the_library()
    {
        _folder = Directory.CreateTempSubdirectory("polyhedra").FullName;
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    [OneTimeTearDown]
    public void Delete_the_copy() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void System_says_so()
    {
        CliRun run = RunCopy("info", "--system");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("OR-Tools    not available; our own simplex method serves alone"));
    }

    [Test]
    public void Regions_and_bounds_of_a_wide_network_are_the_same()
    {
        string network = Path.Combine(_folder, "wide.json");
        Assert.That(
            CliRun.Of("construct", "random", "--inputs", "320", "--widths", "16,16,4", "--seed", "2", "-o", network).ExitCode, Is.Zero);
        string[][] commands =
        [
            ["bounds", network, "--domain", "box:0.48,0.52", "--max-regions", "40", "--json"],
            ["regions", network, "--domain", "box:0,1", "--max-regions", "5"],
        ];
        foreach (string[] command in commands)
        {
            CliRun here = CliProcess.Run(command);
            CliRun there = RunCopy(command);
            Assert.That(here.OutputBytes, Is.Not.Empty);
            Assert.That(there.ExitCode, Is.EqualTo(here.ExitCode), there.Error);
            Assert.That(there.OutputBytes.AsSpan().SequenceEqual(here.OutputBytes), Is.True, command[0]);
        }
    }

    private CliRun RunCopy(params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(_folder, "polyhedra.dll"));
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using Process process = Process.Start(start)!;
        return CliProcess.Finish(process);
    }
}
