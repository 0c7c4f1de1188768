namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra info</c>: what a network file holds.</summary>
internal sealed class InfoCommand : CliCommand
{
    private readonly NetworkOptions _network = new()
    {
        File = new("NETWORK") { Description = "A network or arrangement.", Arity = ArgumentArity.ZeroOrOne },
        TakesArrangements = true,
    };

    private readonly Option<bool> _system = new("--system")
    {
        Description = "Show what the program runs on instead: versions, processors, solvers.",
    };

    private readonly ReportOptions _report = new();

    public InfoCommand(CliContext context)
        : base("info", "Show sizes, digest and reading rule of a network.", context) =>
        Take([.. _network.Symbols, _system, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        bool isNetwork = parsed.GetValue(_network.File) is not null;
        if (parsed.GetValue(_system) == isNetwork)
        {
            throw new UsageException("info: expected a NETWORK or --system");
        }

        IReport report = isNetwork ? new InfoReport(_network.Read(parsed)) : new SystemReport();
        return _report.Open(parsed, run).Finish(report);
    }
}
