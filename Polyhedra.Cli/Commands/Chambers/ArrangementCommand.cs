using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary><c>polyhedra arrangement</c>: the chambers of a hyperplane arrangement, counted twice.</summary>
internal static class ArrangementCommand
{
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
        Option<bool> polynomialOnly = new("--polynomial-only")
        {
            Description = "Compute the characteristic polynomial and enumerate nothing.",
        };
        Option<string?> engine = EngineOption.Create();
        Option<string?> threads = EngineOption.Threads();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = new("--timeout") { Description = "Stop each of the two methods after this time.", HelpName = "SECONDS" };
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();
        Option<string?> certificate = CommonOptions.Certificate("chambers");
        Option<string?> write = new("--write")
        {
            Description = "Also write the arrangement as polyhedra-arrangement/1, which polyhedra check reads beside the certificate.",
            HelpName = "FILE",
        };

        Command command = new(
            "arrangement", "Count the chambers of a hyperplane arrangement, by enumeration and by its characteristic polynomial.")
        {
            file, family, regionsOnly, polynomialOnly, engine, threads, maxRegions, timeout, json, output, certificate, write,
        };
        command.SetAction(parsed =>
        {
            bool enumerate = !parsed.GetValue(polynomialOnly);
            bool polynomial = !parsed.GetValue(regionsOnly);
            if (!enumerate && !polynomial)
            {
                throw new UsageException("--regions-only and --polynomial-only: expected at most one of them");
            }

            Engine wanted = EngineOption.Parse(parsed.GetValue(engine));
            int workers = EngineOption.ParseThreads(parsed.GetValue(threads));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            ArrangementDescription description = ArrangementDescription.Read(parsed.GetValue(file), parsed.GetValue(family));
            if ((enumerate || parsed.GetValue(certificate) is not null) && wanted == Engine.Vertex && description.Arrangement.Rank > EngineChoice.MaxVertexDimension)
            {
                throw new BadInputException(
                    $"--engine: the vertex kernel takes arrangements of rank {EngineChoice.MaxVertexDimension} at most, "
                    + $"not {description.Arrangement.Rank}");
            }

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using CertificateTarget? proof = CertificateTarget.Open(parsed.GetValue(certificate), context);
            WriteArrangement(parsed.GetValue(write), description.Arrangement, context);
            ArrangementRun run = new(description, wanted, workers, budget, context);
            ArrangementReport report = run.Run(enumerate, polynomial);
            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return proof is null || report.ExitCode == ExitCode.No ? report.ExitCode : run.Certify(proof, report);
        });
        return command;
    }

    private static void WriteArrangement(string? path, HyperplaneArrangement arrangement, CliContext context)
    {
        if (path is { Length: 0 })
        {
            throw new UsageException("--write: expected a file name, got nothing");
        }

        if (path is null)
        {
            return;
        }

        using OutputTarget target = OutputTarget.Open(path, context);
        target.Write(stream => OptionValue.Fitting("--write", () =>
        {
            ArrangementFile.Write(arrangement, stream);
            return true;
        }));
        target.Commit();
    }
}
