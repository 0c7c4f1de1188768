
namespace Polyhedra.Cli.Commands.Verification;

/// <summary>What <c>verify --all</c> found.</summary>
/// <param name="Claims">The constructions.</param>
/// <param name="Arrangements">The arrangements.</param>
/// <param name="Threads">How many rows were counted at a time.</param>
/// <param name="Seconds">The time that passed.</param>
internal sealed record TableReport(
    ImmutableArray<ClaimRow> Claims, ImmutableArray<ArrangementRow> Arrangements, int Threads, double Seconds) : IReport
{
    private StopReason StopReason => Claims.Select(row => row.StopReason).Concat(Arrangements.Select(row => row.StopReason))
        .FirstOrDefault(reason => reason != StopReason.Complete, StopReason.Complete);

    private IEnumerable<string> Differences =>
        Claims.SelectMany(row => row.Differences().Select(difference => $"{row.Known.Command}: {difference}"))
            .Concat(Arrangements.SelectMany(row => row.Differences().Select(difference => $"{row.Known.Family}: {difference}")));

    // A difference is the answer, whatever else was stopped.
    public int ExitCode => Differences.Any() ? Output.ExitCode.No : Stop.ExitCodeOf(StopReason);

    public string Text()
    {
        StringBuilder text = new();
        int width = Claims.Select(row => row.Known.Command.Length).DefaultIfEmpty().Max();
        foreach (ClaimRow row in Claims)
        {
            text.Append(
                $"{Mark(row.StopReason, row.Differences())} {row.Known.Command.PadRight(width)} | {row.Construction.Claim,5} | "
                + $"{Numbers(row.Box),-14} | {Numbers(row.Space),-14} | "
                + $"{row.Space.Counts.AdjacentPairs?.ToString() ?? "-"}\n");
        }

        foreach (ArrangementRow row in Arrangements)
        {
            text.Append(
                $"{Mark(row.StopReason, row.Differences())} {row.Known.Family.PadRight(width)} | {row.Chambers.Regions} chambers, "
                + $"{row.Chambers.AdjacentPairs?.ToString() ?? "-"} adjacent pairs\n");
        }

        foreach (string difference in Differences)
        {
            text.Append($"DIFFERS: {difference}\n");
        }

        string rows = $"{Words.Plural(Claims.Length, "construction")} and "
            + Words.Plural(Arrangements.Length, "arrangement");
        text.Append((Differences.Count(), StopReason) switch
        {
            (0, StopReason.Complete) => $"{rows}: all as expected\n",
            (0, StopReason reason) => $"PARTIAL: {rows}, stopped by {Stop.NameOf(reason)}\n",
            (int count, _) => $"{rows}: {Words.Plural(count, "difference")}\n",
        });
        text.Append(CultureInfo.InvariantCulture, $"seconds {Seconds:F2}, {Words.Plural(Threads, "thread")}\n");
        return text.ToString();
    }

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/verify-all/1")
        .Add("complete", StopReason == StopReason.Complete)
        .Add("differences", Differences)
        .AddEach("constructions", Claims, AddClaim)
        .AddEach("arrangements", Arrangements, AddChambers)
        .Add("threads", Threads)
        .Add("seconds", Seconds);

    private static void AddClaim(JsonFields json, ClaimRow row) => json
        .Add("command", row.Known.Command)
        .Add("claim", row.Construction.Claim)
        .Add("domain", row.Construction.Family.Domain)
        .AddEach("counts", [row.Box, row.Space], (counts, count) => count.AddTo(counts, row.Construction.Claim))
        .Add("upperBound", row.Bound.Value)
        .Add("complete", row.StopReason == StopReason.Complete)
        .Add("asExpected", row.StopReason == StopReason.Complete && !row.Differences().Any());

    private static void AddChambers(JsonFields json, ArrangementRow row) => json
        .Add("family", row.Known.Family)
        .Add("regions", row.Chambers.Regions)
        .Add("adjacentPairs", row.Chambers.AdjacentPairs)
        .Add("complete", row.StopReason == StopReason.Complete)
        .Add("asExpected", row.StopReason == StopReason.Complete && !row.Differences().Any());

    private static string Mark(StopReason reason, IEnumerable<string> differences) =>
        reason != StopReason.Complete ? "stop" : differences.Any() ? "NO  " : "ok  ";

    private static string Numbers(DomainCount count) =>
        string.Join(' ', DomainCount.Definitions.Select(definition => count.Of(definition)?.ToString() ?? "-"));
}
