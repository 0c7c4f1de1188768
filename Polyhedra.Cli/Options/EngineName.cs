namespace Polyhedra.Cli.Options;

/// <summary>The names of the cell kernels.</summary>
internal static class EngineName
{
    /// <summary>The kernel that a value of an option names.</summary>
    /// <exception cref="Output.UsageException">It names none.</exception>
    public static Engine Parse(string option, string text) => text switch
    {
        "auto" => Engine.Auto,
        "lp" => Engine.Lp,
        "vertex" => Engine.Vertex,
        _ => throw OptionValue.Expected(option, "auto, lp or vertex", text),
    };

    /// <summary>The name of a kernel.</summary>
    public static string Of(Engine engine) => engine switch
    {
        Engine.Lp => "lp",
        Engine.Vertex => "vertex",
        _ => "auto",
    };

    /// <summary>The kernel that a choice stands for.</summary>
    /// <exception cref="BadInputException">The network has too many inputs for it.</exception>
    public static Engine Choose(RegionInput input, Engine wanted, bool countsOnly = false, string option = "--engine") =>
        OptionValue.Fitting(option, () => EngineChoice.For(input.Network, input.Domain, wanted, countsOnly));
}
