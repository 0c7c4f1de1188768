using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A fully connected layer: unit i computes activation(weights[i]·x + bias[i]).</summary>
public sealed class DenseLayer
{
    /// <summary>A layer from its weights (a row a unit, a column an input), its bias and its activation.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, or the bias has another length.</exception>
    public DenseLayer(RationalMatrix weights, ImmutableArray<Rational> bias, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(activation);
        if (weights.RowCount == 0 || weights.ColumnCount == 0)
        {
            throw new ArgumentException("A layer has at least one unit and one input.", nameof(weights));
        }

        if (bias.Length != weights.RowCount)
        {
            throw new ArgumentException($"A bias of {bias.Length} entries for {weights.RowCount} units.", nameof(bias));
        }

        Weights = weights;
        Bias = bias;
        Activation = activation;
    }

    /// <summary>The weights: a row a unit, a column an input.</summary>
    public RationalMatrix Weights { get; }

    /// <summary>The bias, one entry a unit.</summary>
    public ImmutableArray<Rational> Bias { get; }

    /// <summary>The activation of every unit.</summary>
    public Activation Activation { get; }

    /// <summary>The number of units.</summary>
    public int UnitCount => Weights.RowCount;

    /// <summary>The number of inputs.</summary>
    public int InputCount => Weights.ColumnCount;
}
