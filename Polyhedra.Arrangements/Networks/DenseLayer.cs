using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A fully connected layer: unit i computes activation(weights[i]·x + bias[i]).</summary>
public sealed class DenseLayer : NetworkLayer
{
    /// <summary>A layer from its weights (a row a unit, a column an input), its bias and its activation.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, or the bias has another length.</exception>
    public DenseLayer(RationalMatrix weights, ImmutableArray<Rational> bias, Activation activation)
        : base(weights, bias)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = activation;
    }

    /// <summary>The activation of every unit.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override int UnitCount => Weights.RowCount;

    /// <inheritdoc/>
    public override int PieceCount => Activation.Pieces.Length;

    /// <inheritdoc/>
    public override bool HasGates => !Activation.IsIdentity;

    /// <inheritdoc/>
    public override string Header => $"dense {UnitCount} {Activation.Name}";

    internal override NetworkLayer OnRows(RationalMatrix weights, ImmutableArray<Rational> bias) =>
        new DenseLayer(weights, bias, Activation);
}
