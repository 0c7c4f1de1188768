using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

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

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new TableJson(
            "polyhedra/verify-all/1", StopReason == StopReason.Complete, Differences, Claims.Select(ToJson), Arrangements.Select(ToJson),
            Threads, Seconds),
        VerificationJson.Default.TableJson);

    private static TableJson.Claim ToJson(ClaimRow row) => new(
        row.Known.Command, row.Construction.Claim, row.Construction.Family.Domain,
        [row.Box.ToJson(row.Construction.Claim), row.Space.ToJson(row.Construction.Claim)], row.Bound.Value,
        row.StopReason == StopReason.Complete, row.StopReason == StopReason.Complete && !row.Differences().Any());

    private static TableJson.Chambers ToJson(ArrangementRow row) => new(
        row.Known.Family, row.Chambers.Regions, row.Chambers.AdjacentPairs, row.StopReason == StopReason.Complete,
        row.StopReason == StopReason.Complete && !row.Differences().Any());

    private static string Mark(StopReason reason, IEnumerable<string> differences) =>
        reason != StopReason.Complete ? "stop" : differences.Any() ? "NO  " : "ok  ";

    private static string Numbers(DomainCount count) =>
        string.Join(' ', DomainCount.Definitions.Select(definition => count.Of(definition)?.ToString() ?? "-"));
}
