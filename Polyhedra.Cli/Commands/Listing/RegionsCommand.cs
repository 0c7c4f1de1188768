using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra regions</c>: the activation regions one by one, as JSON Lines.</summary>
internal static class RegionsCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> fields = new("--fields")
        {
            Description = $"What to print of a region, comma-separated: {RegionLine.KnownFields}; if absent {RegionLine.DefaultFields}.",
            HelpName = "FIELDS",
        };
        Option<string?> engine = EngineOption.Create();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("regions", "List the activation regions of a network inside a domain, one JSON object a line.")
        {
            network, fields, engine, maxRegions, timeout, numbers, normalise, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            RegionLine line = RegionLine.Parse(parsed.GetValue(fields));
            Engine wanted = EngineOption.Parse(parsed.GetValue(engine));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            RegionInput input = where.Read(parsed, description);

            if (line.PolyhedronField is { } field && input.Network.InputCount > EngineChoice.MaxVertexDimension)
            {
                throw new BadInputException(
                    $"--fields: {field} is to be had for at most {EngineChoice.MaxVertexDimension} inputs, not {input.Network.InputCount}");
            }

            Engine kernel = OptionValue.Engine("--engine", input.Network, input.Domain, wanted, countsOnly: false);
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            EnumerationSummary summary = Run(input.Network, input.Domain, kernel, line, target, budget, context);
            target.Commit();
            return Stop.ExitCodeOf(summary.StopReason);
        });
        return command;
    }

    private static EnumerationSummary Run(
        Network network, HPolyhedron domain, Engine engine, RegionLine line, OutputTarget target, EnumerationBudget budget,
        CliContext context)
    {
        using Interrupt interrupt = new();
        LinearRegions? linearRegions = null;
        if (line.NeedsLinearRegions)
        {
            context.Tell("linearRegion: all regions are visited first and kept in memory");
            linearRegions = context.WithProgress(progress =>
                LinearRegions.Find(
                    network, domain, engine, new EnumerationBudget { Timeout = budget.Timeout, Progress = progress }, interrupt.Token));
            if (!linearRegions.Summary.IsComplete)
            {
                context.Tell($"PARTIAL: no regions listed, stopped by {Stop.NameOf(linearRegions.Summary.StopReason)}");
                return linearRegions.Summary;
            }

            budget = budget with { Timeout = budget.Timeout is { } limit ? Rest(limit, linearRegions.Summary.Elapsed) : null };
        }

        using RegionLinesSink sink = new(network, line, target, linearRegions);
        EnumerationSummary summary = context.WithProgress(progress =>
        {
            RegionLinesSink visitor = sink;
            return RegionEnumerator.Enumerate(network, domain, ref visitor, engine, budget with { Progress = progress }, interrupt.Token);
        });
        sink.Flush();
        if (!summary.IsComplete)
        {
            string regions = NetworkDescription.Plural(summary.ActivationRegions, "region");
            context.Tell($"PARTIAL: {regions} listed, stopped by {Stop.NameOf(summary.StopReason)}");
        }

        return summary;
    }

    private static TimeSpan Rest(TimeSpan limit, TimeSpan used) => limit > used ? limit - used : TimeSpan.Zero;
}
