using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>Keeps the patterns of regions as text, in memory.</summary>
/// <param name="network">The network whose patterns they are.</param>
internal struct PatternSink(Network network) : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The distinct patterns.</summary>
    public HashSet<string> Patterns { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of regions.</summary>
    public long Regions { get; private set; }

    public void Accept(scoped in RegionView region)
    {
        Patterns.Add(PatternText.Format(region.Pattern, network));
        Regions++;
    }
}
