namespace Polyhedra.Cli.Commands.Graphs;

/// <summary><c>polyhedra graph</c>: which regions are neighbours.</summary>
internal sealed class GraphCommand : CliCommand
{
    // Edges that are looked at for the diameter if nobody asks for it: a few seconds. Mostly far fewer are enough.
    private const long StepsUnasked = 1_000_000_000;

    private readonly InputOptions _input = new(canSlice: true);
    private readonly WalkOptions _walk = new();
    private readonly ReportOptions _report = new();
    private readonly TypedOption<string?> _format = new(
        "--format", "FORMAT", $"Write the graph as {GraphFormat.Names}; without it only a summary is printed.", GraphFormat.Parse);

    private readonly Flag _distances = new(
        "--distances", "Compute all eccentricities; without it only radius and diameter, if that does not take long.");

    private readonly Flag _faces = new(
        "--faces", "Count the faces of all dimensions, and check Euler's relation and the sum of all volumes.");

    private readonly Flag _angles = new(
        "--angles", "Add the angles between neighbouring maps and, to JSON, between the facets of a region.");

    public GraphCommand(CliContext context)
        : base("graph", "The graph of the activation regions: two are joined if they share a facet.", context) =>
        Take([.. _input.Symbols, _format, _distances, _faces, _angles, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        string? format = _format.In(parsed);
        string? path = parsed.GetValue(_report.Output);
        RequirePlaces(parsed, format, path);
        RegionInput input = _input.Read(parsed);
        RegionWalk walk = new(input, EngineName.Choose(input, _walk.Engine.In(parsed)), _walk.Budget(parsed), run);
        ReportTarget target = _report.Open(parsed, run);
        if (Walk(parsed, walk) is not { } found)
        {
            return walk.TellStop("no graph was written");
        }

        (GraphReport report, GraphAngles? angles) = found;
        if (format is null)
        {
            return target.Finish(report);
        }

        GraphDescription description = new(input.Description, input.DomainText, report.Graph, report.Eccentricities, angles);
        GraphFormat.Write(format, report, description, target.Target);
        target.Target.Commit();
        return path is null ? report.ExitCode : run.Open(null, target.Format).Finish(report);
    }

    private void RequirePlaces(ParseResult parsed, string? format, string? path)
    {
        if (parsed.GetValue(_report.Json) && format is not null && path is null)
        {
            throw new UsageException("--json: with --format the summary has no place without -o FILE");
        }

        if (parsed.GetValue(_angles) && format is null)
        {
            throw new UsageException("--angles: only a graph that is written has them; expected --format too");
        }
    }

    private (GraphReport Report, GraphAngles? Angles)? Walk(ParseResult parsed, RegionWalk walk)
    {
        RegionInput input = walk.Input;
        FaceSink? faces = parsed.GetValue(_faces) ? new FaceSink(input.Domain) : null;
        GraphAngles? angles = parsed.GetValue(_angles) ? new GraphAngles() : null;
        GraphExtras extras = new(faces, angles);
        RegionGraph? graph = walk.Make((budget, cancellation) =>
            RegionGraph.Build(input.Network, input.Domain, ref extras, walk.Engine, budget, cancellation));
        if (graph is null)
        {
            return null;
        }

        FaceVector? vector = null;
        ImmutableArray<int>? eccentricities = null;
        (int Radius, int Diameter)? extent = null;
        bool isMeasured = walk.TryMeasure(cancellation =>
        {
            vector = faces?.Result(cancellation);
            if (parsed.GetValue(_distances))
            {
                ImmutableArray<int> all = graph.Eccentricities(cancellation);
                eccentricities = all;
                extent = (all.Min(), all.Max());
            }
            else
            {
                extent = graph.RadiusAndDiameter(1 + (StepsUnasked / (graph.RegionCount + (2L * graph.EdgeCount))), cancellation);
            }
        });
        return isMeasured ? (new GraphReport(input, walk.Engine, graph, extent, eccentricities, vector, walk.Seconds), angles) : null;
    }
}
