using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Walk;

/// <summary>A walk over the same regions, in the same order, for what a first walk leaves in doubt.</summary>
/// <remarks>The recipe of everything that compares the affine maps of regions: the first walk keeps a fingerprint of every map, the second
/// looks exactly at the few regions whose fingerprints occur more than once.</remarks>
internal static class SecondPass
{
    /// <summary>Walks again within what the first walk has left of the time.</summary>
    /// <param name="first">The first walk, which was complete.</param>
    /// <param name="network">The same network.</param>
    /// <param name="domain">The same domain.</param>
    /// <param name="sink">Receives the regions.</param>
    /// <param name="engine">The same kernel.</param>
    /// <param name="arithmetic">How signs are decided.</param>
    /// <param name="budget">The budgets of both walks together.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>Both walks as one.</returns>
    public static EnumerationSummary Run<TSink>(
        EnumerationSummary first, Network network, HPolyhedron domain, ref TSink sink, Engine engine, KernelArithmetic arithmetic,
        EnumerationBudget? budget, CancellationToken cancellation)
        where TSink : IRegionSink =>
        first.Then(RegionEnumerator.Enumerate(network, domain, ref sink, engine, arithmetic, budget?.After(first.Elapsed), cancellation));
}
