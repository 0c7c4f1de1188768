using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A feed-forward piecewise-linear network with exact rational weights. Immutable.</summary>
public sealed class Network
{
    /// <summary>A network from its layers, first to last. If one is of version 2, all become so.</summary>
    /// <param name="layers">At least one layer; each takes as many inputs as the one before has units.</param>
    /// <param name="numbers">The reading rule under which the weights were read; the weights themselves are exact.</param>
    /// <exception cref="ArgumentException">There is no layer, or the widths do not chain.</exception>
    public Network(ImmutableArray<NetworkLayer> layers, NumberRule numbers = NumberRule.Exact)
    {
        if (layers.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A network has at least one layer.", nameof(layers));
        }

        for (int l = 1; l < layers.Length; l++)
        {
            if (layers[l].InputCount != layers[l - 1].UnitCount)
            {
                throw new ArgumentException(
                    $"Layer {l} takes {layers[l].InputCount} inputs, but layer {l - 1} has {layers[l - 1].UnitCount} units.",
                    nameof(layers));
            }
        }

        FormatVersion = layers.Max(layer => layer.FormatVersion);
        Layers = FormatVersion == 1 ? layers : [.. layers.Select(layer => layer.ToVersion2())];
        GateWidths = [.. Layers.Where(layer => layer.HasGates).Select(layer => layer.GateCount)];
        GateCount = GateWidths.Sum();
        Numbers = numbers;
    }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<NetworkLayer> Layers { get; }

    /// <summary>The version of the network format that the network needs, 1 or 2 (<see cref="NetworkLayer"/>).</summary>
    public int FormatVersion { get; }

    /// <summary>The reading rule under which the weights were read.</summary>
    public NumberRule Numbers { get; }

    /// <summary>The number of inputs.</summary>
    public int InputCount => Layers[0].InputCount;

    /// <summary>The number of outputs: the units of the last layer.</summary>
    public int OutputCount => Layers[^1].UnitCount;

    /// <summary>The number of gates: the units that are neither the identity nor, in version 2, have a single piece.</summary>
    public int GateCount { get; }

    /// <summary>The number of gates of every layer that has some, first to last.</summary>
    public ImmutableArray<int> GateWidths { get; }
}
