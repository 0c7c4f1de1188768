using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>An upper bound for a given network: the cells of its first layers are listed exactly, and for each of them a bound says how
/// many parts the other layers can make of it.</summary>
/// <param name="Layers">How many layers of gates were listed.</param>
/// <param name="Cells">How many cells they have in the domain.</param>
/// <param name="Value">The sum of the bounds of the cells. With all layers listed it is the exact count.</param>
/// <remarks>The bound of a cell takes the exact dimension of its image, which is the rank of its affine map: <see cref="RankRecursion"/> if
/// the other gates are ReLUs, with what is known of their stability, else the product over the layers. With one other layer it is the sum
/// of the cells of hyperplanes in general position.</remarks>
internal sealed record HybridBound(int Layers, long Cells, BigInteger Value)
{
    /// <summary>Lists the cells of the first layers and sums up.</summary>
    /// <param name="network">The network, with any gates.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="layers">How many layers of gates to list; at least 1.</param>
    /// <param name="units">For each layer with gates what is known of its units on the domain; null: nothing. Only for ReLU
    /// networks.</param>
    /// <param name="budget">Budgets for the list.</param>
    /// <param name="cancellation">Stops the list.</param>
    /// <returns>The bound, unless the list was stopped.</returns>
    /// <exception cref="ArgumentException">The domain does not fit, its interior is empty, or the stability is for another
    /// network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many layers.</exception>
    public static WalkOutcome<HybridBound> After(
        Network network, HPolyhedron domain, int layers, ImmutableArray<ImmutableArray<UnitStability>>? units = null,
        EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkShape shape = NetworkShape.Of(network, exactRanks: true);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layers, shape.GateLayers.Length);
        int first = FirstLayerAfter(shape, layers);
        (EnumerationSummary summary, IReadOnlyDictionary<int, long>? cellsByRank) =
            CellRanks.Find(network, domain, first, units, budget, cancellation);
        if (cellsByRank is null)
        {
            return new WalkOutcome<HybridBound>(summary, null);
        }

        LayerStability[]? stability = units?.Select(layer => LayerStability.Of(layer)).ToArray();
        RankRecursion? recursion = shape.IsAll(GateKind.Relu) ? RankRecursion.For(shape, stability) : null;
        BigInteger sum = BigInteger.Zero;
        foreach ((int rank, long cells) in cellsByRank)
        {
            sum += cells * (recursion?.From(first, rank) ?? LayerProducts.InImage(shape, first, rank, LayerProducts.AnyGates));
        }

        return new WalkOutcome<HybridBound>(summary, new HybridBound(layers, summary.ActivationRegions, sum));
    }

    // The index, among all layers, of the one after so many layers of gates.
    private static int FirstLayerAfter(NetworkShape shape, int layers)
    {
        int index = 0;
        for (int gates = 0; gates < layers; index++)
        {
            gates += shape.Layers[index].HasGates ? 1 : 0;
        }

        return index;
    }
}
