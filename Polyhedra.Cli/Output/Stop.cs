namespace Polyhedra.Cli.Output;

/// <summary>How the end of an enumeration is told: to scripts by the exit code, to people by the option that caused it.</summary>
internal static class Stop
{
    public static int ExitCodeOf(StopReason reason) => reason switch
    {
        StopReason.Complete => ExitCode.Success,
        StopReason.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.Budget,
    };

    public static string NameOf(StopReason reason) => reason switch
    {
        StopReason.MaxRegions => "--max-regions",
        StopReason.Timeout => "--timeout",
        _ => "an interrupt",
    };

    /// <summary>For people: how many decisions an enumeration took.</summary>
    public static string TestsInWords(this EnumerationSummary summary) =>
        $"{Words.Plural(summary.SignTests, "sign test")}, {summary.ExactSignTests} of them exact";
}
