using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra convert</c>: a network of any file that is read, as a polyhedra-network file.</summary>
internal sealed class ConvertCommand : CliCommand
{
    private readonly NetworkOptions _network = new();
    private readonly ReportOptions _report = new(hasJson: false);

    public ConvertCommand(CliContext context)
        : base(
            "convert", "Write a network of any file that is read as a polyhedra-network file, which checkers read.", context) =>
        Take([.. _network.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        NetworkDescription network = _network.Read(parsed);
        foreach (string note in network.Notes)
        {
            run.Tell(note);
        }

        return _report.Open(parsed, run).Finish(stream => NetworkWriter.Write(network.Network, stream));
    }
}
