using System.Collections.Immutable;
using System.CommandLine;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary><c>polyhedra ball</c>: the exact number of activation regions that meet an open ball, and an upper bound beside it.</summary>
internal static class BallCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string?> centre = new("--centre") { Description = "Comma-separated rationals, or file:PATH with one point a line.", HelpName = "POINT" };
        Option<string?> points = new("--points") { Description = "A CSV file, one centre a line; the same as --centre file:FILE.", HelpName = "FILE" };
        Option<string> radius = new("--radius") { Description = "The radius, a positive rational.", HelpName = "R", Required = true };
        Option<string?> norm = new("--norm") { Description = "2 (the default), 1 or inf.", HelpName = "NORM" };
        Option<string?> domain = CommonOptions.Domain();
        Option<string?> engine = EngineOption.Create();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> certificate = new("--certificate")
        {
            Description = "Also write a proof of the number of activation regions, which polyhedra check verifies; .gz compresses it. One centre.",
            HelpName = "FILE",
        };
        Option<string?> output = CommonOptions.Output();

        Command command = new("ball", "Count the activation regions that meet an open ball, exactly, and bound their number.")
        {
            network, centre, points, radius, norm, domain, engine, maxRegions, timeout, numbers, normalise, json, output, certificate,
        };
        command.SetAction(parsed =>
        {
            BallNorm chosenNorm = ParseNorm(parsed.GetValue(norm));
            Engine wanted = EngineOption.Parse(parsed.GetValue(engine));
            if (chosenNorm == BallNorm.Euclidean && wanted != Engine.Auto)
            {
                throw new UsageException("--engine: a Euclidean ball has an engine of its own; expected auto, or --norm 1 or inf");
            }

            Rational size = ParseRadius(parsed.GetRequiredValue(radius));
            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)),
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            string where = (parsed.GetValue(centre), parsed.GetValue(points)) switch
            {
                ({ } point, null) => point,
                (null, { } file) => $"file:{file}",
                _ => throw new UsageException("expected one of --centre and --points"),
            };

            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            IReadOnlyList<ImmutableArray<Rational>> centres = OptionValue.Parse(() => PointText.Parse(where, description.Network.InputCount));
            string domainText = parsed.GetValue(domain) ?? "all";
            HPolyhedron set = OptionValue.Domain(domainText, description.Network.InputCount);

            if (parsed.GetValue(certificate) is not null)
            {
                RequireCertifiable(centres, chosenNorm);
            }

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            using CertificateTarget? proof = CertificateTarget.Open(parsed.GetValue(certificate), context);
            using Interrupt interrupt = new();
            bool isTable = centres.Count > 1 && !parsed.GetValue(json);
            if (isTable)
            {
                target.Write(BallReport.WriteHeader);
            }

            int exitCode = ExitCode.Success;
            BallReport? last = null;
            foreach (ImmutableArray<Rational> point in centres)
            {
                Ball ball = new(point, size, chosenNorm);
                BallReport report = Run(description, set, ball, wanted, domainText, budget, context, interrupt.Token);
                target.Write(parsed.GetValue(json) ? report.WriteJson : isTable ? report.WriteRow : report.WriteText);
                exitCode = exitCode == ExitCode.Success ? report.ExitCode : exitCode;
                last = report;
                if (interrupt.Token.IsCancellationRequested)
                {
                    break;
                }
            }

            target.Commit();
            return proof is null ? exitCode : Certify(proof, last!, set, budget, context, interrupt.Token);
        });
        return command;
    }

    private static BallReport Run(
        NetworkDescription network, HPolyhedron domain, Ball ball, Engine wanted, string domainText, EnumerationBudget budget, CliContext context,
        CancellationToken cancellation)
    {
        string engine = ball.Norm == BallNorm.Euclidean
            ? "ball"
            : EngineOption.NameOf(OptionValue.Fitting("--engine", () => BallEnumerator.EngineFor(network.Network, domain, ball, wanted)));
        EnumerationSummary summary = context.WithProgress(progress => BallEnumerator.Count(
            network.Network, domain, ball, wanted, budget with { Progress = progress }, cancellation));
        return new BallReport(network, ball, domainText, engine, summary, BallBound.Of(network.Network, ball));
    }

    private static void RequireCertifiable(IReadOnlyList<ImmutableArray<Rational>> centres, BallNorm norm)
    {
        if (centres.Count > 1)
        {
            throw new BadInputException($"--certificate: expected one centre, got {centres.Count}");
        }

        if (norm == BallNorm.Sum && centres[0].Length > BallEnumerator.MostFacetDimension)
        {
            throw new BadInputException(
                $"--certificate: a ball of norm 1 has a certificate for at most {BallEnumerator.MostFacetDimension} inputs, and the network has {centres[0].Length}");
        }
    }

    private static int Certify(
        CertificateTarget proof, BallReport report, HPolyhedron domain, EnumerationBudget budget, CliContext context, CancellationToken cancellation)
    {
        if (report.Summary is { IsComplete: true, ActivationRegions: 0 })
        {
            context.Tell("no certificate was written: there is none of 0 regions, and the ball does not meet the interior of the domain");
            return ExitCode.Success;
        }

        int exitCode = proof.Write(
            (stream, progress) => new CertifiedCounts(CertificateWriter.Write(
                report.Network.Network, domain, report.Ball, stream, budget with { Progress = progress }, cancellation)),
            report.Summary.IsComplete ? report.Summary.ActivationRegions : null, "activation regions", context);
        return exitCode == ExitCode.No || report.ExitCode == ExitCode.Success ? exitCode : report.ExitCode;
    }

    private static BallNorm ParseNorm(string? text) => text switch
    {
        null or "2" => BallNorm.Euclidean,
        "1" => BallNorm.Sum,
        "inf" => BallNorm.Maximum,
        _ => throw OptionValue.Expected("--norm", "2, 1 or inf", text),
    };

    private static Rational ParseRadius(string text) =>
        Rational.TryParse(text, out Rational value, out _)
            ? value.Sign == Sign.Positive ? value : throw new BadInputException($"--radius: expected a positive number, got {value}")
            : throw OptionValue.Expected("--radius", "a positive number", text);
}
