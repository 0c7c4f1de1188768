using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The sizes of a network, without its weights: all that a bound on the number of regions of an architecture looks at.
/// Immutable.</summary>
/// <remarks>Layers after the last one with gates do not matter and are left out.</remarks>
internal sealed class NetworkShape
{
    private NetworkShape(int inputs, ImmutableArray<LayerShape> layers)
    {
        Inputs = inputs;
        int count = layers.Length;
        while (count > 0 && !layers[count - 1].HasGates)
        {
            count--;
        }

        Layers = layers[..count];
        GateLayers = [.. Layers.Where(layer => layer.HasGates)];
    }

    /// <summary>The number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>The layers up to the last one that has gates.</summary>
    public ImmutableArray<LayerShape> Layers { get; }

    /// <summary>The layers that have gates.</summary>
    public ImmutableArray<LayerShape> GateLayers { get; }

    /// <summary>Whether some layer before the last gates is the identity.</summary>
    public bool HasIdentity => Layers.Length > GateLayers.Length;

    /// <summary>Whether a layer has units of several kinds: pass-through units beside gates, or gates with different activations or numbers
    /// of pieces. Its gates then count as <see cref="GateKind.Scalar"/> or <see cref="GateKind.Maxout"/> gates with as many pieces as the
    /// largest, which holds for upper bounds alone.</summary>
    public bool HasMixedLayers { get; private init; }

    /// <summary>ReLU layers of some widths.</summary>
    /// <exception cref="ArgumentException">There is no layer, or a number is not positive.</exception>
    public static NetworkShape Relu(int inputs, params ReadOnlySpan<int> widths) => Uniform(GateKind.Relu, 2, inputs, widths);

    /// <summary>Maxout layers of some widths, all of one rank.</summary>
    /// <exception cref="ArgumentException">There is no layer, or a number is not positive.</exception>
    public static NetworkShape Maxout(int rank, int inputs, params ReadOnlySpan<int> widths) =>
        Uniform(GateKind.Maxout, rank, inputs, widths);

    /// <summary>Layers of some widths with one activation.</summary>
    /// <exception cref="ArgumentException">There is no layer, or a number is not positive.</exception>
    public static NetworkShape Dense(Activation activation, int inputs, params ReadOnlySpan<int> widths)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return Uniform(KindOf(activation), activation.Pieces.Length, inputs, widths);
    }

    /// <summary>The shape of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="exactRanks">Whether to compute the ranks of the weights, by elimination; else they are bounded by the widths.</param>
    public static NetworkShape Of(Network network, bool exactRanks = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkShape(network.InputCount, [.. network.Layers.Select(layer => Of(layer, exactRanks))])
        {
            HasMixedLayers = network.Layers.Any(layer => !IsUniform(layer)),
        };
    }

    /// <summary>Whether every layer with gates is of a kind.</summary>
    public bool IsAll(GateKind kind) => GateLayers.All(layer => layer.Kind == kind);

    private static NetworkShape Uniform(GateKind kind, int pieces, int inputs, ReadOnlySpan<int> widths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        if (widths.IsEmpty)
        {
            throw new ArgumentException("A network has at least one layer.", nameof(widths));
        }

        ImmutableArray<LayerShape>.Builder layers = ImmutableArray.CreateBuilder<LayerShape>(widths.Length);
        int fanIn = inputs;
        foreach (int width in widths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(widths));
            layers.Add(new LayerShape(kind, width, pieces, kind == GateKind.Maxout ? width : Math.Min(width, fanIn)));
            fanIn = width;
        }

        return new NetworkShape(inputs, layers.MoveToImmutable());
    }

    private static LayerShape Of(NetworkLayer layer, bool exactRanks)
    {
        if (!IsUniform(layer))
        {
            GateKind kind = layer is MaxoutLayer ? GateKind.Maxout : GateKind.Scalar;
            int most = layer is MaxoutLayer ? layer.UnitCount : Math.Min(layer.UnitCount, layer.InputCount);
            return new LayerShape(layer.HasGates ? kind : GateKind.Identity, layer.GateCount, layer.PieceCount, most);
        }

        // Different pieces of a maxout unit have different rows, so its weights bound no rank of a cell.
        if (layer is not DenseLayer dense)
        {
            return new LayerShape(GateKind.Maxout, layer.UnitCount, layer.PieceCount, layer.UnitCount);
        }

        int rank = exactRanks
            ? IntegerMatrix.FromRationalRows(dense.Weights).Rank()
            : Math.Min(dense.UnitCount, dense.InputCount);
        return new LayerShape(KindOf(dense.Activation), dense.UnitCount, dense.PieceCount, rank);
    }

    // Whether all units are gates with as many pieces, or, in a dense layer, of one activation.
    private static bool IsUniform(NetworkLayer layer) => layer is DenseLayer dense
        ? dense.IsUniform
        : layer.GateCount == layer.UnitCount
            && Enumerable.Range(0, layer.UnitCount).All(unit => layer.PieceCountOf(unit) == layer.PieceCount);

    private static GateKind KindOf(Activation activation) =>
        activation.IsIdentity ? GateKind.Identity : activation.Equals(Activation.Relu) ? GateKind.Relu : GateKind.Scalar;
}
