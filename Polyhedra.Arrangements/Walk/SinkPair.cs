using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Two sinks that one walk feeds: each region goes to the first, then to the second. Pairs of pairs make more.</summary>
/// <remarks>A struct of structs, so that the walk is specialised for both. It needs what either of them needs. Read what they have
/// collected from the fields.</remarks>
/// <typeparam name="TFirst">The type of the first sink.</typeparam>
/// <typeparam name="TSecond">The type of the second sink.</typeparam>
[StructLayout(LayoutKind.Auto)]
public struct SinkPair<TFirst, TSecond> : IRegionSink
    where TFirst : IRegionSink
    where TSecond : IRegionSink
{
    // Not readonly: a struct's Accept would then change a copy.
#pragma warning disable IDE0044
    private TFirst _first;
    private TSecond _second;
#pragma warning restore IDE0044

    /// <summary>A pair.</summary>
    public SinkPair(TFirst first, TSecond second)
    {
        _first = first;
        _second = second;
    }

    /// <inheritdoc/>
    static bool IRegionSink.NeedsRegions => TFirst.NeedsRegions || TSecond.NeedsRegions;

    /// <summary>The first sink as it is now.</summary>
    public readonly TFirst First => _first;

    /// <summary>The second sink as it is now.</summary>
    public readonly TSecond Second => _second;

    /// <inheritdoc/>
    public void Accept(scoped in RegionView region)
    {
        _first.Accept(region);
        _second.Accept(region);
    }
}
