namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra info</c>: what a network file holds.</summary>
internal sealed class InfoCommand : CliCommand
{
    private readonly NetworkOptions _network = new();
    private readonly ReportOptions _report = new();

    public InfoCommand(CliContext context)
        : base("info", "Show sizes, digest and reading rule of a network.", context) => Take([.. _network.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        NetworkDescription network = _network.Read(parsed);
        return _report.Open(parsed, run).Finish(new InfoReport(network));
    }
}
