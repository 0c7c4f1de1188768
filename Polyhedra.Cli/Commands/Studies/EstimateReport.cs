using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Studies.Estimators;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>estimate</c> found, and how it is printed.</summary>
/// <param name="Input">The network and the domain.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Sample">The sample; null if it was interrupted.</param>
/// <param name="Truth">The exact enumeration; null if it was neither asked for nor needed, or not begun.</param>
/// <param name="Estimates">The estimates, one for each method that was asked for.</param>
/// <param name="IsInterrupted">Whether the user stopped the run.</param>
internal sealed record EstimateReport(
    RegionInput Input, EstimateOptions Options, PatternSample? Sample, RegionTruth? Truth, IReadOnlyList<Estimate> Estimates,
    bool IsInterrupted) : IReport
{
    public int ExitCode => IsInterrupted ? Output.ExitCode.Interrupted : Stop.ExitCodeOf(Truth?.Summary.StopReason ?? StopReason.Complete);

    private bool IsComplete => ExitCode == Output.ExitCode.Success;

    private long? Count =>
        Options.WantsTruth && Truth is { Summary: { IsComplete: true, ActivationRegions: var regions } } ? regions : null;

    // Regions found by an enumeration that did not find all.
    private long? Found => Truth is { Summary: { IsComplete: false, ActivationRegions: var regions } } ? regions : null;

    private ExpectedDistinct? Expected => Options.WantsTruth ? Truth?.Expected : null;

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new EstimateJson(
            "polyhedra/estimate/1", IsComplete, Input.Description.ToJson(), Input.DomainText, Options.Samples, Options.Lines, Options.Runs,
            Options.Seed.ToString(CultureInfo.InvariantCulture), Sample?.Distinct, SeenTimes(1), SeenTimes(2),
            OfSample(sample => SpeciesEstimators.Coverage(sample.Counts)), Sample is null ? null : ActivationScores.Swap(Sample),
            OfSample(ActivationScores.Redundancy), OfSample(ActivationScores.Determinism), Count ?? Found,
            Expected is { } expected
                ? new EstimateJson.Enclosure(new JsonRational(expected.Lower), new JsonRational(expected.Upper))
                : null,
            Estimates.Select(ToJson)),
        StudiesJson.Default.EstimateJson);

    /// <summary>A table of doubles; the truth and the expectation of distinct patterns are rows of it, and so is a mark with the regions
    /// found so far if the run was stopped.</summary>
    public string Csv()
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

        return text.ToString();
    }

    public string Text()
    {
        StringBuilder text = new();
        if (!IsComplete)
        {
            string cause = IsInterrupted ? "an interrupt" : Stop.NameOf(Truth!.Summary.StopReason);
            string found = Found is { } number ? $"{Words.Plural(number, "activation region")} so far, " : string.Empty;
            text.Append($"PARTIAL: {found}stopped by {cause}\n");
        }

        if (Count is { } count)
        {
            text.Append($"{Words.Plural(count, "activation region")}, exactly\n");
        }

        if (Expected is { } expected)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Format(expected.Lower)} distinct patterns to be expected at {Options.Samples} ");
            text.Append("uniform points, certified from exact volumes\n");
        }

        text.Append('\n');
        foreach (Estimate estimate in Estimates)
        {
            string value = estimate.Value is { } known ? Format(known) : "none";
            string error = Error(estimate.Value) is { } off
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * off.ToDouble(),8:F1} %")
                : string.Empty;
            text.Append($"{estimate.Method,-17}{value,12} {error,10}  {estimate.Note}\n");
        }

        text.Append('\n');
        if (Sample is { } sample)
        {
            text.Append($"scores   SWAP {ActivationScores.Swap(sample)} of {Input.Network.GateCount} gates, ");
            text.Append(CultureInfo.InvariantCulture, $"redundancy {ActivationScores.Redundancy(sample)!.Value.ToDouble():G4}, ");
            text.Append(CultureInfo.InvariantCulture, $"determinism {ActivationScores.Determinism(sample)!.Value.ToDouble():G4}\n");
        }

        text.Append(Input.Text());
        text.Append(CultureInfo.InvariantCulture, $"sample   {Options.Samples} points, {Options.Lines} lines, ");
        text.Append(CultureInfo.InvariantCulture, $"{Options.Runs} runs, seed {Options.Seed}\n");
        return text.ToString();
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

    private int? SeenTimes(int times) => Sample is null ? null : SpeciesEstimators.SeenTimes(Sample.Counts, times);

    private JsonRational? OfSample(Func<PatternSample, Rational?> score) => Sample is null ? null : new JsonRational(score(Sample));

    private EstimateJson.Method ToJson(Estimate estimate) => new(
        estimate.Method, new JsonRational(estimate.Value), Count is { } count ? new JsonRational(estimate.RelativeError(count)) : null,
        estimate.Note);
}
