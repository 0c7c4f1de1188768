using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Cli.Commands;

/// <summary>What <c>count</c> found, and how it is printed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Domain">The domain as the user wrote it.</param>
/// <param name="Engine">The cell kernel.</param>
/// <param name="Summary">The run whose count is reported.</param>
/// <param name="BoundedRegions">The regions bounded within the domain; null where that was not asked.</param>
/// <param name="BestSeconds">The shortest complete run, or the one run that was stopped.</param>
/// <param name="ColdSeconds">The first run.</param>
internal sealed record CountReport(
    NetworkDescription Network, string Domain, string Engine, EnumerationSummary Summary, long? BoundedRegions,
    double BestSeconds, double ColdSeconds)
{
    private const int ThreadCount = 1;

    public int ExitCode => Summary.StopReason switch
    {
        StopReason.Complete => Cli.ExitCode.Success,
        StopReason.Cancelled => Cli.ExitCode.Interrupted,
        _ => Cli.ExitCode.Budget,
    };

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/count/1");
        writer.WriteBoolean("complete", Summary.IsComplete);
        JsonOutput.WriteNetwork(writer, Network);
        writer.WriteString("domain", Domain);
        JsonOutput.WriteCount(writer, "activationRegions", Summary.ActivationRegions);
        if (BoundedRegions is { } bounded)
        {
            JsonOutput.WriteCount(writer, "boundedRegions", bounded);
        }

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
        string bounded = BoundedRegions is { } count ? $" ({count} bounded)" : string.Empty;
        string regions = NetworkDescription.Plural(Summary.ActivationRegions, "activation region");
        text.Append(Summary.IsComplete ? $"{regions}{bounded}\n" : $"PARTIAL: {regions} so far{bounded}, stopped by {StoppedBy}\n");
        text.Append($"network  {Network.Path}: {Network.Shape}; numbers {NumberRules.ToText(Network.Network.Numbers)}\n");
        text.Append($"digest   {Network.Digest}\n");
        text.Append($"domain   {Domain}\n");
        text.Append(
            $"engine   {Engine}, {NetworkDescription.Plural(ThreadCount, "thread")}; "
            + $"{NetworkDescription.Plural(Summary.SignTests, "sign test")}, {Summary.ExactSignTests} of them exact\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {BestSeconds} (first run {ColdSeconds})\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string StoppedBy => Summary.StopReason switch
    {
        StopReason.MaxRegions => "--max-regions",
        StopReason.Timeout => "--timeout",
        _ => "an interrupt",
    };
}
