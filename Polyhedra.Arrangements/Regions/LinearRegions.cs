using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Which linear region of the declared output each activation region belongs to. Immutable.</summary>
/// <remarks>As in <see cref="RegionCounter"/>: one walk collects fingerprints of maps, and if some occur more than once a second one joins
/// neighbours with the same map. In memory: a number and a table entry a region, and what the second walk keeps.</remarks>
public sealed class LinearRegions
{
    private readonly int[] _numbers;

    private LinearRegions(EnumerationSummary summary, int[] numbers, int count)
    {
        Summary = summary;
        _numbers = numbers;
        Count = count;
    }

    /// <summary>What the walks did; nothing else is known unless it is complete.</summary>
    public EnumerationSummary Summary { get; }

    /// <summary>The number of linear regions.</summary>
    public int Count { get; }

    /// <summary>The linear region of each activation region, by its <see cref="RegionView.Index"/> in a walk with the same kernel;
    /// numbered from 0 in the order of their first activation regions.</summary>
    public ReadOnlySpan<int> Numbers => _numbers;

    /// <summary>Finds the linear regions of a network inside a domain.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="engine">The cell kernel. It decides the order of the regions.</param>
    /// <param name="budget">Budgets for all passes together.</param>
    /// <param name="cancellation">Stops the search; the summary then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    public static LinearRegions Find(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        FingerprintTable fingerprints = new();
        FingerprintSink survey = new(fingerprints);
        EnumerationSummary first = RegionEnumerator.Enumerate(network, domain, ref survey, engine, budget, cancellation);
        if (!first.IsComplete)
        {
            return new LinearRegions(first, [], 0);
        }

        if (!fingerprints.HasShared)
        {
            return new LinearRegions(first, [.. Enumerable.Range(0, (int)first.ActivationRegions)], (int)first.ActivationRegions);
        }

        MergingSink merging = new(fingerprints);
        NumberingSink numbering = new(merging, (int)first.ActivationRegions);
        EnumerationSummary both = SecondPass.Run(
            first, network, domain, ref numbering, engine, KernelArithmetic.Filtered, budget, cancellation);
        if (!both.IsComplete)
        {
            return new LinearRegions(both, [], 0);
        }

        merging.Join();
        int[] numbers = numbering.Nodes;
        int count = NumberByRoot(numbers, merging);
        return new LinearRegions(both, numbers, count);
    }

    // Replaces the nodes of regions by the numbers of their components.
    private static int NumberByRoot(int[] nodes, MergingSink merging)
    {
        Dictionary<int, int> known = [];
        int count = 0;
        foreach (ref int node in nodes.AsSpan())
        {
            if (node < 0)
            {
                node = count++;
                continue;
            }

            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, merging.RootOf(node), out bool exists);
            if (!exists)
            {
                number = count++;
            }

            node = number;
        }

        return count;
    }

    // Notes under which node of the forest each region is known; -1 for a region whose map no other has.
    private readonly struct NumberingSink(MergingSink merging, int regionCount) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public int[] Nodes { get; } = new int[regionCount];

        public void Accept(scoped in RegionView region)
        {
            merging.Accept(region);
            Nodes[region.Index] = merging.NodeOf(region);
        }
    }
}
