using System.Diagnostics;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Checker;

/// <summary>Runs of the checker as a program of its own.</summary>
internal static class CheckerProgram
{
    /// <summary>Runs the program to its end.</summary>
    /// <param name="bytes">What its heap may have at most; 0 for no limit.</param>
    /// <param name="args">Its arguments.</param>
    public static CliRun Run(long bytes, params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "polyhedra-check.dll"));
        Array.ForEach(args, start.ArgumentList.Add);
        if (bytes > 0)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = $"{bytes:X}";
        }

        using Process process = Process.Start(start)!;
        return CliProcess.Finish(process);
    }
}
