using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Output;

/// <summary>Signals: the first asks for the partial result, the second ends the process.</summary>
[Platform("Unix")]
internal sealed class InterruptTests
{
    /// <summary>Far more than a minute of work, but quick to read: 4 inputs, 192 gates.</summary>
    private static string WriteLargeNetwork(TemporaryFolder folder)
    {
        string path = folder.Path("large.json");
        CliRun run = CliRun.Of("construct", "random", "--inputs", "4", "--widths", "64,64,64,1", "--seed", "1", "-o", path);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return path;
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void A_signal_gives_the_partial_count_and_exit_code_130(string signal)
    {
        using TemporaryFolder folder = new();
        using Process process = CliProcess.Start("count", WriteLargeNetwork(folder), "--activation-only", "--repeat", "3", "--json");

        // Before the walk has begun a signal just ends the process, so give it time to begin.
        Thread.Sleep(TimeSpan.FromSeconds(3));
        Send(signal, process);
        CliRun run = CliProcess.Finish(process);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(130), run.Error);
            Assert.That((bool?)JsonNode.Parse(run.OutputBytes)!["complete"], Is.False);
            Assert.That(run.Error, Is.Empty);
        });
    }

    /// <summary>The certificate is a pipe that nobody writes to, so that the check goes on until the signal.</summary>
    [TestCase("INT")]
    [TestCase("TERM")]
    public void A_signal_ends_a_check_with_exit_code_130(string signal)
    {
        using TemporaryFolder folder = new();
        string pipe = folder.Path("pipe");
        using (Process make = Process.Start("mkfifo", [pipe]))
        {
            make.WaitForExit();
        }

        string network = Repository.Data("networks", "tent.json");
        using Process process = CliProcess.Start("check", network, pipe, "-o", folder.Path("verdict"));
        Thread.Sleep(TimeSpan.FromSeconds(3));
        Assert.That(process.HasExited, Is.False);
        Send(signal, process);
        CliRun run = CliProcess.Finish(process);

        Assert.That(run.Error.Trim(), Is.EqualTo("polyhedra: interrupted before a verdict"));
        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(run.OutputBytes, Is.Empty);
        Assert.That(folder.Names(), Is.EqualTo(new[] { "pipe" }));
    }

    /// <summary>Work that cannot be stopped ends at once.</summary>
    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    public void A_signal_takes_back_the_file_that_was_begun(string signal)
    {
        using TemporaryFolder folder = new();
        string network = Repository.Data("networks", "2-16-16-1.json");
        using Process process = CliProcess.Start("line", network, "--random", "10000000", "--seed", "1", "-o", folder.Path("lines"));
        Assert.That(() => folder.Names().Count(), Is.EqualTo(1).After(60_000, 50));
        Send(signal, process);
        CliRun run = CliProcess.Finish(process);

        Assert.That(run.ExitCode, Is.GreaterThan(128), run.Error);
        Assert.That(folder.Names(), Is.Empty);
    }

    /// <summary>A shell that is no terminal starts what it puts into the background with this signal ignored, and so is it then in every
    /// program below.</summary>
    [SetUp]
    public void Skip_where_the_signal_is_ignored()
    {
        const string Mask = "SigIgn:";
        string line = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").First(line => line.StartsWith(Mask, StringComparison.Ordinal))
            : $"{Mask} 0";
        ulong ignored = ulong.Parse(line.AsSpan(Mask.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        const int Interrupt = 2;
        if (((ignored >> (Interrupt - 1)) & 1) != 0)
        {
            Assert.Ignore("SIGINT is ignored in this process, perhaps as it runs in the background of a script.");
        }
    }

    private static void Send(string signal, Process process)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString()]);
        kill.WaitForExit();
    }
}
