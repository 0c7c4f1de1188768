namespace Polyhedra.Cli.Commands;

/// <summary>The choice of a cell kernel.</summary>
internal static class Engine
{
    /// <summary>The linear-programming kernel, the only one so far, hence also what <c>auto</c> chooses.</summary>
    public const string LinearProgramming = "lp";

    /// <summary>The kernel that a value of <c>--engine</c> names.</summary>
    /// <exception cref="UsageException">It names none, or one that is not available yet.</exception>
    public static string Choose(string? text) => text switch
    {
        null or "auto" or LinearProgramming => LinearProgramming,
        "vertex" => throw new UsageException("--engine: the vertex engine is not available yet; use auto or lp"),
        _ => throw OptionValue.Expected("--engine", "auto or lp", text),
    };
}
