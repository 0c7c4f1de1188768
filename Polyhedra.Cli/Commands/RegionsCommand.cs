using System.CommandLine;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands;

/// <summary><c>polyhedra regions</c>: the activation regions one by one, as JSON Lines.</summary>
internal static class RegionsCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> fields = new("--fields")
        {
            Description = $"What to print of a region, comma-separated: {RegionLine.KnownFields}; all of them if absent.",
            HelpName = "FIELDS",
        };
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("regions", "List the activation regions of a network inside a domain, one JSON object a line.")
        {
            network, fields, maxRegions, timeout, numbers, normalise, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            RegionLine line = RegionLine.Parse(parsed.GetValue(fields));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            RegionInput input = where.Read(parsed, description);

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using RegionLinesSink sink = new(input.Network, line, target);
            EnumerationSummary summary = Run(input.Network, input.Domain, sink, budget, context);
            sink.Flush();
            target.Commit();
            if (!summary.IsComplete)
            {
                string regions = NetworkDescription.Plural(summary.ActivationRegions, "region");
                context.Tell($"PARTIAL: {regions} listed, stopped by {Stop.NameOf(summary.StopReason)}");
            }

            return Stop.ExitCodeOf(summary.StopReason);
        });
        return command;
    }

    private static EnumerationSummary Run(
        Network network, HPolyhedron domain, RegionLinesSink sink, EnumerationBudget budget, CliContext context)
    {
        using Interrupt interrupt = new();
        return context.WithProgress(progress =>
            RegionEnumerator.Enumerate(network, domain, ref sink, budget with { Progress = progress }, interrupt.Token));
    }
}
