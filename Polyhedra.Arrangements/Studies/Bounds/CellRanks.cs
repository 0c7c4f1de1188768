using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>How many cells the first layers of a network have in a domain, by the rank of the affine map on the cell.</summary>
internal static class CellRanks
{
    /// <summary>The cells of the first layers by rank.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="layers">How many layers, those without gates included.</param>
    /// <param name="units">For each layer with gates what is known of its units, all of them ReLUs; null: nothing.</param>
    /// <param name="budget">Budgets for the list.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How the list ended, and the numbers if it is complete.</returns>
    public static (EnumerationSummary Summary, IReadOnlyDictionary<int, long>? Cells) Find(
        Network network, HPolyhedron domain, int layers, ImmutableArray<ImmutableArray<UnitStability>>? units, EnumerationBudget? budget,
        CancellationToken cancellation)
    {
        Network part = new(network.Layers[..layers], network.Numbers);
        bool isInjective = units is { } known && network.Layers[0].HasGates && HasIndependentRows(network.Layers[0], known[0]);
        RankSink sink = new([], isInjective ? part : null);
        EnumerationSummary summary = RegionEnumerator.Enumerate(part, domain, ref sink, budget, cancellation);
        return (summary, summary.IsComplete ? sink.CellsByRank : null);
    }

    // Whether the weights of the units that are ever active are independent.
    private static bool HasIndependentRows(NetworkLayer layer, ImmutableArray<UnitStability> units)
    {
        int[] rows = [.. Enumerable.Range(0, units.Length).Where(i => !units[i].IsSettled || units[i].State != UnitState.Inactive)];
        return rows.Length <= layer.InputCount
            && RankOf(rows.Length, layer.InputCount, rows.SelectMany(i => layer.SparseWeights.DenseRow(i))) == rows.Length;
    }

    // The rank of a map B A is that of B where the rows of A are independent: that of the first layer need not be multiplied in.
    private static int RankBehindFirst(Network network, ReadOnlySpan<byte> pattern)
    {
        int[] active = Active(pattern[..network.Layers[0].UnitCount]);
        pattern = pattern[network.Layers[0].UnitCount..];
        Rational[][] rows = [];
        for (int l = 1; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            int[] kept = [.. Enumerable.Range(0, layer.UnitCount)];
            if (layer.HasGates)
            {
                kept = Active(pattern[..layer.UnitCount]);
                pattern = pattern[layer.UnitCount..];
            }

            Rational[][] inputs = rows;
            rows =
            [
                .. kept.Select(i => layer.SparseWeights.DenseRow(i)).Select(row =>
                    l == 1 ? Pick(row, active) : Combine(row, active, inputs)),
            ];
            active = kept;
        }

        int columns = rows.Length == 0 ? 0 : rows[0].Length;
        return network.Layers.Length == 1
            ? active.Length
            : RankOf(rows.Length, columns, rows.SelectMany(row => row));
    }

    private static int RankOf(int rows, int columns, IEnumerable<Rational> entries) =>
        IntegerMatrix.FromRationalRows(new RationalMatrix(rows, columns, [.. entries])).Rank();

    private static int[] Active(ReadOnlySpan<byte> pieces)
    {
        List<int> active = [];
        for (int i = 0; i < pieces.Length; i++)
        {
            if (pieces[i] != 0)
            {
                active.Add(i);
            }
        }

        return [.. active];
    }

    private static Rational[] Pick(ReadOnlySpan<Rational> weights, int[] places)
    {
        Rational[] picked = new Rational[places.Length];
        for (int k = 0; k < places.Length; k++)
        {
            picked[k] = weights[places[k]];
        }

        return picked;
    }

    // The sum of weight times row over the units that are active.
    private static Rational[] Combine(ReadOnlySpan<Rational> weights, int[] active, Rational[][] rows)
    {
        Rational[] sum = new Rational[rows.Length == 0 ? 0 : rows[0].Length];
        for (int j = 0; j < active.Length; j++)
        {
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += weights[active[j]] * rows[j][k];
            }
        }

        return sum;
    }

    private readonly struct RankSink(SortedDictionary<int, long> cellsByRank, Network? injective) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public SortedDictionary<int, long> CellsByRank { get; } = cellsByRank;

        public void Accept(scoped in RegionView region)
        {
            int rank = injective is null
                ? IntegerMatrix.FromRationalRows(region.AffineMap().Linear).Rank()
                : RankBehindFirst(injective, region.Pattern);
            CellsByRank[rank] = CellsByRank.GetValueOrDefault(rank) + 1;
        }
    }
}
