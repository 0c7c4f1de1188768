using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;

namespace Polyhedra.Cli.Commands;

/// <summary>What <c>count</c> found, and how it is printed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Domain">The domain as the user wrote it.</param>
/// <param name="Engine">The cell kernel.</param>
/// <param name="Summary">The run whose count is reported.</param>
/// <param name="Counts">The other counts; null where they were not asked for.</param>
/// <param name="BestSeconds">The shortest complete run, or the one run that was stopped.</param>
/// <param name="ColdSeconds">The first run.</param>
internal sealed record CountReport(
    NetworkDescription Network, string Domain, string Engine, EnumerationSummary Summary, RegionCounts? Counts,
    double BestSeconds, double ColdSeconds)
{
    private const int ThreadCount = 1;

    public int ExitCode => Stop.ExitCodeOf(Summary.StopReason);

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/count/1");
        writer.WriteBoolean("complete", Summary.IsComplete);
        JsonOutput.WriteNetwork(writer, Network);
        writer.WriteString("domain", Domain);
        JsonOutput.WriteCount(writer, "activationRegions", Summary.ActivationRegions);
        WriteIfKnown(writer, "boundedRegions", Counts?.BoundedRegions);
        WriteIfKnown(writer, "adjacentPairs", Counts?.AdjacentPairs);
        WriteIfKnown(writer, "linearRegions", Counts?.LinearRegions);
        WriteIfKnown(writer, "affinePieces", Counts?.AffinePieces);
        writer.WriteString("engine", Engine);
        writer.WriteNumber("threads", ThreadCount);
        JsonOutput.WriteCount(writer, "signTests", Summary.SignTests);
        JsonOutput.WriteCount(writer, "exactSignTests", Summary.ExactSignTests);
        writer.WriteNumber("seconds", BestSeconds);
        writer.WriteNumber("coldSeconds", ColdSeconds);
    });

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

        text.Append($"network  {Network.Path}: {Network.Shape}; numbers {NumberRules.ToText(Network.Network.Numbers)}\n");
        text.Append($"digest   {Network.Digest}\n");
        text.Append($"domain   {Domain}\n");
        text.Append(
            $"engine   {Engine}, {NetworkDescription.Plural(ThreadCount, "thread")}; "
            + $"{NetworkDescription.Plural(Summary.SignTests, "sign test")}, {Summary.ExactSignTests} of them exact\n");
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
