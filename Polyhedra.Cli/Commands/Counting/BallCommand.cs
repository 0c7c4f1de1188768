using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary><c>polyhedra ball</c>: the exact number of activation regions that meet an open ball, and an upper bound beside it.</summary>
internal sealed class BallCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: false);
    private readonly WalkOptions _walk = new();
    private readonly ReportOptions _report = new();
    private readonly TextOption _centre = new(
        "--centre", "POINT", "Comma-separated rationals, or file:PATH with one point a line.", "--center");

    private readonly TextOption _points = new("--points", "FILE", "A CSV file, one centre a line; the same as --centre file:FILE.");

    private readonly TypedOption<Rational> _radius = new("--radius", "R", "The radius, a positive rational.", ParseRadius)
    {
        Required = true,
    };

    private readonly TypedOption<BallNorm> _norm = new(
        "--norm", "NORM", "2 (the default), 1 or inf.", NormName.Parser("2, 1 or inf"), BallNorm.Euclidean);

    private readonly TextOption _certificate = CertificateTarget.CreateOption(
        "the number of activation regions", "; .gz compresses it. One centre.");

    public BallCommand(CliContext context)
        : base("ball", "Count the activation regions that meet an open ball, exactly, and bound their number.", context) =>
        Take([.. _input.Symbols, _centre, _points, _radius, _norm, .. _walk.Symbols, .. _report.Symbols, _certificate]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        BallNorm norm = _norm.In(parsed);
        Engine engine = _walk.Engine.In(parsed);
        if (norm == BallNorm.Euclidean && engine != Engine.Auto)
        {
            throw new UsageException("--engine: a Euclidean ball has an engine of its own; expected auto, or --norm 1 or inf");
        }

        string where = (parsed.GetValue(_centre), parsed.GetValue(_points)) switch
        {
            ({ } point, null) => point,
            (null, { } file) => $"file:{file}",
            _ => throw new UsageException("expected one of --centre and --points"),
        };
        NetworkDescription network = _input.Network.Read(parsed);
        IReadOnlyList<ImmutableArray<Rational>> centres = OptionValue.Parse(() => PointText.Parse(where, network.Network.InputCount));
        RegionInput input = OptionValue.Input(network, parsed.GetValue(_input.Domain) ?? "all");
        if (parsed.GetValue(_certificate) is not null)
        {
            RequireCertifiable(centres, norm);
        }

        bool isTable = centres.Count > 1 && !parsed.GetValue(_report.Json);
        ReportTarget target = isTable
            ? run.Open(parsed.GetValue(_report.Output), ReportFormat.Csv)
            : _report.Open(parsed, run);
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        EnumerationBudget budget = _walk.Budget(parsed);
        BallReport last = run.Stopping(cancellation =>
        {
            BallReport? stopped = null;
            BallReport? report = null;
            target.Write(isTable ? BallReport.Header : string.Empty);
            foreach (ImmutableArray<Rational> centre in centres)
            {
                report = Count(input, new Ball(centre, _radius.In(parsed), norm), engine, budget, run, cancellation);
                target.Write(report);
                stopped ??= report.Summary.IsComplete ? null : report;
                if (cancellation.IsCancellationRequested)
                {
                    break;
                }
            }

            return stopped ?? report!;
        });
        target.Target.Commit();
        return Certify(proof, last, budget, run);
    }

    private static BallReport Count(
        RegionInput input, Ball ball, Engine wanted, EnumerationBudget budget, Runner run, CancellationToken cancellation)
    {
        Network network = input.Network;
        string engine = ball.Norm == BallNorm.Euclidean
            ? "ball"
            : EngineName.Of(OptionValue.Fitting("--engine", () => BallEnumerator.EngineFor(network, input.Domain, ball, wanted)));
        EnumerationSummary summary = run.WithProgress(progress => BallEnumerator.Count(
            network, input.Domain, ball, wanted, budget with { Progress = progress }, cancellation));
        return new BallReport(input, ball, engine, summary, BallBound.Of(network, ball));
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
                $"--certificate: a ball of norm 1 has a certificate for at most {BallEnumerator.MostFacetDimension} inputs, "
                + $"and the network has {centres[0].Length}");
        }
    }

    private static int Certify(CertificateTarget proof, BallReport report, EnumerationBudget budget, Runner run)
    {
        if (proof.IsWanted && report.Summary is { IsComplete: true, ActivationRegions: 0 })
        {
            run.Tell("no certificate was written: there is none of 0 regions, and the ball does not meet the interior of the domain");
            return ExitCode.Success;
        }

        return proof.Add(
            report.ExitCode, report.Summary.StopReason == StopReason.Cancelled,
            (stream, progress, cancellation) => new CertifiedCounts(CertificateWriter.Write(
                report.Input.Network, report.Input.Domain, report.Ball, stream, budget with { Progress = progress }, cancellation)),
            report.Summary.IsComplete ? report.Summary.ActivationRegions : null, "activation regions");
    }

    private static Rational ParseRadius(string option, string text) =>
        Rational.TryParse(text, out Rational value, out _)
            ? value.Sign == Sign.Positive ? value : throw new BadInputException($"{option}: expected a positive number, got {value}")
            : throw OptionValue.Expected(option, "a positive number", text);
}
