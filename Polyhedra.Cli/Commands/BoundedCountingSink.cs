using Polyhedra.Arrangements.Enumeration;

namespace Polyhedra.Cli.Commands;

/// <summary>Counts the regions that are bounded within the domain.</summary>
internal struct BoundedCountingSink : IRegionSink
{
    public long BoundedCount { get; private set; }

    public void Accept(scoped in RegionView region)
    {
        if (region.IsBounded())
        {
            BoundedCount++;
        }
    }
}
