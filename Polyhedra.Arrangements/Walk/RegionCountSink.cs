namespace Polyhedra.Arrangements.Walk;

/// <summary>A sink that wants the number of regions and nothing else; the walk counts by itself.</summary>
public readonly struct RegionCountSink : IRegionSink
{
    /// <inheritdoc/>
    public static bool NeedsRegions => false;

    /// <inheritdoc/>
    public void Accept(scoped in RegionView region)
    {
    }
}
