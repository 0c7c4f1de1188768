namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra estimate</c>: estimators of the number of activation regions, and how far off they are.</summary>
internal sealed class EstimateCommand : CliCommand
{
    private const int MostSamples = 10_000_000;
    private const int MostRuns = 100_000;
    private readonly InputOptions _input = new(canSlice: false)
    {
        Domain =
        {
            Description =
                "A domain with two bounds on every coordinate: unit, box:lo,hi, box:lo,hi;lo,hi;... or a polyhedra-domain/1 file.",
            Required = true,
        },
    };

    private readonly WalkOptions _walk = new(hasEngine: false);
    private readonly ReportOptions _report = new(conflict: "--csv and --json: expected one of them");
    private readonly Option<string[]> _methods = new("--method")
    {
        Description = $"all (the default), or some of {string.Join(", ", EstimateMethods.Names)}, or file:PATH. "
            + "Repeatable, or comma-separated.",
        HelpName = "METHOD",
    };

    private readonly TypedOption<int> _samples = new(
        "--samples", "N", "The number of random points (default 1000).", OptionValue.CountUpTo(MostSamples), absent: 1000);

    private readonly TypedOption<int> _lines = new(
        "--lines", "N", "The number of random segments (default 100).", OptionValue.CountUpTo(MostRuns), absent: 100);

    private readonly TypedOption<int> _runs = new(
        "--runs", "N", "The number of runs of the parity methods (default 15).", OptionValue.CountUpTo(MostRuns), absent: 15);

    private readonly TypedOption<ulong?> _seed = new(
        "--seed", "SEED", "An integer from 0 to 2^64 - 1 (default 0).", OptionValue.Seed, absent: 0);

    private readonly Flag _truth = new("--truth", "Count the regions exactly, and compare.");

    public EstimateCommand(CliContext context)
        : base("estimate", "Estimate the number of activation regions by sampling, and compare with the exact count.", context) =>
        Take([.. _input.Symbols, _methods, _samples, _lines, _runs, _seed, _truth, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        _ = _report.Format(parsed);
        EstimateOptions options = new(
            EstimateMethods.Parse(parsed.GetValue(_methods) ?? []), _samples.In(parsed), _lines.In(parsed), _runs.In(parsed),
            _seed.In(parsed)!.Value, parsed.GetValue(_truth));
        RegionInput input = _input.Read(parsed);
        if (!input.Domain.HasAllBounds)
        {
            throw new BadInputException(
                $"domain \"{input.DomainText}\": expected a lower and an upper bound on every coordinate, to draw points from");
        }

        ReportTarget target = _report.Open(parsed, run);
        return target.Finish(run.Work((progress, cancellation) =>
            new EstimateRun(input, options, _walk.Budget(parsed) with { Progress = progress }, cancellation).Run()));
    }
}
