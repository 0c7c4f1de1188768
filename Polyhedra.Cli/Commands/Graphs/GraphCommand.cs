using Polyhedra.Cli.Commands.Chambers;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary><c>polyhedra graph</c>: which regions are neighbours.</summary>
internal sealed class GraphCommand : CliCommand
{
    // Edges that are looked at for the diameter if nobody asks for it: a few seconds. Mostly far fewer are enough.
    private const long StepsUnasked = 1_000_000_000;

    private readonly InputOptions _input = new(canSlice: true)
    {
        Network = new()
        {
            File = new("NETWORK") { Description = "A network or arrangement.", Arity = ArgumentArity.ZeroOrOne },
            TakesArrangements = true,
        },
    };

    private readonly TextOption _arrangement = new(
        "--arrangement", "FILE", "Take the chambers of a hyperplane arrangement instead of the regions of a network.");

    private readonly TextOption _family = new(
        "--family", "NAME", "Take the chambers of a member of a named family, as in braid:4.");

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

    private readonly Option<string[]?> _path = Points(
        "--path", "Find a path between the regions of two points that crosses as few facets as possible.");
    private readonly Option<string[]?> _cut = Points(
        "--cut", "Find as few facets as possible that separate the regions of two points in the graph.");

    public GraphCommand(CliContext context)
        : base("graph", "The graph of the activation regions: two are joined if they share a facet.", context) =>
        Take(
        [
            .. _input.Symbols, _arrangement, _family, _format, _distances, _faces, _angles, _path, _cut, .. _walk.Symbols,
            .. _report.Symbols,
        ]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        string? format = _format.In(parsed);
        string? path = parsed.GetValue(_report.Output);
        RequirePlaces(parsed, format, path);
        RegionInput input = ReadInput(parsed);
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

    // An arrangement is the network of one layer whose gates are its hyperplanes.
    private RegionInput ReadInput(ParseResult parsed)
    {
        string? file = parsed.GetValue(_arrangement);
        string? family = parsed.GetValue(_family);
        string?[] sources = [parsed.GetValue(_input.Network.File), file, family];
        if (sources.Count(source => source is not null) != 1)
        {
            throw new UsageException("graph: expected one of NETWORK, --arrangement FILE and --family NAME");
        }

        if (file is null && family is null)
        {
            return _input.Read(parsed);
        }

        OptionGroup.Refuse(parsed, "expected only with NETWORK", _input.Network.Readings);
        ArrangementDescription chambers = ArrangementDescription.Read(file, family);
        return _input.Read(parsed, ArrangementNetwork.Of(chambers.Name, chambers.Arrangement, chambers.Notes));
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
        (ImmutableArray<Rational> From, ImmutableArray<Rational> To)? pathEnds = Ends(parsed, _path, input);
        (ImmutableArray<Rational> From, ImmutableArray<Rational> To)? cutEnds = Ends(parsed, _cut, input);
        FaceSink? faces = parsed.GetValue(_faces) ? new FaceSink(input.Domain) : null;
        GraphAngles? angles = parsed.GetValue(_angles) ? new GraphAngles() : null;
        GraphExtras extras = new(faces, angles);
        RegionGraph? graph = walk.Make((budget, cancellation) =>
            RegionGraph.Build(input.Network, input.Domain, ref extras, walk.Engine, budget, cancellation));
        if (graph is null)
        {
            return null;
        }

        GraphWays? path = Ways(_path, pathEnds, graph);
        GraphWays? cut = Ways(_cut, cutEnds, graph);
        FaceVector? vector = null;
        ImmutableArray<int>? eccentricities = null;
        (int Radius, int Diameter)? extent = null;
        bool isMeasured = walk.TryMeasure(cancellation =>
        {
            vector = faces?.Result(cancellation);
            path = path is null ? null : path with { Path = RegionPaths.Shortest(graph, path.From, path.To, cancellation) };
            cut = cut is null ? null : cut with { Cut = RegionPaths.MinimumCut(graph, cut.From, cut.To, cancellation) };
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
        return isMeasured
            ? (new GraphReport(input, walk.Engine, graph, extent, eccentricities, vector, walk.Seconds) { Path = path, Cut = cut }, angles)
            : null;
    }

    private static Option<string[]?> Points(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "A B",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static (ImmutableArray<Rational> From, ImmutableArray<Rational> To)? Ends(
        ParseResult parsed, Option<string[]?> option, RegionInput input) =>
        parsed.GetValue(option) is [var first, var second]
            ? (GraphWays.PointOf(option.Name, first, input), GraphWays.PointOf(option.Name, second, input))
            : null;

    private GraphWays? Ways(
        Option<string[]?> option, (ImmutableArray<Rational> From, ImmutableArray<Rational> To)? ends, RegionGraph graph)
    {
        if (ends is not { } given)
        {
            return null;
        }

        GraphWays ways = new(
            graph, GraphWays.RegionAt(option.Name, given.From, graph), GraphWays.RegionAt(option.Name, given.To, graph));
        return option == _path || ways.From != ways.To
            ? ways
            : throw new BadInputException($"{option.Name}: both points are in region {ways.From}; expected points of two regions");
    }
}
