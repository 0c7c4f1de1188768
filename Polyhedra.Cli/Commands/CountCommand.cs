using System.CommandLine;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks.Formats;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands;

/// <summary><c>polyhedra count</c>: the exact number of activation regions.</summary>
internal static class CountCommand
{
    private const int MostRepetitions = 1_000_000;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string?> domain = new("--domain", "-d")
        {
            Description = "all (the default), unit, box:lo,hi, box:lo,hi;lo,hi;... or a polyhedra-domain/1 file.",
            HelpName = "DOMAIN",
        };
        Option<string?> engine = new("--engine") { Description = "auto (the default) or lp.", HelpName = "ENGINE" };
        Option<string?> threads = new("--threads") { Description = "The number of threads; 1 so far.", HelpName = "N" };
        Option<bool> activationOnly = new("--activation-only") { Description = "Count activation regions and nothing else." };
        Option<string?> repeat = new("--repeat") { Description = "Run K times and report the best time.", HelpName = "K" };
        Option<string?> maxRegions = new("--max-regions") { Description = "Stop after N regions.", HelpName = "N" };
        Option<string?> timeout = new("--timeout") { Description = "Stop a run after this time.", HelpName = "SECONDS" };
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("count", "Count the activation regions of a network inside a domain, exactly.")
        {
            network, domain, engine, threads, activationOnly, repeat, maxRegions, timeout, numbers, normalise, json, output,
        };
        command.SetAction(parsed =>
        {
            string kernel = Engine.Choose(parsed.GetValue(engine));
            if (OptionValue.Positive("--threads", parsed.GetValue(threads)) > 1)
            {
                throw new UsageException("--threads: more than one thread is not available yet; use 1");
            }

            int repetitions = (int)(OptionValue.Positive("--repeat", parsed.GetValue(repeat), MostRepetitions) ?? 1);
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };

            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            string domainText = parsed.GetValue(domain) ?? "all";
            HPolyhedron set = ReadDomain(domainText, description.Network.InputCount);

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            CountRun run = new(description, set, budget, context);
            CountReport report = run.Repeat(repetitions, withBoundedness: !parsed.GetValue(activationOnly), domainText, kernel);
            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return report.ExitCode;
        });
        return command;
    }

    private static HPolyhedron ReadDomain(string text, int dimension)
    {
        HPolyhedron domain = OptionValue.Parse(() => DomainText.Parse(text, dimension));
        if (InteriorPoint.Find(domain) is null)
        {
            throw new BadInputException($"domain \"{text}\": the interior is empty; expected a full-dimensional domain");
        }

        return domain;
    }
}
