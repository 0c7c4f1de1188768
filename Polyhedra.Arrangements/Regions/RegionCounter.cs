using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Counts activation regions, adjacent pairs, linear regions and affine pieces, exactly.</summary>
/// <remarks>
/// <para>Affine pieces &lt;= linear regions &lt;= activation regions. Source: Stargalla, Hertrich, Reichman, The computational complexity
/// of counting linear regions in ReLU neural networks, 2025, definitions 2, 4 and 6.</para>
/// <para>A first walk counts the interior facets and collects a fingerprint of every region's map; different fingerprints prove different
/// maps. If some fingerprint occurs more than once, a second walk looks at the regions that have such a one, compares their maps exactly,
/// finds their neighbours and joins those with the same map; every join takes one linear region away.</para>
/// <para>In memory: eight bytes and a table entry a region, and in the second walk the distinct maps and the patterns of the regions it
/// looks at, and the patterns of their neighbours. To count without keeping anything use <see cref="RegionEnumerator"/> with a sink of your
/// own.</para>
/// </remarks>
public static class RegionCounter
{
    /// <summary>Counts the regions of a network inside a domain.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="output">The function whose affine maps count.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets for all passes together.</param>
    /// <param name="cancellation">Stops the count; the summary then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    public static RegionCounts Count(
        Network network, HPolyhedron domain, MappedOutput output = MappedOutput.Declared, Engine engine = Engine.Auto,
        EnumerationBudget? budget = null, CancellationToken cancellation = default) =>
        Count(network, domain, output, engine, KernelArithmetic.Filtered, budget, cancellation);

    /// <summary>As the public method, with a choice of arithmetic.</summary>
    internal static RegionCounts Count(
        Network network, HPolyhedron domain, MappedOutput output, Engine engine, KernelArithmetic arithmetic,
        EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network mapped = output == MappedOutput.LastGatedLayer ? UpToLastGate(network) : network;
        FingerprintTable fingerprints = new();
        SinkPair<ShapeSink, FingerprintSink> survey = new(default, new FingerprintSink(fingerprints));
        EnumerationSummary first = RegionEnumerator.Enumerate(mapped, domain, ref survey, engine, arithmetic, budget, cancellation);
        if (!first.IsComplete)
        {
            return new RegionCounts(first, survey.First.BoundedCount, null, null, null);
        }

        RegionCounts counts = new(first, survey.First.BoundedCount, survey.First.AdjacentPairs, null, null);
        if (!fingerprints.HasShared)
        {
            return counts with { LinearRegions = first.ActivationRegions, AffinePieces = first.ActivationRegions };
        }

        MergingSink merging = new(fingerprints);
        EnumerationSummary both = SecondPass.Run(first, mapped, domain, ref merging, engine, arithmetic, budget, cancellation);
        return both.IsComplete
            ? counts with
            {
                Summary = both,
                LinearRegions = first.ActivationRegions - merging.Join(),
                AffinePieces = fingerprints.UniqueCount + merging.MapCount,
            }
            : counts with { Summary = both };
    }

    // The network that stops at its last gates: its output is what they give.
    private static Network UpToLastGate(Network network)
    {
        int count = network.Layers.Length;
        while (count > 1 && !network.Layers[count - 1].HasGates)
        {
            count--;
        }

        return new Network(network.Layers[..count], network.Numbers);
    }
}
