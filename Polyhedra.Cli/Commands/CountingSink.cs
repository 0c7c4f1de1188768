using Polyhedra.Arrangements.Enumeration;

namespace Polyhedra.Cli.Commands;

/// <summary>Asks for nothing: the walk counts by itself.</summary>
internal struct CountingSink : IRegionSink
{
    public static bool NeedsRegions => false;

    public readonly void Accept(scoped in RegionView region)
    {
    }
}
