using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

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
    RegionInput Input, Engine Engine, int Threads, EnumerationSummary Summary, RegionCounts? Counts,
    CrossCheckResult? CrossCheck, double BestSeconds, double ColdSeconds)
{
    public int ExitCode => CrossCheck switch
    {
        null => Stop.ExitCodeOf(Summary.StopReason),
        { StopReason: not StopReason.Complete } stopped => Stop.ExitCodeOf(stopped.StopReason),
        { Agrees: true } check when check.LpRegions == Summary.ActivationRegions => Output.ExitCode.Success,
        _ => Output.ExitCode.No,
    };

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/count/1");
        writer.WriteBoolean("complete", Summary.IsComplete && CrossCheck is null or { StopReason: StopReason.Complete });
        Input.WriteJson(writer);
        JsonOutput.WriteCount(writer, "activationRegions", Summary.ActivationRegions);
        WriteIfKnown(writer, "boundedRegions", Counts?.BoundedRegions);
        WriteIfKnown(writer, "adjacentPairs", Counts?.AdjacentPairs);
        WriteIfKnown(writer, "linearRegions", Counts?.LinearRegions);
        WriteIfKnown(writer, "affinePieces", Counts?.AffinePieces);
        writer.WriteString("engine", EngineOption.NameOf(Engine));
        writer.WriteNumber("threads", Threads);
        JsonOutput.WriteCount(writer, "signTests", Summary.SignTests);
        JsonOutput.WriteCount(writer, "exactSignTests", Summary.ExactSignTests);
        writer.WriteNumber("seconds", BestSeconds);
        writer.WriteNumber("coldSeconds", ColdSeconds);
        if (CrossCheck is { } check)
        {
            WriteCrossCheck(writer, check);
        }
    });

    private static void WriteCrossCheck(Utf8JsonWriter writer, CrossCheckResult check)
    {
        writer.WriteStartObject("crossCheck");
        writer.WriteBoolean("complete", check.StopReason == StopReason.Complete);
        if (check.StopReason == StopReason.Complete)
        {
            writer.WriteBoolean("agrees", check.Agrees);
        }

        WriteIfKnown(writer, "lp", check.LpRegions);
        WriteIfKnown(writer, "vertex", check.VertexRegions);
        if (check.OnlyLp is { } onlyLp)
        {
            writer.WriteString("onlyLp", onlyLp);
        }

        if (check.OnlyVertex is { } onlyVertex)
        {
            writer.WriteString("onlyVertex", onlyVertex);
        }

        writer.WriteEndObject();
    }

    private static string Describe(CrossCheckResult check) => check switch
    {
        { StopReason: not StopReason.Complete } => $"not finished, stopped by {Stop.NameOf(check.StopReason)}",
        { Agrees: true } => $"lp and vertex list the same {NetworkDescription.Plural(check.LpRegions!.Value, "pattern")}",
        _ => $"DISAGREEMENT: lp {check.LpRegions}, vertex {check.VertexRegions}"
            + (check.OnlyLp is { } lp ? $"; only lp {lp}" : string.Empty) + (check.OnlyVertex is { } vertex ? $"; only vertex {vertex}" : string.Empty),
    };

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        string bounded = Counts is { BoundedRegions: long count } ? $" ({count} bounded)" : string.Empty;
        string regions = NetworkDescription.Plural(Summary.ActivationRegions, "activation region");
        text.Append((Summary.IsComplete, Counts?.AdjacentPairs) switch
        {
            (true, _) => $"{regions}{bounded}\n",
            (false, null) => $"PARTIAL: {regions} so far{bounded}, stopped by {Stop.NameOf(Summary.StopReason)}\n",
            _ => $"PARTIAL: {regions}{bounded}, but linear regions not counted, stopped by {Stop.NameOf(Summary.StopReason)}\n",
        });
        if (Counts is { AdjacentPairs: long pairs })
        {
            text.Append(NetworkDescription.Plural(pairs, "adjacent pair"));
            text.Append(Counts is { LinearRegions: long linear, AffinePieces: long pieces }
                ? $", {NetworkDescription.Plural(linear, "linear region")}, {NetworkDescription.Plural(pieces, "affine piece")}\n"
                : "\n");
        }

        text.Append(Input.Text());
        text.Append(
            $"engine   {EngineOption.NameOf(Engine)}, {NetworkDescription.Plural(Threads, "thread")}; "
            + $"{NetworkDescription.Plural(Summary.SignTests, "sign test")}, {Summary.ExactSignTests} of them exact\n");
        text.Append(CrossCheck is { } check ? $"checked  {Describe(check)}\n" : string.Empty);
        text.Append(CultureInfo.InvariantCulture, $"seconds  {BestSeconds} (first run {ColdSeconds})\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteIfKnown(Utf8JsonWriter writer, string name, long? count)
    {
        if (count is { } known)
        {
            JsonOutput.WriteCount(writer, name, known);
        }
    }
}
