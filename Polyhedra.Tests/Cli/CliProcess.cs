using System.Diagnostics;

namespace Polyhedra.Tests.Cli;

/// <summary>Runs of the built program as a process of its own.</summary>
internal static class CliProcess
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "polyhedra.dll");

    /// <summary>Starts the program with its output and its messages redirected.</summary>
    public static Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Program);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end.</summary>
    public static CliRun Run(params string[] args)
    {
        using Process process = Start(args);
        return Finish(process);
    }

    /// <summary>Waits for the end of a program and takes what it wrote. One that does not end in ten minutes, for example because a
    /// signal to it is ignored, is killed, so that the test fails and does not wait for ever.</summary>
    public static CliRun Finish(Process process)
    {
        using Timer _ = new(_ => process.Kill(), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        Task<string> error = process.StandardError.ReadToEndAsync();
        using MemoryStream output = new();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new CliRun(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>Runs a line of the POSIX shell in which <c>$POLYHEDRA</c> is the program.</summary>
    public static CliRun Shell(string line)
    {
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(line);
        start.Environment["POLYHEDRA"] = $"dotnet {Program}";
        using Process process = Process.Start(start)!;
        return Finish(process);
    }
}
