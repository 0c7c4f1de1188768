using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>What <c>verify --all</c> found.</summary>
/// <param name="Claims">The constructions.</param>
/// <param name="Arrangements">The arrangements.</param>
/// <param name="Threads">How many rows were counted at a time.</param>
/// <param name="Seconds">The time that passed.</param>
internal sealed record TableReport(
    ImmutableArray<ClaimRow> Claims, ImmutableArray<ArrangementRow> Arrangements, int Threads, double Seconds)
{
    private StopReason StopReason => Claims.Select(row => row.StopReason).Concat(Arrangements.Select(row => row.StopReason))
        .FirstOrDefault(reason => reason != StopReason.Complete, StopReason.Complete);

    private IEnumerable<string> Differences =>
        Claims.SelectMany(row => row.Differences().Select(difference => $"{row.Known.Command}: {difference}"))
            .Concat(Arrangements.SelectMany(row => row.Differences().Select(difference => $"{row.Known.Family}: {difference}")));

    // A difference is the answer, whatever else was stopped.
    public int ExitCode => Differences.Any() ? Output.ExitCode.No : Stop.ExitCodeOf(StopReason);

    public void WriteText(Stream stream)
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

        string rows = $"{NetworkDescription.Plural(Claims.Length, "construction")} and "
            + NetworkDescription.Plural(Arrangements.Length, "arrangement");
        text.Append((Differences.Count(), StopReason) switch
        {
            (0, StopReason.Complete) => $"{rows}: all as expected\n",
            (0, StopReason reason) => $"PARTIAL: {rows}, stopped by {Stop.NameOf(reason)}\n",
            (int count, _) => $"{rows}: {NetworkDescription.Plural(count, "difference")}\n",
        });
        text.Append(CultureInfo.InvariantCulture, $"seconds {Seconds:F2}, {NetworkDescription.Plural(Threads, "thread")}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/verify-all/1");
        writer.WriteBoolean("complete", StopReason == StopReason.Complete);
        writer.WriteStartArray("differences");
        foreach (string difference in Differences)
        {
            writer.WriteStringValue(difference);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("constructions");
        foreach (ClaimRow row in Claims)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("arrangements");
        foreach (ArrangementRow row in Arrangements)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteNumber("threads", Threads);
        writer.WriteNumber("seconds", Seconds);
    });

    private static void WriteRow(Utf8JsonWriter writer, ClaimRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("command", row.Known.Command);
        JsonOutput.WriteInteger(writer, "claim", row.Construction.Claim);
        writer.WriteString("domain", row.Construction.Family.Domain);
        writer.WriteStartArray("counts");
        row.Box.WriteJson(writer, row.Construction.Claim);
        row.Space.WriteJson(writer, row.Construction.Claim);
        writer.WriteEndArray();
        JsonOutput.WriteInteger(writer, "upperBound", row.Bound.Value!.Value);
        writer.WriteBoolean("complete", row.StopReason == StopReason.Complete);
        writer.WriteBoolean("asExpected", row.StopReason == StopReason.Complete && !row.Differences().Any());
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, ArrangementRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("family", row.Known.Family);
        JsonOutput.WriteCount(writer, "regions", row.Chambers.Regions);
        if (row.Chambers.AdjacentPairs is { } pairs)
        {
            JsonOutput.WriteCount(writer, "adjacentPairs", pairs);
        }

        writer.WriteBoolean("complete", row.StopReason == StopReason.Complete);
        writer.WriteBoolean("asExpected", row.StopReason == StopReason.Complete && !row.Differences().Any());
        writer.WriteEndObject();
    }

    private static string Mark(StopReason reason, IEnumerable<string> differences) =>
        reason != StopReason.Complete ? "stop" : differences.Any() ? "NO  " : "ok  ";

    private static string Numbers(DomainCount count) =>
        string.Join(' ', DomainCount.Definitions.Select(definition => count.Of(definition)?.ToString() ?? "-"));
}
