using System.Numerics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The bound of Serra et al. for a given ReLU network, with the exact ranks of its weights and with what is known of the stability
/// of its units on a domain.</summary>
/// <remarks>Never above their bound for the architecture. See <see cref="RankRecursion"/> for formula, proof and sources.</remarks>
internal static class StabilityBound
{
    /// <summary>The bound.</summary>
    /// <param name="network">A network whose gates are all ReLUs.</param>
    /// <param name="stability">For each layer with gates, what <see cref="StabilityAnalysis"/> found on the domain; null: nothing.</param>
    /// <exception cref="ArgumentException">A gate is not a ReLU, or the stability is for another network.</exception>
    public static BigInteger Of(Network network, IReadOnlyList<LayerStability>? stability = null) =>
        RankRecursion.For(NetworkShape.Of(network, exactRanks: true), stability).From(0, network.InputCount);
}
