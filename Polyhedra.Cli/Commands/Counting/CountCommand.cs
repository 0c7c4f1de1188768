using System.CommandLine;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary><c>polyhedra count</c>: the exact numbers of activation regions, linear regions and affine pieces.</summary>
internal static class CountCommand
{
    private const int MostRepetitions = 1_000_000;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> engine = EngineOption.Create();
        Option<string?> threads = EngineOption.Threads();
        Option<bool> crossCheck = new("--cross-check") { Description = "List the regions with both engines and compare the sets; in memory." };
        Option<bool> activationOnly = new("--activation-only") { Description = "Count activation regions and nothing else." };
        Option<string?> repeat = new("--repeat") { Description = "Run K times and report the best time.", HelpName = "K" };
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();
        Option<string?> certificate = CommonOptions.Certificate("regions");

        Command command = new("count", "Count the regions of a network inside a domain, exactly: activation regions, linear regions, affine pieces.")
        {
            network, engine, threads, activationOnly, crossCheck, repeat, maxRegions, timeout, numbers, normalise, json, output, certificate,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            Engine wanted = EngineOption.Parse(parsed.GetValue(engine));
            int workers = EngineOption.ParseThreads(parsed.GetValue(threads));
            int repetitions = (int)(OptionValue.Positive("--repeat", parsed.GetValue(repeat), MostRepetitions) ?? 1);
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };

            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            RegionInput input = where.Read(parsed, description);

            Engine chosen = OptionValue.Engine("--engine", input.Network, input.Domain, wanted, parsed.GetValue(activationOnly));
            if (parsed.GetValue(crossCheck))
            {
                // It needs both; said before anything is counted.
                _ = OptionValue.Engine("--cross-check", input.Network, input.Domain, Engine.Vertex, countsOnly: false);
            }

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using CertificateTarget? proof = CertificateTarget.Open(parsed.GetValue(certificate), context);
            CountRun run = new(input, chosen, workers, budget, context);
            CountReport report = run.Repeat(repetitions, parsed.GetValue(activationOnly), parsed.GetValue(crossCheck));
            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return proof is null || report.ExitCode == ExitCode.No ? report.ExitCode : run.Certify(proof, report);
        });
        return command;
    }
}
