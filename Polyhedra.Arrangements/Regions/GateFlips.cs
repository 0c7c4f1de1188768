using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Which gates change across a facet.</summary>
internal static class GateFlips
{
    /// <summary>The gates whose pieces differ between two regions, layer by layer, unit by unit. Coincident hyperplanes flip several at
    /// once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">The pattern of one region.</param>
    /// <param name="to">The pattern of the other.</param>
    /// <exception cref="ArgumentException">A pattern's length is not the number of gates.</exception>
    public static ImmutableArray<GateFlip> Between(Network network, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (from.Length != network.GateCount || to.Length != network.GateCount)
        {
            throw new ArgumentException(
                $"Expected the pieces of {network.GateCount} gates, got {from.Length} and {to.Length}.", nameof(from));
        }

        ImmutableArray<GateFlip>.Builder flips = ImmutableArray.CreateBuilder<GateFlip>();
        int start = 0;
        for (int layer = 0; layer < network.Layers.Length; layer++)
        {
            int gates = network.Layers[layer].GateCount;
            ReadOnlySpan<byte> before = from.Slice(start, gates);
            ReadOnlySpan<byte> after = to.Slice(start, gates);
            for (int gate = before.CommonPrefixLength(after); gate < gates;)
            {
                flips.Add(new GateFlip(layer, network.Layers[layer].UnitOfGate(gate), before[gate], after[gate]));
                gate++;
                gate += before[gate..].CommonPrefixLength(after[gate..]);
            }

            start += gates;
        }

        return flips.ToImmutable();
    }
}
