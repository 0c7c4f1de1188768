namespace Polyhedra.Arrangements.Walk;

/// <summary>Receives the activation regions of a network, one after the other, in depth-first order.</summary>
/// <remarks>Implement it as a struct where speed matters: the walker is specialised for the sink's type.</remarks>
public interface IRegionSink
{
    /// <summary>Whether <see cref="Accept"/> must be called; a sink that only wants the number of regions says no, and then a kernel that can
    /// count regions without listing them does so.</summary>
    static virtual bool NeedsRegions => true;

    /// <summary>Called once for every full-dimensional activation region. The view is valid during the call only.</summary>
    void Accept(scoped in RegionView region);
}
