using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra inspheres</c>: the largest ball in every activation region, and how their radii are distributed.</summary>
internal sealed class InspheresCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: false) { Network = new NetworkOptions { TakesArrangements = true } };
    private readonly WalkOptions _walk = new();
    private readonly ReportOptions _report = new();
    private readonly TypedOption<BallNorm> _norm = new(
        "--norm", "NORM", "2 (the default), inf or 1: balls, cubes or cross polytopes.", NormName.Parser("2, inf or 1"),
        BallNorm.Euclidean);

    private readonly Flag _summary = new("--summary", "Print the summary alone.");

    public InspheresCommand(CliContext context)
        : base(
            "inspheres", "Find the largest ball in every activation region, its radius enclosed; CSV, and a summary on standard error.",
            context) =>
        Take([.. _input.Symbols, _norm, _summary, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        BallNorm norm = _norm.In(parsed);
        RegionInput input = _input.Read(parsed);
        Engine engine = EngineName.Choose(input, _walk.Engine.In(parsed));
        ReportTarget target = _report.Open(parsed, run);
        bool printsJson = target.Format == ReportFormat.Json;
        using InsphereLines? lines = parsed.GetValue(_summary) ? null : new InsphereLines(target.Target, input.Network, printsJson);
        InsphereSink sink = new(norm, lines);
        EnumerationSummary walk = run.Work((progress, cancellation) => RegionEnumerator.Enumerate(
            input.Network, input.Domain, ref sink, engine, _walk.Budget(parsed) with { Progress = progress }, cancellation));
        lines?.Flush();
        InsphereSummary report = new(input, norm, walk, sink);
        if (printsJson || lines is null)
        {
            target.Write(report);
        }

        target.Target.Commit();
        if (!printsJson && lines is not null)
        {
            report.Tell(run);
        }

        RegionsCommand.TellPart(run, walk);
        return report.ExitCode;
    }
}
