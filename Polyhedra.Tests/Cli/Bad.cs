using NUnit.Framework;

namespace Polyhedra.Tests.Cli;

/// <summary>What every refused command line looks like.</summary>
internal static class Bad
{
    /// <summary>The exit code, one line of message that holds the given words, and nothing on standard output.</summary>
    public static void Expect(CliRun run, int exitCode, params string[] words)
    {
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
            Assert.That(run.OutputBytes, Is.Empty);
            Assert.That(run.Error, Does.StartWith("polyhedra: ").And.EndsWith(Environment.NewLine));
            Assert.That(run.Error.TrimEnd(), Does.Not.Contain("\n").And.Not.Contain("\r").And.Not.Contain("   at "));
            Assert.That(run.Error, Has.Length.LessThan(600));
            foreach (string word in words)
            {
                Assert.That(run.Error, Does.Contain(word));
            }
        });
    }
}
