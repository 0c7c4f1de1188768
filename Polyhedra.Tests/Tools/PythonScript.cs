using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace Polyhedra.Tests.Tools;

/// <summary>Runs a Python script of the folder <c>Tools</c> with an interpreter that has what it imports.</summary>
internal static class PythonScript
{
    private const int NotHere = 77;

    // Debian's packages are seen by Debian's interpreter, which need not be the first one on the path.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    /// <summary>Runs the script to its end and gives what it printed; ignores the test if no interpreter has the package, fails it if the
    /// script fails.</summary>
    /// <param name="name">The script, which ends with exit code 77 if the package cannot be imported.</param>
    /// <param name="package">The package.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string Run(string name, string package, params string[] arguments)
    {
        foreach (string interpreter in Interpreters)
        {
            (int exitCode, string output, string error) = TryRun(
                interpreter, Path.Combine(Repository.Root, "Polyhedra.Tests", "Tools", name), arguments);
            if (exitCode != NotHere)
            {
                Assert.That(exitCode, Is.Zero, error);
                return output;
            }
        }

        Assert.Ignore($"No python3 here has {package} (Debian: python3-{package}).");
        return string.Empty;
    }

    private static (int ExitCode, string Output, string Error) TryRun(string interpreter, string script, string[] arguments)
    {
        ProcessStartInfo start = new(interpreter, [script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.Result, error);
        }
        catch (Win32Exception)
        {
            // There is no such interpreter.
            return (NotHere, string.Empty, string.Empty);
        }
    }
}
