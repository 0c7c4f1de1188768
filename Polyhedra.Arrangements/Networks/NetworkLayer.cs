using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A layer of a network: affine rows of its inputs, and units that turn them into outputs. Immutable.</summary>
/// <remarks>Closed: a layer is a <see cref="DenseLayer"/> or a <see cref="MaxoutLayer"/>.</remarks>
public abstract class NetworkLayer
{
    private protected NetworkLayer(RationalMatrix weights, ImmutableArray<Rational> bias)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.RowCount == 0 || weights.ColumnCount == 0)
        {
            throw new ArgumentException("A layer has at least one unit and one input.", nameof(weights));
        }

        if (bias.Length != weights.RowCount)
        {
            throw new ArgumentException($"A bias of {bias.Length} entries for {weights.RowCount} rows of weights.", nameof(bias));
        }

        Weights = weights;
        Bias = bias;
    }

    /// <summary>The weights, a column an input. Dense: a row a unit. Maxout: a row a piece, unit by unit.</summary>
    public RationalMatrix Weights { get; }

    /// <summary>The bias, one entry a row of <see cref="Weights"/>.</summary>
    public ImmutableArray<Rational> Bias { get; }

    /// <summary>The number of inputs.</summary>
    public int InputCount => Weights.ColumnCount;

    /// <summary>The number of units, which is the number of outputs.</summary>
    public abstract int UnitCount { get; }

    /// <summary>The number of pieces of every unit; at least 1.</summary>
    public abstract int PieceCount { get; }

    /// <summary>Whether the units are gates, that is, have a character in the activation pattern. Only identity layers have none.</summary>
    public abstract bool HasGates { get; }

    /// <summary>The layer's first line in the digest, for example <c>dense 16 relu</c> or <c>maxout 4 3</c>.</summary>
    public abstract string Header { get; }

    /// <summary>The same units on other rows, as many as now.</summary>
    internal abstract NetworkLayer OnRows(RationalMatrix weights, ImmutableArray<Rational> bias);
}
