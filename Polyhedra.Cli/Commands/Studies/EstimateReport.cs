using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>estimate</c> found, and how it is printed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Domain">The domain as the user wrote it.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Sample">The sample; null if it was interrupted.</param>
/// <param name="Truth">The exact enumeration; null if it was neither asked for nor needed, or not begun.</param>
/// <param name="Estimates">The estimates, one for each method that was asked for.</param>
/// <param name="IsInterrupted">Whether the user stopped the run.</param>
internal sealed record EstimateReport(
    NetworkDescription Network, string Domain, EstimateOptions Options, PatternSample? Sample, RegionTruth? Truth, IReadOnlyList<Estimate> Estimates,
    bool IsInterrupted)
{
    public int ExitCode => IsInterrupted ? Output.ExitCode.Interrupted : Stop.ExitCodeOf(Truth?.Summary.StopReason ?? StopReason.Complete);

    private bool IsComplete => ExitCode == Output.ExitCode.Success;

    private long? Count => Options.WantsTruth && Truth is { Summary: { IsComplete: true, ActivationRegions: var regions } } ? regions : null;

    // Regions found by an enumeration that did not find all.
    private long? Found => Truth is { Summary: { IsComplete: false, ActivationRegions: var regions } } ? regions : null;

    private ExpectedDistinct? Expected => Options.WantsTruth ? Truth?.Expected : null;

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/estimate/1");
        writer.WriteBoolean("complete", IsComplete);
        Network.WriteJson(writer);
        writer.WriteString("domain", Domain);
        writer.WriteNumber("samples", Options.Samples);
        writer.WriteNumber("lines", Options.Lines);
        writer.WriteNumber("runs", Options.Runs);
        writer.WriteString("seed", Options.Seed.ToString(CultureInfo.InvariantCulture));
        if (Sample is { } sample)
        {
            writer.WriteNumber("distinctPatterns", sample.Distinct);
            writer.WriteNumber("seenOnce", SpeciesEstimators.SeenTimes(sample.Counts, 1));
            writer.WriteNumber("seenTwice", SpeciesEstimators.SeenTimes(sample.Counts, 2));
            Write(writer, "coverage", SpeciesEstimators.Coverage(sample.Counts));
            writer.WriteNumber("swapScore", ActivationScores.Swap(sample));
            Write(writer, "redundancyRatio", ActivationScores.Redundancy(sample));
            Write(writer, "determinism", ActivationScores.Determinism(sample));
        }

        if ((Count ?? Found) is { } regions)
        {
            JsonOutput.WriteCount(writer, "activationRegions", regions);
        }

        if (Expected is { } expected)
        {
            writer.WriteStartObject("expectedDistinct");
            Write(writer, "lower", expected.Lower);
            Write(writer, "upper", expected.Upper);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("estimates");
        foreach (Estimate estimate in Estimates)
        {
            writer.WriteStartObject();
            writer.WriteString("method", estimate.Method);
            Write(writer, "estimate", estimate.Value);
            if (Count is { } count)
            {
                Write(writer, "relativeError", estimate.RelativeError(count));
            }

            writer.WriteString("note", estimate.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A table of doubles; the truth and the expectation of distinct patterns are rows of it, and so is a mark with the regions found so far if the run was stopped.</summary>
    public void WriteCsv(Stream stream)
    {
        StringBuilder text = new("method,estimate,relativeError\n");
        if (!IsComplete)
        {
            text.Append(CultureInfo.InvariantCulture, $"partial,{Found},\n");
        }

        if (Count is { } count)
        {
            text.Append(CultureInfo.InvariantCulture, $"truth,{count},0\n");
        }

        foreach ((string name, Rational? value) in Rows())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quote(name)},{value?.ToDouble()},{Error(value)?.ToDouble()}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        if (!IsComplete)
        {
            string cause = IsInterrupted ? "an interrupt" : Stop.NameOf(Truth!.Summary.StopReason);
            string found = Found is { } number ? $"{NetworkDescription.Plural(number, "activation region")} so far, " : string.Empty;
            text.Append($"PARTIAL: {found}stopped by {cause}\n");
        }

        if (Count is { } count)
        {
            text.Append($"{NetworkDescription.Plural(count, "activation region")}, exactly\n");
        }

        if (Expected is { } expected)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Format(expected.Lower)} distinct patterns to be expected at {Options.Samples} uniform points, certified from exact volumes\n");
        }

        text.Append('\n');
        foreach (Estimate estimate in Estimates)
        {
            string value = estimate.Value is { } known ? Format(known) : "none";
            string error = Error(estimate.Value) is { } off ? string.Create(CultureInfo.InvariantCulture, $"{100 * off.ToDouble(),8:F1} %") : string.Empty;
            text.Append($"{estimate.Method,-17}{value,12} {error,10}  {estimate.Note}\n");
        }

        text.Append('\n');
        if (Sample is { } sample)
        {
            text.Append(CultureInfo.InvariantCulture, $"scores   SWAP {ActivationScores.Swap(sample)} of {Network.Network.GateCount} gates, ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"redundancy {ActivationScores.Redundancy(sample)!.Value.ToDouble():G4}, determinism {ActivationScores.Determinism(sample)!.Value.ToDouble():G4}\n");
        }

        text.Append($"network  {Network.Path}: {Network.Shape}; numbers {Network.Rule}\n");
        text.Append($"digest   {Network.Digest}\n");
        text.Append($"domain   {Domain}\n");
        text.Append(CultureInfo.InvariantCulture, $"sample   {Options.Samples} points, {Options.Lines} lines, {Options.Runs} runs, seed {Options.Seed}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private IEnumerable<(string Name, Rational? Value)> Rows()
    {
        if (Expected is { } expected)
        {
            yield return ("expected-distinct", expected.Lower);
        }

        foreach (Estimate estimate in Estimates)
        {
            yield return (estimate.Method, estimate.Value);
        }
    }

    private Rational? Error(Rational? value) => value is { } known && Count is { } count ? (known - count) / count : null;

    private static string Format(Rational value) =>
        value.IsInteger ? value.ToString() : value.ToDouble().ToString("0.###", CultureInfo.InvariantCulture);

    private static string Quote(string name) =>
        name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static void Write(Utf8JsonWriter writer, string name, Rational? value)
    {
        if (value is { } known)
        {
            writer.WriteString(name, known.ToString());
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
