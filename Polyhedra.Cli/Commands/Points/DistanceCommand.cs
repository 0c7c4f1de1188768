using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Measures;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra distance</c>: how far points are from the boundaries of their regions, and what is around them.</summary>
internal sealed class DistanceCommand : CliCommand
{
    private readonly NetworkOptions _network = new();
    private readonly ReportOptions _report = new();
    private readonly TextOption _at = new("--at", "POINT", "The point: comma-separated rationals.");
    private readonly TextOption _points = new("--points", "FILE", "A CSV file with one point a row.");
    private readonly TypedOption<Rational?> _radius = new(
        "--radius", "R", "Also count the hyperplanes at a distance below R.", OptionValue.PositiveNumber);

    private readonly TypedOption<Rational?> _epsilon = new(
        "--epsilon", "E", "Also give the density of boundary for noise E on the biases.", OptionValue.PositiveNumber);

    public DistanceCommand(CliContext context)
        : base(
            "distance", "Find exactly how far points are from the boundaries of their activation regions; local rank and complexity.",
            context) =>
        Take([.. _network.Symbols, _at, _points, _radius, _epsilon, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        string where = (parsed.GetValue(_at), parsed.GetValue(_points)) switch
        {
            ({ } point, null) => point,
            (null, { } file) => "file:" + file,
            _ => throw new UsageException("distance: expected --at POINT or --points FILE"),
        };
        Rational? radius = _radius.In(parsed);
        Rational? epsilon = _epsilon.In(parsed);
        NetworkDescription network = _network.Read(parsed);
        IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(() => PointText.Parse(where, network.Network.InputCount));
        ReportTarget target = _report.Open(parsed, run);
        LocalAnalyzer analyzer = new(network.Network);
        if (target.Format == ReportFormat.Text)
        {
            target.Write(DistanceReport.Header(radius, epsilon));
        }

        for (int i = 0; i < points.Count; i++)
        {
            target.Write(new DistanceReport(network, i, analyzer.At(points[i]), radius, epsilon));
        }

        target.Target.Commit();
        return ExitCode.Success;
    }
}
