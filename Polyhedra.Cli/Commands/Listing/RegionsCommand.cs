namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra regions</c>: the activation regions one by one, as JSON Lines.</summary>
internal sealed class RegionsCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: true) { Network = new NetworkOptions { TakesArrangements = true } };
    private readonly WalkOptions _walk = new();
    private readonly ReportOptions _report = new(hasJson: false);
    private readonly TypedOption<RegionLine> _fields = new(
        "--fields", "FIELDS",
        $"What to print of a region, comma-separated: {RegionLine.KnownFields}; if absent {RegionLine.DefaultFields}.",
        RegionLine.Parse, RegionLine.Usual);

    public RegionsCommand(CliContext context)
        : base("regions", "List the activation regions of a network inside a domain, one JSON object a line.", context) =>
        Take([.. _input.Symbols, _fields, .. _walk.Symbols, .. _report.Symbols]);

    /// <summary>Says that not all regions were listed, if so.</summary>
    public static void TellPart(Runner run, EnumerationSummary walk)
    {
        if (!walk.IsComplete)
        {
            run.Tell($"PARTIAL: {Words.Plural(walk.ActivationRegions, "region")} listed, stopped by {Stop.NameOf(walk.StopReason)}");
        }
    }

    protected override int Run(ParseResult parsed, Runner run)
    {
        RegionLine line = _fields.In(parsed);
        RegionInput input = _input.Read(parsed);
        line = ReferenceEquals(line, RegionLine.Usual) && input.Description.Arrangement is not null ? RegionLine.OfChamber : line;
        if (line.PolyhedronField is { } field && input.Network.InputCount > EngineChoice.MaxVertexDimension)
        {
            throw new BadInputException(
                $"--fields: {field} is to be had for at most {EngineChoice.MaxVertexDimension} inputs, not {input.Network.InputCount}");
        }

        Engine engine = EngineName.Choose(input, _walk.Engine.In(parsed));
        OutputTarget target = _report.Open(parsed, run).Target;
        EnumerationBudget budget = _walk.Budget(parsed);
        LinearRegions? linearRegions = null;
        if (line.NeedsLinearRegions)
        {
            run.Tell("linearRegion: all regions are visited first and kept in memory");
            linearRegions = run.Work((progress, cancellation) => LinearRegions.Find(
                input.Network, input.Domain, engine, budget with { MaxRegions = null, Progress = progress }, cancellation));
            EnumerationSummary first = linearRegions.Summary;
            if (!first.IsComplete)
            {
                run.Tell($"PARTIAL: no regions listed, stopped by {Stop.NameOf(first.StopReason)}");
                target.Commit();
                return Stop.ExitCodeOf(first.StopReason);
            }

            budget = budget with { Timeout = budget.After(first.Elapsed).Timeout };
        }

        using RegionLinesSink sink = new(input.Network, line, target, linearRegions);
        EnumerationSummary walk = run.Work((progress, cancellation) =>
        {
            RegionLinesSink visitor = sink;
            return RegionEnumerator.Enumerate(
                input.Network, input.Domain, ref visitor, engine, budget with { Progress = progress }, cancellation);
        });
        sink.Flush();
        TellPart(run, walk);
        target.Commit();
        return Stop.ExitCodeOf(walk.StopReason);
    }
}
