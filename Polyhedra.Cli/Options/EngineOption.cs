using System.CommandLine;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Options;

/// <summary>The choice of a cell kernel and of a number of threads.</summary>
internal static class EngineOption
{
    public static Option<string?> Create() => new("--engine") { Description = "auto (the default), lp or vertex.", HelpName = "ENGINE" };

    public static Option<string?> Threads() => new("--threads") { Description = "At most N threads; all cores if absent.", HelpName = "N" };

    /// <summary>The kernel that a value of <c>--engine</c> names.</summary>
    /// <exception cref="UsageException">It names none.</exception>
    public static Engine Parse(string? text) => text switch
    {
        null or "auto" => Engine.Auto,
        "lp" => Engine.Lp,
        "vertex" => Engine.Vertex,
        _ => throw OptionValue.Expected("--engine", "auto, lp or vertex", text),
    };

    /// <summary>The value of <c>--threads</c>, or the number of cores.</summary>
    /// <exception cref="UsageException">It is no positive number up to 1024.</exception>
    public static int ParseThreads(string? text) =>
        (int)(OptionValue.Positive("--threads", text, MostThreads) ?? Math.Min(Environment.ProcessorCount, MostThreads));

    /// <summary>The name of a kernel.</summary>
    public static string NameOf(Engine engine) => engine switch
    {
        Engine.Lp => "lp",
        Engine.Vertex => "vertex",
        _ => "auto",
    };

    private const int MostThreads = 1024;
}
