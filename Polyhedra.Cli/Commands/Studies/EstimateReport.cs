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
