using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace Polyhedra.Tests.Tools;

/// <summary>Runs a Python script of this folder with an interpreter that has PyTorch.</summary>
internal static class TorchScript
{
    private const int NoTorch = 77;

    // Debian's PyTorch is seen by Debian's interpreter, which need not be the first one on the path.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    /// <summary>Runs the script to its end; ignores the test if no interpreter has PyTorch, fails it if the script fails.</summary>
    public static void Run(string name, string argument)
    {
        foreach (string interpreter in Interpreters)
        {
            (int exitCode, string error) = TryRun(interpreter, Path.Combine(Repository.Root, "Polyhedra.Tests", "Tools", name), argument);
            if (exitCode != NoTorch)
            {
                Assert.That(exitCode, Is.Zero, error);
                return;
            }
        }

        Assert.Ignore("No python3 here has torch (Debian: python3-torch).");
    }

    private static (int ExitCode, string Error) TryRun(string interpreter, string script, string argument)
    {
        ProcessStartInfo start = new(interpreter, [script, argument]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error);
        }
        catch (Win32Exception)
        {
            // There is no such interpreter.
            return (NoTorch, string.Empty);
        }
    }
}
