using Polyhedra.Arrangements.Domains;
using Polyhedra.Cli.Plots;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra plot</c>: the regions of a network with two inputs as an SVG picture.</summary>
internal sealed class PlotCommand : CliCommand
{
    private const string LinearRegion = "linear-region";
    private const string AffineMap = "affine-map";
    private const string Inradius = "inradius";
    private const string Colourings = LinearRegion + ", " + AffineMap + " or " + Inradius;

    private readonly InputOptions _input = new(canSlice: true)
    {
        DefaultSliceDomain = "box:-1/2,3/2",
        Network = new NetworkOptions { TakesArrangements = true },
    };
    private readonly WalkOptions _walk = new(hasEngine: false);
    private readonly ReportOptions _report = new(hasJson: false);
    private readonly TypedOption<Viewport?> _viewport = new(
        "--viewport", "LO,HI",
        "What the picture shows: lo,hi or lo,hi;lo,hi. The domain's bounding box if absent; around the vertices if that is unbounded.",
        ParseViewport);

    private readonly TypedOption<string> _colourBy = new(
        "--colour-by", "WHAT", $"{Colourings}; the first if absent.", ParseColouring, LinearRegion)
    {
        Aliases = { "--color-by" },
    };

    private readonly Flag _noBoundary = new("--no-boundary", "Leave the decision boundary out.");

    public PlotCommand(CliContext context)
        : base("plot", "Draw the regions of a network with two inputs as an SVG picture.", context) =>
        Take([.. _input.Symbols, _viewport, _colourBy, _noBoundary, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        string colouring = _colourBy.In(parsed);
        RegionInput input = _input.Read(parsed);
        RegionWalk walk = new(input, EngineName.Choose(input, Engine.Auto), _walk.Budget(parsed), run);
        if (input.Network.InputCount != 2)
        {
            throw new BadInputException(
                $"{input.Description.Path}: expected a network with 2 inputs to draw, or --slice with three points; "
                + $"got {input.Network.InputCount}");
        }

        Viewport? view = _viewport.In(parsed) ?? Viewport.Of(input.Domain);
        ReportTarget target = _report.Open(parsed, run);
        PlottedRegions regions = new(colouring is Inradius);
        BoundarySink? lines = parsed.GetValue(_noBoundary) ? null : new BoundarySink(input.Network, null);
        if (Walk(walk, regions, lines) is not { } graph)
        {
            return walk.TellStop("no picture was drawn");
        }

        PlotContent content = new(input, graph, regions, lines?.Result(), view ?? Viewport.Around(regions.Vertices()));
        Func<int, int>? classOf = colouring switch { LinearRegion => graph.LinearRegion, AffineMap => graph.AffinePiece, _ => null };
        content.Draw(classOf, new Utf8Text(target.Target));
        target.Target.Commit();
        return ExitCode.Success;
    }

    // The graph, with which the same walk has filled the sinks; null if it was stopped.
    private static RegionGraph? Walk(RegionWalk walk, PlottedRegions regions, BoundarySink? lines) => walk.Make((budget, cancellation) =>
    {
        RegionInput input = walk.Input;
        if (lines is null)
        {
            return RegionGraph.Build(input.Network, input.Domain, ref regions, walk.Engine, budget, cancellation);
        }

        SinkPair<PlottedRegions, BoundarySink> sinks = new(regions, lines);
        return RegionGraph.Build(input.Network, input.Domain, ref sinks, walk.Engine, budget, cancellation);
    });

    private static string ParseColouring(string option, string text) => text is LinearRegion or AffineMap or Inradius
        ? text
        : throw OptionValue.Expected(option, Colourings, text);

    private static Viewport? ParseViewport(string option, string text)
    {
        HPolyhedron box;
        try
        {
            box = DomainText.Parse($"box:{text}", 2);
        }
        catch (Exception problem) when (problem is FormatException or BadInputException)
        {
            throw OptionValue.Expected(option, "lo,hi or lo,hi;lo,hi with lo < hi", text);
        }

        if (box.Lower.Zip(box.Upper).Any(bounds => bounds.First >= bounds.Second))
        {
            throw OptionValue.Expected(option, "lo,hi or lo,hi;lo,hi with lo < hi", text);
        }

        return new Viewport([.. box.Lower.Select(bound => (Rational)bound!)], [.. box.Upper.Select(bound => (Rational)bound!)]);
    }
}
