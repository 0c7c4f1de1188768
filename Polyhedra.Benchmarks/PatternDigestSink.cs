using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Benchmarks;

/// <summary>Asks every region for its pattern and for nothing else: the cheapest listing.</summary>
internal struct PatternDigestSink : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>Depends on every pattern, so that none can be left out.</summary>
    public int Digest { get; private set; }

    public void Accept(scoped in RegionView region)
    {
        ReadOnlySpan<byte> pattern = region.Pattern;
        Digest += pattern.Length + (pattern.IsEmpty ? 0 : pattern[^1]);
    }
}
