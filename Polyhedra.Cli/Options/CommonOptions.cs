using System.CommandLine;

namespace Polyhedra.Cli.Options;

/// <summary>Arguments and options that several commands share, so that they read the same everywhere.</summary>
internal static class CommonOptions
{
    public static Argument<string> Network() => new("NETWORK") { Description = "A network file (polyhedra-network/1 or .nnet)." };

    public static Argument<string?> NetworkOrNothing() => new("NETWORK")
    {
        Description = "A network file (polyhedra-network/1 or .nnet).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<string?> Output() => new("--output", "-o")
    {
        Description = "Write the result to FILE instead of standard output; FILE appears only when it is whole.",
        HelpName = "FILE",
    };

    public static Option<string?> Domain() => new("--domain", "-d")
    {
        Description = "all (the default), unit, box:lo,hi, box:lo,hi;lo,hi;... or a polyhedra-domain/1 file.",
        HelpName = "DOMAIN",
    };

    public static Option<string?> MaxRegions() => new("--max-regions") { Description = "Stop after N regions.", HelpName = "N" };

    public static Option<string?> Timeout() => new("--timeout") { Description = "Stop a run after this time.", HelpName = "SECONDS" };

    public static Option<string?> Numbers() => new("--numbers")
    {
        Description = "The reading rule: exact, float32 or float64. It may not contradict the file's own.",
        HelpName = "RULE",
    };

    public static Option<bool> Normalise() => new("--normalise")
    {
        Description = "Make the means and ranges of a .nnet file part of the network.",
    };

    public static Option<string?> Certificate(string what) => new("--certificate")
    {
        Description = $"Also write a proof of the number of {what}, which polyhedra check verifies; .gz compresses it.",
        HelpName = "FILE",
    };
}
