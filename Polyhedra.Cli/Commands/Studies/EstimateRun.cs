using Polyhedra.Arrangements.Studies.Estimators;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>Runs the estimators of <c>estimate</c> and, where it is wanted or needed, the exact enumeration.</summary>
internal sealed class EstimateRun(
    RegionInput input, EstimateOptions options, EnumerationBudget budget, CancellationToken cancellation)
{
    private readonly Network _network = input.Network;
    private RegionTruth? _truth;
    private XorCounting? _xor;

    public EstimateReport Run()
    {
        // Files are looked at before anything is counted.
        Dictionary<string, EstimateFile> files = options.Methods
            .Where(name => name.StartsWith(EstimateMethods.FilePrefix, StringComparison.Ordinal))
            .ToDictionary(
                name => name, name => EstimateFile.Read(name[EstimateMethods.FilePrefix.Length..], _network), StringComparer.Ordinal);
        List<Estimate> estimates = [];
        PatternSample? sample = null;
        bool isInterrupted = false;
        try
        {
            sample = PatternSample.Draw(_network, input.Domain, options.Samples, options.Seed, cancellation) ?? throw NoPoints();
            if (options.WantsTruth || options.Methods.Any(EstimateMethods.NeedsPatterns))
            {
                long? points = options.WantsTruth && _network.InputCount <= RegionTruth.MostVolumeDimension ? options.Samples : null;
                _truth = RegionTruth.Find(_network, input.Domain, points, budget, cancellation);
            }

            foreach (string method in options.Methods)
            {
                if (files.TryGetValue(method, out EstimateFile? file))
                {
                    estimates.Add(FromFile(method, file));
                }
                else
                {
                    estimates.Add(Make(method, sample));
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isInterrupted = true;
            estimates.AddRange(
                options.Methods.Skip(estimates.Count).Select(method => new Estimate(method, null, "stopped by an interrupt")));
        }

        return new EstimateReport(input, options, sample, _truth, estimates, isInterrupted);
    }

    private Estimate Make(string method, PatternSample sample)
    {
        (int first, int second, int both) = sample.Halves();
        string halves = $"{first} and {second} patterns in the halves, {both} in both";
        int once = SpeciesEstimators.SeenTimes(sample.Counts, 1);
        string rare = $"{once} seen once, {SpeciesEstimators.SeenTimes(sample.Counts, 2)} twice";
        return method switch
        {
            EstimateMethods.Distinct => new Estimate(method, sample.Distinct, $"patterns at {sample.Size} points"),
            EstimateMethods.Chao1 => new Estimate(method, SpeciesEstimators.Chao1(sample.Counts), rare),
            EstimateMethods.Chao1BiasCorrected => new Estimate(method, SpeciesEstimators.Chao1BiasCorrected(sample.Counts), rare),
            EstimateMethods.GoodTuring => new Estimate(
                method, SpeciesEstimators.GoodTuring(sample.Counts), $"coverage {SpeciesEstimators.Coverage(sample.Counts)}"),
            EstimateMethods.LincolnPetersen => new Estimate(method, SpeciesEstimators.LincolnPetersen(first, second, both), halves),
            EstimateMethods.Chapman => new Estimate(method, SpeciesEstimators.Chapman(first, second, both), halves),
            EstimateMethods.LineSweep => Sweep(method),
            _ => Xor(method),
        };
    }

    private Estimate Sweep(string method)
    {
        SegmentSample sweep = SegmentSample.Draw(_network, input.Domain, options.Lines, options.Seed, cancellation) ?? throw NoPoints();
        return new Estimate(method, sweep.Patterns.Count, $"patterns on {sweep.Lines} segments that pass {sweep.Crossed} regions");
    }

    // Without the whole list there is nothing to ask.
    private Estimate Xor(string method)
    {
        RegionTruth truth = _truth!;
        if (!truth.Summary.IsComplete)
        {
            string cause = Stop.NameOf(truth.Summary.StopReason);
            return new Estimate(method, null, $"wants the list of all regions, which was stopped by {cause}");
        }

        _xor ??= XorCounting.Run(
            [.. truth.Patterns.Order(StringComparer.Ordinal)],
            [
                .. _network.Layers.SelectMany(layer =>
                    Enumerable.Range(0, layer.UnitCount).Where(layer.IsGate).Select(layer.PieceCountOf)),
            ],
            options.Runs, options.Seed);
        string depths = $"{_xor.Depths.Min()} to {_xor.Depths.Max()} constraints in {options.Runs} runs";
        return method switch
        {
            EstimateMethods.XorBound => new Estimate(
                method, _xor.LowerBound, $"a lower bound with probability 1 - 2^-{options.Runs}; {depths}"),
            EstimateMethods.XorPower => new Estimate(method, _xor.MedianPower, $"2 to the median; {depths}"),
            _ => new Estimate(
                method, _xor.MedianCount, $"median of what few constraints leave, times 2 to their number; {options.Runs} runs"),
        };
    }

    private Estimate FromFile(string method, EstimateFile file)
    {
        if (file.Number is { } number)
        {
            return new Estimate(method, number, "a number from a file");
        }

        IReadOnlySet<string> patterns = file.Patterns!;
        string wrong = _truth is { Summary.IsComplete: true } truth
            ? $", {patterns.Count(pattern => !truth.Patterns.Contains(pattern))} of them of no region"
            : string.Empty;
        return new Estimate(method, patterns.Count, $"distinct patterns of a file{wrong}");
    }

    private BadInputException NoPoints() => new($"domain \"{input.DomainText}\": no random point of its bounding box was found inside");
}
