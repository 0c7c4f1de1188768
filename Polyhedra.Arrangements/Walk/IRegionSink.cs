namespace Polyhedra.Arrangements.Walk;

/// <summary>Receives the activation regions of a network, one after the other, in depth-first order.</summary>
/// <remarks>Implement it as a struct where speed matters: the walk is specialised for the sink's type. Several sinks take one walk as a
/// <see cref="SinkPair{TFirst, TSecond}"/>.</remarks>
public interface IRegionSink
{
    /// <summary>What the sink needs: whether <see cref="Accept"/> must be called. A sink that only wants the number of regions says no, and
    /// then a kernel that can count regions without listing them does so.</summary>
    static abstract bool NeedsRegions { get; }

    /// <summary>Called once for every full-dimensional activation region. The view is valid during the call only.</summary>
    void Accept(scoped in RegionView region);
}
