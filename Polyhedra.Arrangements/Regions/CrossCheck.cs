using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Compares what the two cell kernels find: the sets of patterns, not only their sizes.</summary>
/// <remarks>In memory: the patterns of the first kernel.</remarks>
internal static class CrossCheck
{
    /// <summary>Lists the regions with the LP kernel and with the vertex kernel.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="budget">Budgets, for each listing.</param>
    /// <param name="cancellation">Stops the comparison; the result then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, its interior is empty, or there are more inputs than the vertex
    /// kernel takes.</exception>
    public static CrossCheckResult Run(
        Network network, HPolyhedron domain, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        PatternSetSink all = new();
        EnumerationSummary lp = RegionEnumerator.Enumerate(network, domain, ref all, Engine.Lp, budget, cancellation);
        if (!lp.IsComplete)
        {
            return new CrossCheckResult(lp.StopReason, null, null, null, null);
        }

        PatternRemovalSink other = new(all.Patterns);
        EnumerationSummary vertex = RegionEnumerator.Enumerate(network, domain, ref other, Engine.Vertex, budget, cancellation);
        if (!vertex.IsComplete)
        {
            return new CrossCheckResult(vertex.StopReason, lp.ActivationRegions, null, null, null);
        }

        byte[]? onlyLp = all.Patterns.FirstOrDefault();
        return new CrossCheckResult(
            StopReason.Complete,
            lp.ActivationRegions,
            vertex.ActivationRegions,
            onlyLp is null ? null : PatternText.Format(onlyLp, network),
            other.FirstUnknown is null ? null : PatternText.Format(other.FirstUnknown, network));
    }

    // Takes every pattern out of the set; one that is not there, or no longer, is unknown.
    private sealed class PatternRemovalSink(HashSet<byte[]> patterns) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public byte[]? FirstUnknown { get; private set; }

        public void Accept(scoped in RegionView region)
        {
            if (!patterns.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(region.Pattern))
            {
                FirstUnknown ??= region.Pattern.ToArray();
            }
        }
    }
}
