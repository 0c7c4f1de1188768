using Polyhedra.Arrangements.Domains;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra eval</c>: the network at given points, exactly.</summary>
internal sealed class EvalCommand : CliCommand
{
    private readonly NetworkOptions _network = new();
    private readonly ReportOptions _report = new();
    private readonly TextOption _at = new(
        "--at", "POINT", "Comma-separated rationals, or file:PATH with one point a line.")
    { Required = true };

    public EvalCommand(CliContext context)
        : base("eval", "Evaluate a network exactly: output, pattern, affine map, nearest gate.", context) =>
        Take([.. _network.Symbols, _at, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        NetworkDescription network = _network.Read(parsed);
        IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(
            () => PointText.Parse(parsed.GetRequiredValue(_at)!, network.Network.InputCount));
        ReportTarget target = _report.Open(parsed, run);
        foreach (ImmutableArray<Rational> point in points)
        {
            target.Write(new EvalReport(network, NetworkEvaluation.At(network.Network, point)));
        }

        target.Target.Commit();
        return ExitCode.Success;
    }
}
