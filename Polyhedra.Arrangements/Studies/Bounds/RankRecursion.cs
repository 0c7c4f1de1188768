using System.Numerics;
using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The recursion of Serra, Tjandraatmadja and Ramalingam for ReLU networks:
/// cells of a layer counted by how many units are active on them.</summary>
/// <remarks>
/// <para>R(l, d) = sum over j = 0, ..., min(u, d, r) of C(u, j) R(l + 1, min(d, a + u - j, r)), R(L + 1, d) = 1. Here a cell of the layers
/// before l has an image of dimension at most d; u units of layer l cut some cell, a others are active somewhere, and the rest is inactive
/// everywhere; r is the rank of the weights.</para>
/// <para>Proof. Inside a cell the u units are hyperplanes in dimension min(d, r): at most C(u, 0) + ... + C(u, min(d, r)) parts, and at
/// most C(u, 0) + ... + C(u, i) of them have i or fewer active units of the u, since as many sets have so few elements. R does not decrease
/// with d. So the sum is largest if as many parts as possible have as many active units as possible: C(u, j) parts with u - j. The image of
/// such a part under the layer has a dimension of at most the number of units that are active on it, a + u - j,
/// and of at most d and r.</para>
/// <para>With a = 0 and u all units it is theorem 1 of Bounding and counting linear regions of deep neural networks, ICML 2018, whose sum
/// is the same written out. Stable units: after Serra and Ramalingam, Empirical bounds on linear regions of deep rectifier networks,
/// AAAI 2020; this form is ours.</para>
/// </remarks>
internal sealed class RankRecursion
{
    private readonly Step[] _steps;
    private readonly Dictionary<(int Step, int Dimension), BigInteger> _known = [];

    private RankRecursion(Step[] steps) => _steps = steps;

    /// <summary>The recursion for a network whose gates are all ReLUs.</summary>
    /// <param name="shape">The network; identity layers only limit dimensions.</param>
    /// <param name="stability">For each layer with gates, what is known of its units on the domain; null: nothing.</param>
    /// <exception cref="ArgumentException">A gate is not a ReLU, or the numbers of layers or units differ.</exception>
    public static RankRecursion For(NetworkShape shape, IReadOnlyList<LayerStability>? stability = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!shape.IsAll(GateKind.Relu))
        {
            throw new ArgumentException("The recursion is for ReLU layers.", nameof(shape));
        }

        if (stability is not null && stability.Count != shape.GateLayers.Length)
        {
            throw new ArgumentException(
                $"{stability.Count} layers of stability for {shape.GateLayers.Length} layers of gates.", nameof(stability));
        }

        Step[] steps = new Step[shape.Layers.Length];
        int gates = 0;
        for (int l = 0; l < steps.Length; l++)
        {
            LayerShape layer = shape.Layers[l];
            if (!layer.HasGates)
            {
                steps[l] = new Step(0, layer.Units, layer.Rank);
                continue;
            }

            LayerStability known = stability?[gates] ?? new LayerStability(0, 0, layer.Units, 0);
            if (known.Units != layer.Units)
            {
                throw new ArgumentException($"Stability of {known.Units} units for a layer of {layer.Units}.", nameof(stability));
            }

            steps[l] = new Step(known.Unstable + known.Undecided, known.Active, layer.Rank);
            gates++;
        }

        return new RankRecursion(steps);
    }

    /// <summary>The bound on the number of cells that the layers from one on make of one cell of the layers before.</summary>
    /// <param name="layer">The index of the first layer, among those of the shape.</param>
    /// <param name="dimension">The dimension of the cell's image.</param>
    public BigInteger From(int layer, int dimension)
    {
        if (layer == _steps.Length)
        {
            return BigInteger.One;
        }

        // No later formula tells dimensions apart that exceed the units.
        Step step = _steps[layer];
        int seen = Math.Min(dimension, step.Rank);
        if (_known.TryGetValue((layer, seen), out BigInteger known))
        {
            return known;
        }

        BigInteger sum = BigInteger.Zero;
        int j = 0;
        foreach (BigInteger parts in BinomialSum.Terms(step.Cutting, seen))
        {
            sum += parts * From(layer + 1, Math.Min(seen, step.Active + step.Cutting - j));
            j++;
        }

        _known[(layer, seen)] = sum;
        return sum;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int Cutting, int Active, int Rank);
}
