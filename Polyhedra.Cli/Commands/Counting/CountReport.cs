
namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>count</c> found, and how it is printed.</summary>
/// <param name="Input">The network and the domain.</param>
/// <param name="Engine">The cell kernel.</param>
/// <param name="Threads">The number of threads that counted.</param>
/// <param name="Summary">The run whose count is reported.</param>
/// <param name="Counts">The other counts; null where they were not asked for.</param>
/// <param name="CrossCheck">The comparison of both kernels; null where it was not asked for, or not reached.</param>
/// <param name="BestSeconds">The shortest complete run, or the one run that was stopped.</param>
/// <param name="ColdSeconds">The first run.</param>
internal sealed record CountReport(
    RegionInput Input, Engine Engine, int Threads, EnumerationSummary Summary, RegionCounts? Counts, CrossCheckResult? CrossCheck,
    double BestSeconds, double ColdSeconds) : IReport
{
    private bool IsArrangement => Input.Description.Arrangement is not null;

    public int ExitCode => CrossCheck switch
    {
        null => Stop.ExitCodeOf(Summary.StopReason),
        { StopReason: not StopReason.Complete } stopped => Stop.ExitCodeOf(stopped.StopReason),
        { Agrees: true } check when check.LpRegions == Summary.ActivationRegions => Output.ExitCode.Success,
        _ => Output.ExitCode.No,
    };

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/count/1")
        .Add("complete", Summary.IsComplete && CrossCheck is null or { StopReason: StopReason.Complete })
        .Include(Input)
        .Add("activationRegions", Summary.ActivationRegions)
        .Add("boundedRegions", Counts?.BoundedRegions)
        .Add("adjacentPairs", Counts?.AdjacentPairs)
        .Add("chambers", IsArrangement ? Summary.ActivationRegions : null)
        .Add("linearRegions", IsArrangement ? null : Counts?.LinearRegions)
        .Add("affinePieces", IsArrangement ? null : Counts?.AffinePieces)
        .Add("engine", EngineName.Of(Engine))
        .Add("threads", Threads)
        .Add("signTests", Summary.SignTests)
        .Add("exactSignTests", Summary.ExactSignTests)
        .Add("seconds", BestSeconds)
        .Add("coldSeconds", ColdSeconds)
        .Add("crossCheck", CrossCheck, AddCrossCheck);

    public string Text() =>
        $"""
        {Headline()}
        {Adjacency()}{Input.Text()}engine   {EngineName.Of(Engine)}, {Words.Plural(Threads, "thread")}; {Summary.TestsInWords()}
        {(CrossCheck is { } check ? $"checked  {Describe(check)}\n" : string.Empty)}seconds  {BestSeconds} (first run {ColdSeconds})

        """;

    /// <summary>For people: the number of activation regions.</summary>
    public string Headline()
    {
        string bounded = Counts is { BoundedRegions: long count } ? $" ({count} bounded)" : string.Empty;
        string regions = Words.Plural(Summary.ActivationRegions, Input.Description.RegionNoun);
        return (Summary.IsComplete, Counts?.AdjacentPairs) switch
        {
            (true, _) => $"{regions}{bounded}",
            (false, null) => $"PARTIAL: {regions} so far{bounded}, stopped by {Stop.NameOf(Summary.StopReason)}",
            _ => $"PARTIAL: {regions}{bounded}, but linear regions not counted, stopped by {Stop.NameOf(Summary.StopReason)}",
        };
    }

    /// <summary>For people: a line with the other numbers; empty if they were not counted.</summary>
    public string Adjacency() => Counts switch
    {
        { AdjacentPairs: long pairs } when IsArrangement => $"{Words.Plural(pairs, "adjacent pair")}\n",
        { AdjacentPairs: long pairs, LinearRegions: long linear, AffinePieces: long pieces } =>
            $"{Words.Plural(pairs, "adjacent pair")}, {Words.Plural(linear, "linear region")}, {Words.Plural(pieces, "affine piece")}\n",
        { AdjacentPairs: long pairs } => $"{Words.Plural(pairs, "adjacent pair")}\n",
        _ => string.Empty,
    };

    private static void AddCrossCheck(JsonFields json, CrossCheckResult check) => json
        .Add("complete", check.StopReason == StopReason.Complete)
        .Add("agrees", check.StopReason == StopReason.Complete ? check.Agrees : null)
        .Add("lp", check.LpRegions)
        .Add("vertex", check.VertexRegions)
        .Add("onlyLp", check.OnlyLp)
        .Add("onlyVertex", check.OnlyVertex);

    private static string Describe(CrossCheckResult check) => check switch
    {
        { StopReason: not StopReason.Complete } => $"not finished, stopped by {Stop.NameOf(check.StopReason)}",
        { Agrees: true } => $"lp and vertex list the same {Words.Plural(check.LpRegions!.Value, "pattern")}",
        _ => $"DISAGREEMENT: lp {check.LpRegions}, vertex {check.VertexRegions}"
            + (check.OnlyLp is { } lp ? $"; only lp {lp}" : string.Empty)
            + (check.OnlyVertex is { } vertex ? $"; only vertex {vertex}" : string.Empty),
    };
}
