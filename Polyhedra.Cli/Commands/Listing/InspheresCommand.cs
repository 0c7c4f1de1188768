using System.CommandLine;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra inspheres</c>: the largest ball in every activation region, and how their radii are distributed.</summary>
internal static class InspheresCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string?> domain = CommonOptions.Domain();
        Option<string?> norm = new("--norm")
        {
            Description = "2 (the default), inf or 1: balls, cubes or cross polytopes.",
            HelpName = "NORM",
        };
        Option<bool> summary = new("--summary") { Description = "Print the summary alone." };
        Option<string?> engine = EngineOption.Create();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new(
            "inspheres", "Find the largest ball in every activation region, its radius enclosed; CSV, and a summary on standard error.")
        {
            network, domain, norm, summary, engine, maxRegions, timeout, numbers, normalise, json, output,
        };
        command.SetAction(parsed =>
        {
            BallNorm chosen = ParseNorm(parsed.GetValue(norm));
            Engine wanted = EngineOption.Parse(parsed.GetValue(engine));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            string domainText = parsed.GetValue(domain) ?? "all";
            HPolyhedron set = OptionValue.Domain(domainText, description.Network.InputCount);
            Engine kernel = OptionValue.Engine("--engine", description.Network, set, wanted, countsOnly: false);
            bool printsJson = parsed.GetValue(json);

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using InsphereLines? lines = parsed.GetValue(summary) ? null : new InsphereLines(target, description.Network, printsJson);
            InsphereSink sink = new(chosen, lines);
            EnumerationSummary walk = Run(description, set, kernel, sink, budget, context);
            lines?.Flush();
            InsphereSummary report = new(description, domainText, NameOf(chosen), walk, sink);
            if (printsJson)
            {
                target.Write(report.WriteJson);
            }
            else if (lines is null)
            {
                target.Write(report.WriteText);
            }

            target.Commit();
            if (!printsJson && lines is not null)
            {
                report.Tell(context);
            }

            if (!walk.IsComplete)
            {
                string regions = NetworkDescription.Plural(walk.ActivationRegions, "region");
                context.Tell($"PARTIAL: {regions} listed, stopped by {Stop.NameOf(walk.StopReason)}");
            }

            return Stop.ExitCodeOf(walk.StopReason);
        });
        return command;
    }

    private static EnumerationSummary Run(
        NetworkDescription network, HPolyhedron domain, Engine engine, InsphereSink sink, EnumerationBudget budget, CliContext context)
    {
        using Interrupt interrupt = new();
        return context.WithProgress(progress =>
            RegionEnumerator.Enumerate(network.Network, domain, ref sink, engine, budget with { Progress = progress }, interrupt.Token));
    }

    private static BallNorm ParseNorm(string? text) => text switch
    {
        null or "2" => BallNorm.Euclidean,
        "inf" => BallNorm.Maximum,
        "1" => BallNorm.Sum,
        _ => throw OptionValue.Expected("--norm", "2, inf or 1", text),
    };

    private static string NameOf(BallNorm norm) => norm switch
    {
        BallNorm.Euclidean => "2",
        BallNorm.Maximum => "inf",
        _ => "1",
    };
}
