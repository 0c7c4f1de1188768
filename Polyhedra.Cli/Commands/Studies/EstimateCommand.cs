using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra estimate</c>: estimators of the number of activation regions, and how far off they are.</summary>
internal static class EstimateCommand
{
    private const long MostSamples = 10_000_000;
    private const long MostRuns = 100_000;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string> domain = new("--domain", "-d")
        {
            Description = "A domain with two bounds on every coordinate: unit, box:lo,hi, box:lo,hi;lo,hi;... or a polyhedra-domain/1 file.",
            HelpName = "DOMAIN",
            Required = true,
        };
        Option<string[]> methods = new("--method")
        {
            Description = "all (the default), or some of " + string.Join(", ", EstimateMethods.Names) + ", or file:PATH. Repeatable, or comma-separated.",
            HelpName = "METHOD",
        };
        Option<string?> samples = new("--samples") { Description = "The number of random points (default 1000).", HelpName = "N" };
        Option<string?> lines = new("--lines") { Description = "The number of random segments (default 100).", HelpName = "N" };
        Option<string?> runs = new("--runs") { Description = "The number of runs of the parity methods (default 15).", HelpName = "N" };
        Option<string?> seed = new("--seed") { Description = "An integer from 0 to 2^64 - 1 (default 0).", HelpName = "SEED" };
        Option<bool> truth = new("--truth") { Description = "Count the regions exactly, and compare." };
        Option<bool> csv = new("--csv") { Description = "Print CSV." };
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("estimate", "Estimate the number of activation regions by sampling, and compare with the exact count.")
        {
            network, domain, methods, samples, lines, runs, seed, truth, csv, maxRegions, timeout, numbers, normalise, json, output,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                throw new UsageException("--csv and --json: expected one of them");
            }

            EstimateOptions options = new(
                EstimateMethods.Parse(parsed.GetValue(methods) ?? []),
                (int)(OptionValue.Positive("--samples", parsed.GetValue(samples), MostSamples) ?? 1000),
                (int)(OptionValue.Positive("--lines", parsed.GetValue(lines), MostRuns) ?? 100),
                (int)(OptionValue.Positive("--runs", parsed.GetValue(runs), MostRuns) ?? 15),
                parsed.GetValue(seed) is { } number ? OptionValue.Seed("--seed", number) : 0,
                parsed.GetValue(truth));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };

            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            string domainText = parsed.GetRequiredValue(domain);
            HPolyhedron set = OptionValue.Domain(domainText, description.Network.InputCount);
            if (!set.HasAllBounds)
            {
                throw new BadInputException($"domain \"{domainText}\": expected a lower and an upper bound on every coordinate, to draw points from");
            }

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using Interrupt interrupt = new();
            EstimateReport report = context.WithProgress(progress =>
                new EstimateRun(description, domainText, set, options, budget with { Progress = progress }, interrupt.Token).Run());
            target.Write(parsed.GetValue(json) ? report.WriteJson : parsed.GetValue(csv) ? report.WriteCsv : report.WriteText);
            target.Commit();
            return report.ExitCode;
        });
        return command;
    }
}
