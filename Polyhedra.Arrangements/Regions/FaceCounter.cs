using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Counts the faces of all regions together, and adds up their volumes.</summary>
/// <remarks>The closures of the regions form a face-to-face complex, and all have the same lines; so two faces of regions are one iff they
/// have the same vertices and rays, exactly. Keeps every vertex and every face in memory.</remarks>
public static class FaceCounter
{
    /// <summary>Counts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>The numbers, unless the walk was stopped.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>Cost: a few microseconds a face in three dimensions; a region has exponentially many faces in the number of
    /// inputs.</remarks>
    public static WalkOutcome<FaceVector> Count(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        FaceSink sink = new(domain);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, engine, budget, cancellation);
        return new WalkOutcome<FaceVector>(summary, summary.IsComplete ? sink.Result(cancellation) : null);
    }
}
