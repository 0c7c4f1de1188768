using System.CommandLine;
using Polyhedra.Arrangements.Enumeration;
using KernelEngine = Polyhedra.Arrangements.Enumeration.Engine;

namespace Polyhedra.Cli.Commands;

/// <summary><c>polyhedra arrangement</c>: the chambers of a hyperplane arrangement, counted twice.</summary>
internal static class ArrangementCommand
{
    private const int MostThreads = 1024;

    public static Command Create(CliContext context)
    {
        Argument<string?> file = new("FILE")
        {
            Description = "An arrangement file: polyhedra-arrangement/1, or .ine of lrs and cdd.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> family = new("--family")
        {
            Description = "A member of a named family instead of a file, as in braid:5 or generic:3,20; docs/cli.md lists them.",
            HelpName = "NAME",
        };
        Option<bool> regionsOnly = new("--regions-only") { Description = "Enumerate the chambers and count nothing else." };
        Option<bool> polynomialOnly = new("--polynomial-only") { Description = "Compute the characteristic polynomial and enumerate nothing." };
        Option<string?> engine = new("--engine") { Description = "auto (the default), lp or vertex.", HelpName = "ENGINE" };
        Option<string?> threads = new("--threads") { Description = "The number of threads; more than one only with --regions-only.", HelpName = "N" };
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = new("--timeout") { Description = "Stop each of the two methods after this time.", HelpName = "SECONDS" };
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("arrangement", "Count the chambers of a hyperplane arrangement, by enumeration and by its characteristic polynomial.")
        {
            file, family, regionsOnly, polynomialOnly, engine, threads, maxRegions, timeout, json, output,
        };
        command.SetAction(parsed =>
        {
            bool enumerate = !parsed.GetValue(polynomialOnly);
            bool polynomial = !parsed.GetValue(regionsOnly);
            if (!enumerate && !polynomial)
            {
                throw new UsageException("--regions-only and --polynomial-only: expected at most one of them");
            }

            KernelEngine kernel = ChooseEngine(parsed.GetValue(engine));
            int threadCount = (int)(OptionValue.Positive("--threads", parsed.GetValue(threads), MostThreads) ?? 1);
            if (threadCount > 1 && polynomial)
            {
                throw new UsageException("--threads: more than one thread is only available with --regions-only");
            }

            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            ArrangementDescription description = ArrangementDescription.Read(parsed.GetValue(file), parsed.GetValue(family));

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            ArrangementReport report = new ArrangementRun(description, kernel, threadCount, budget, context).Run(enumerate, polynomial);
            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return report.ExitCode;
        });
        return command;
    }

    private static KernelEngine ChooseEngine(string? text) => text switch
    {
        null or "auto" => KernelEngine.Auto,
        "lp" => KernelEngine.Lp,
        "vertex" => KernelEngine.Vertex,
        _ => throw OptionValue.Expected("--engine", "auto, lp or vertex", text),
    };
}
