namespace Polyhedra.Cli.Commands.Listing;

/// <summary>Prints every region as a line of JSON.</summary>
internal sealed class RegionLinesSink(Network network, RegionLine line, OutputTarget target, LinearRegions? linearRegions)
    : IRegionSink, IDisposable
{
    private readonly JsonLines _lines = new(target);

    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        RegionParts parts = new(region, network, linearRegions);
        line.Write(_lines.Writer, ref parts);
        _lines.EndLine();
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush() => _lines.Flush();

    public void Dispose() => _lines.Dispose();
}
