using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra slice</c>: the network composed with a slice, as a network file in the slice's coordinates.</summary>
internal sealed class SliceCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: true);
    private readonly ReportOptions _report = new(hasJson: false);

    public SliceCommand(CliContext context)
        : base("slice", "Write the network composed with a slice: the network that the counts with --slice are about.", context) =>
        Take([.. _input.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        RegionInput input = _input.Read(parsed);
        if (input.Slice is null)
        {
            throw new UsageException("slice: expected --slice POINTS");
        }

        return _report.Open(parsed, run).Finish(stream => NetworkWriter.Write(input.Network, stream));
    }
}
