using System.CommandLine;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Commands.Counting;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra search</c>: weights with as many regions as possible.</summary>
internal static class SearchCommand
{
    public static Command Create(CliContext context)
    {
        Option<string> inputs = new("--inputs") { Description = "The number of inputs.", HelpName = "N0", Required = true };
        Option<string> widths = new("--widths") { Description = "The units of every ReLU layer: 3,3.", HelpName = "A,B,...", Required = true };
        Option<string?> seconds = new("--seconds") { Description = "Search for this time.", HelpName = "SECONDS" };
        Option<string?> steps = new("--steps") { Description = "Count N networks.", HelpName = "N" };
        Option<string?> seed = new("--seed") { Description = "An integer from 0 to 2^64 - 1; 0 if absent.", HelpName = "SEED" };
        Option<string?> definition = new("--definition") { Description = "activation (the default) or linear.", HelpName = "NAME" };
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = new("--output", "-o")
        {
            Description = "Write the best network to FILE; FILE appears only when it is whole.",
            HelpName = "FILE",
        };
        Option<string?> certificate = new("--certificate")
        {
            Description = "Also write a proof of its number of activation regions, which polyhedra check verifies; .gz compresses it.",
            HelpName = "FILE",
        };

        Command command = new("search", "Search for weights that give a ReLU network as many regions as possible.")
        {
            inputs, widths, seconds, steps, seed, definition, json, output, certificate,
        };
        command.SetAction(parsed =>
        {
            int inputCount = ShapeOptions.Count("--inputs", parsed.GetRequiredValue(inputs));
            int[] widthList = ShapeOptions.Widths(parsed.GetRequiredValue(widths));
            SearchOptions options = new(inputCount, [.. widthList], ParseSeed(parsed.GetValue(seed)))
            {
                Goal = ParseGoal(parsed.GetValue(definition)),
                Steps = OptionValue.Positive("--steps", parsed.GetValue(steps)),
                Time = OptionValue.Seconds("--seconds", parsed.GetValue(seconds)),
            };
            if (options.Steps is null && options.Time is null)
            {
                throw new UsageException("search: expected --seconds or --steps");
            }

            ShapeOptions.CheckUnits("--widths", widthList.Sum(width => (long)width));
            if (inputCount > EngineChoice.MaxVertexDimension)
            {
                throw new BadInputException($"--inputs: expected at most {EngineChoice.MaxVertexDimension}, got {inputCount}");
            }

            string? path = parsed.GetValue(output);
            using OutputTarget? file = path is null ? null : OutputTarget.Open(path, context);
            using CertificateTarget? proof = CertificateTarget.Open(parsed.GetValue(certificate), context);
            using OutputTarget target = OutputTarget.Open(null, context);
            if (Search(options, context) is not { } found)
            {
                context.Tell("nothing was found: stopped by an interrupt");
                return ExitCode.Interrupted;
            }

            SearchReport report = SearchReport.Confirm(options, found);
            file?.Write(stream => NetworkFile.Write(found.Best, stream));
            file?.Commit();
            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return proof is null || report.ExitCode == ExitCode.No ? report.ExitCode : Certify(report, proof, context);
        });
        return command;
    }

    private static SearchResult? Search(SearchOptions options, CliContext context)
    {
        using Interrupt interrupt = new();
        try
        {
            return context.WithProgress(progress => NetworkSearch.Run(options with { Progress = progress }, interrupt.Token));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static int Certify(SearchReport report, CertificateTarget proof, CliContext context)
    {
        Network network = report.Found.Best;
        NetworkDescription description = new("-", network, report.Digest);
        RegionInput input = RegionInput.Of(description, HPolyhedron.WholeSpace(network.InputCount), "all");
        CountRun run = new(input, Engine.Lp, 1, new EnumerationBudget(), context);
        int exitCode = run.Certify(proof, report.Counts.Summary.ActivationRegions);
        return exitCode == ExitCode.Success ? report.ExitCode : exitCode;
    }

    private static SearchGoal ParseGoal(string? text) => text switch
    {
        null or "activation" => SearchGoal.ActivationRegions,
        "linear" => SearchGoal.LinearRegions,
        _ => throw OptionValue.Expected("--definition", "activation or linear", text),
    };

    private static ulong ParseSeed(string? text) =>
        text is null
            ? 0
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
                ? seed
                : throw OptionValue.Expected("--seed", "an integer from 0 to 2^64 - 1", text);
}
