using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra boundary</c>: the pieces of a classifier's decision boundary.</summary>
internal static class BoundaryCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> pair = new("--pair")
        {
            Description = "Two outputs, counted from 0: all points where they are equal. If absent, the points where the two largest outputs are "
                + "equal; of one output, where it is zero.",
            HelpName = "I,J",
        };
        Option<bool> pieces = new("--pieces")
        {
            Description = "List the pieces with their exact polytopes as JSON Lines; without it only a summary is printed.",
        };
        Option<string?> engine = EngineOption.Create();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("boundary", "The decision boundary of a network, piece by piece, exactly.")
        {
            network, pair, pieces, engine, maxRegions, timeout, numbers, normalise, json, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            OutputPair? wanted = ParsePair(parsed.GetValue(pair));
            string? path = parsed.GetValue(output);
            if (parsed.GetValue(json) && parsed.GetValue(pieces) && path is null)
            {
                throw new UsageException("--json: with --pieces the summary has no place without -o FILE");
            }

            GraphRun run = GraphRun.Prepare(
                context, parsed.GetRequiredValue(network), description => where.Read(parsed, description),
                OptionValue.ReadingRule(parsed.GetValue(numbers)),
                parsed.GetValue(normalise), EngineOption.Parse(parsed.GetValue(engine)),
                OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)), OptionValue.Seconds("--timeout", parsed.GetValue(timeout)));
            if (wanted?.Second >= run.Network.OutputCount)
            {
                throw new BadInputException(
                    $"{run.Description.Path}: --pair {wanted}: the network has "
                    + $"{NetworkDescription.Plural(run.Network.OutputCount, "output")}, counted from 0");
            }

            if (run.Network.InputCount > EngineChoice.MaxVertexDimension)
            {
                throw new BadInputException(
                    $"{run.Description.Path}: expected at most {EngineChoice.MaxVertexDimension} inputs, "
                    + $"because the vertices of all regions are computed, got {run.Network.InputCount}");
            }

            using OutputTarget target = OutputTarget.Open(path, context);
            using Interrupt interrupt = new();
            EnumerationSummary? walked = null;
            DecisionBoundary? boundary = run.Walk((budget, engineUsed) =>
            {
                WalkOutcome<DecisionBoundary> found = DecisionBoundary.Find(run.Network, run.Domain, wanted, engineUsed, budget, interrupt.Token);
                walked = found.Summary;
                return found;
            });
            if (boundary is null)
            {
                return run.TellStop("no boundary was written");
            }

            BoundaryReport report = new(run, wanted, boundary, walked!.ActivationRegions);
            if (!parsed.GetValue(pieces))
            {
                target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                target.Commit();
                return ExitCode.Success;
            }

            BoundaryLines.Write(boundary, run.Network, target);
            target.Commit();
            if (path is not null)
            {
                using OutputTarget summary = OutputTarget.Open(null, context);
                summary.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                summary.Commit();
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static OutputPair? ParsePair(string? text)
    {
        if (text is null)
        {
            return null;
        }

        const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.None;
        System.Globalization.CultureInfo culture = System.Globalization.CultureInfo.InvariantCulture;
        return text.Split(',') is [string left, string right]
            && int.TryParse(left, Style, culture, out int i) && int.TryParse(right, Style, culture, out int j) && i != j
            ? new OutputPair(Math.Min(i, j), Math.Max(i, j))
            : throw OptionValue.Expected("--pair", "two different outputs, counted from 0, as i,j", text);
    }
}
