using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Keeps the patterns of regions in memory, each once.</summary>
internal sealed class PatternSetSink : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The patterns.</summary>
    public HashSet<byte[]> Patterns { get; } = new(ByteKeyComparer.Instance);

    public void Accept(scoped in RegionView region)
    {
        if (!Patterns.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(region.Pattern))
        {
            Patterns.Add(region.Pattern.ToArray());
        }
    }
}
