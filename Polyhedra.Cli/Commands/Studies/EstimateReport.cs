using Polyhedra.Arrangements.Studies.Estimators;

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

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/estimate/1")
        .Add("complete", IsComplete)
        .Include(Input)
        .Add("samples", Options.Samples)
        .Add("lines", Options.Lines)
        .Add("runs", Options.Runs)
        .Add("seed", Options.Seed.ToString(CultureInfo.InvariantCulture))
        .Include(Sample, AddScores)
        .Add("activationRegions", Count ?? Found)
        .Add("expectedDistinct", Expected, (enclosure, expected) => enclosure
            .Add("lower", expected.Lower)
            .Add("upper", expected.Upper))
        .AddEach("estimates", Estimates, AddEstimate);

    /// <summary>A table of doubles; the truth and the expectation of distinct patterns are rows of it, and so is a mark with the regions
    /// found so far if the run was stopped.</summary>
    public string Csv() =>
        "method,estimate,relativeError\n"
        + (IsComplete ? string.Empty : $"partial,{Found},\n")
        + (Count is { } count ? $"truth,{count},0\n" : string.Empty)
        + (Expected is { } expected ? Row("expected-distinct", expected.Lower) : string.Empty)
        + string.Concat(Estimates.Select(estimate => Row(estimate.Method, estimate.Value)));

    public string Text() =>
        $"""
        {Headlines()}
        {string.Concat(Estimates.Select(Describe))}
        {Scores()}{Input.Text()}sample   {Options.Samples} points, {Options.Lines} lines, {Options.Runs} runs, seed {Options.Seed}

        """;

    private string Headlines()
    {
        string cause = IsInterrupted ? "an interrupt" : Stop.NameOf(Truth?.Summary.StopReason ?? StopReason.Complete);
        string found = Found is { } number ? $"{Words.Plural(number, "activation region")} so far, " : string.Empty;
        return (IsComplete ? string.Empty : $"PARTIAL: {found}stopped by {cause}\n")
            + (Count is { } count ? $"{Words.Plural(count, "activation region")}, exactly\n" : string.Empty)
            + (Expected is not { } expected ? string.Empty
                : $"{Format(expected.Lower)} distinct patterns to be expected at {Options.Samples} uniform points, "
                    + "certified from exact volumes\n");
    }

    private string Describe(Estimate estimate)
    {
        string value = estimate.Value is { } known ? Format(known) : "none";
        string error = Error(estimate.Value) is { } off ? $"{100 * off.ToDouble(),8:F1} %" : string.Empty;
        return $"{estimate.Method,-17}{value,12} {error,10}  {estimate.Note}\n";
    }

    private string Scores() => Sample is not { } sample ? string.Empty
        : $"scores   SWAP {ActivationScores.Swap(sample)} of {Input.Network.GateCount} gates, "
            + $"redundancy {ActivationScores.Redundancy(sample)!.Value.ToDouble():G4}, "
            + $"determinism {ActivationScores.Determinism(sample)!.Value.ToDouble():G4}\n";

    private string Row(string name, Rational? value) => $"{Quote(name)},{value?.ToDouble()},{Error(value)?.ToDouble()}\n";

    private Rational? Error(Rational? value) => value is { } known && Count is { } count ? (known - count) / count : null;

    private static string Format(Rational value) =>
        value.IsInteger ? value.ToString() : value.ToDouble().ToString("0.###", CultureInfo.InvariantCulture);

    private static string Quote(string name) =>
        name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static void AddScores(JsonFields json, PatternSample sample) => json
        .Add("distinctPatterns", sample.Distinct)
        .Add("seenOnce", SpeciesEstimators.SeenTimes(sample.Counts, 1))
        .Add("seenTwice", SpeciesEstimators.SeenTimes(sample.Counts, 2))
        .AddOrNull("coverage", SpeciesEstimators.Coverage(sample.Counts))
        .Add("swapScore", ActivationScores.Swap(sample))
        .AddOrNull("redundancyRatio", ActivationScores.Redundancy(sample))
        .AddOrNull("determinism", ActivationScores.Determinism(sample));

    private void AddEstimate(JsonFields json, Estimate estimate)
    {
        json.Add("method", estimate.Method).AddOrNull("estimate", estimate.Value);
        if (Count is { } count)
        {
            json.AddOrNull("relativeError", estimate.RelativeError(count));
        }

        json.Add("note", estimate.Note);
    }
}
