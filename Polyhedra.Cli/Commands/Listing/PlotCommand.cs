using System.CommandLine;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Plots;
using Polyhedra.Cli.Running;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra plot</c>: the regions of a network with two inputs as an SVG picture.</summary>
internal static class PlotCommand
{
    private const string LinearRegion = "linear-region";
    private const string AffineMap = "affine-map";
    private const string Inradius = "inradius";
    private const string Colourings = LinearRegion + ", " + AffineMap + " or " + Inradius;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> viewport = new("--viewport")
        {
            Description = "What the picture shows: lo,hi or lo,hi;lo,hi. The domain's bounding box if absent; around the vertices if that is "
                + "unbounded.",
            HelpName = "LO,HI",
        };
        Option<string?> colourBy = new("--colour-by") { Description = $"{Colourings}; the first if absent.", HelpName = "WHAT" };
        Option<bool> noBoundary = new("--no-boundary") { Description = "Leave the decision boundary out." };
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("plot", "Draw the regions of a network with two inputs as an SVG picture.")
        {
            network, viewport, colourBy, noBoundary, maxRegions, timeout, numbers, normalise, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            string colouring = parsed.GetValue(colourBy) ?? LinearRegion;
            if (colouring is not (LinearRegion or AffineMap or Inradius))
            {
                throw OptionValue.Expected("--colour-by", Colourings, colouring);
            }

            GraphRun run = GraphRun.Prepare(
                context, parsed.GetRequiredValue(network), description => where.Read(parsed, description, defaultSliceDomain: "box:-1/2,3/2"),
                OptionValue.ReadingRule(parsed.GetValue(numbers)),
                parsed.GetValue(normalise), Engine.Auto, OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                OptionValue.Seconds("--timeout", parsed.GetValue(timeout)));
            if (run.Network.InputCount != 2)
            {
                throw new BadInputException(
                    $"{run.Description.Path}: expected a network with 2 inputs to draw, or --slice with three points; got {run.Network.InputCount}");
            }

            Viewport? view = ParseViewport(parsed.GetValue(viewport)) ?? Viewport.Of(run.Domain);
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using Interrupt interrupt = new();
            RegionGraph? graph = run.Walk((budget, engine) =>
                RegionGraph.Build(run.Network, run.Domain, engine, budget, interrupt.Token));
            PlottedRegions regions = new(colouring is Inradius);
            run.Walk((budget, engine) =>
            {
                EnumerationSummary summary = RegionEnumerator.Enumerate(run.Network, run.Domain, ref regions, engine, budget, interrupt.Token);
                return new WalkOutcome<PlottedRegions>(summary, summary.IsComplete ? regions : null);
            });
            DecisionBoundary? boundary = parsed.GetValue(noBoundary)
                ? null
                : run.Walk((budget, engine) => DecisionBoundary.Find(run.Network, run.Domain, null, engine, budget, interrupt.Token));
            if (!run.IsComplete)
            {
                return run.TellStop("no picture was drawn");
            }

            view ??= Viewport.Around(regions.Vertices());
            PlotContent content = new(run, graph!, regions, boundary, view);
            Func<int, int>? classOf = colouring switch { LinearRegion => graph!.LinearRegion, AffineMap => graph!.AffinePiece, _ => null };
            content.Draw(classOf, new Utf8Text(target));
            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }

    private static Viewport? ParseViewport(string? text)
    {
        if (text is null)
        {
            return null;
        }

        HPolyhedron box;
        try
        {
            box = DomainText.Parse($"box:{text}", 2);
        }
        catch (Exception problem) when (problem is FormatException or BadInputException)
        {
            throw OptionValue.Expected("--viewport", "lo,hi or lo,hi;lo,hi with lo < hi", text);
        }

        return new Viewport([.. box.Lower.Select(bound => (Rational)bound!)], [.. box.Upper.Select(bound => (Rational)bound!)]);
    }
}
