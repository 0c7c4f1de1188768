using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>How many cells the first layers of a network have in a domain, by the rank of the affine map on the cell.</summary>
internal static class CellRanks
{
    /// <summary>The cells of the first layers by rank.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="layers">How many layers, those without gates included.</param>
    /// <param name="units">For each layer with gates what is known of its units; null: nothing.</param>
    /// <param name="budget">Budgets for the list.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How the list ended, and the numbers if it is complete.</returns>
    public static (EnumerationSummary Summary, IReadOnlyDictionary<int, long>? Cells) Find(
        Network network, HPolyhedron domain, int layers, ImmutableArray<ImmutableArray<UnitStability>>? units, EnumerationBudget? budget,
        CancellationToken cancellation)
    {
        RankSink sink = new([], layers == 1 && HasIndependentRows(network.Layers[0], units?[0]));
        EnumerationSummary summary = RegionEnumerator.Enumerate(
            new Network(network.Layers[..layers], network.Numbers), domain, ref sink, budget, cancellation);
        return (summary, summary.IsComplete ? sink.CellsByRank : null);
    }

    // Whether the rank of a ReLU layer on a cell is the number of its active units: the weights of those that are ever active are independent.
    private static bool HasIndependentRows(NetworkLayer layer, ImmutableArray<UnitStability>? units)
    {
        if (units is not { } known)
        {
            return false;
        }

        int[] rows = [.. Enumerable.Range(0, known.Length).Where(i => known[i].State != UnitState.Inactive)];
        return rows.Length <= layer.InputCount
            && ExactRank.Of(new RationalMatrix(
                rows.Length, layer.InputCount, [.. rows.SelectMany(i => layer.Weights.Row(i).ToArray())])) == rows.Length;
    }

    private readonly struct RankSink(SortedDictionary<int, long> cellsByRank, bool isActiveCount) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public SortedDictionary<int, long> CellsByRank { get; } = cellsByRank;

        public void Accept(scoped in RegionView region)
        {
            int rank = isActiveCount ? region.Pattern.Length - region.Pattern.Count((byte)0) : region.AffineMap().Linear.Rank();
            CellsByRank[rank] = CellsByRank.GetValueOrDefault(rank) + 1;
        }
    }
}
