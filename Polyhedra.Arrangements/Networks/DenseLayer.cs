using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A layer of units with one row each: unit i computes activation_i(weights[i]·x + bias[i]).</summary>
public sealed class DenseLayer : NetworkLayer
{
    private readonly Activation? _activation;

    /// <summary>A layer of version 1 from its weights (a row a unit, a column an input), its bias and its activation.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, or the bias has another length.</exception>
    public DenseLayer(RationalMatrix weights, ImmutableArray<Rational> bias, Activation activation)
        : base(weights, bias)
    {
        ArgumentNullException.ThrowIfNull(activation);
        _activation = activation;
        Activations = [.. Enumerable.Repeat(activation, UnitCount)];
        GateCount = activation.IsIdentity ? 0 : UnitCount;
    }

    /// <summary>A layer of version 2 from its weights (a row a unit, a column an input), its bias and the activation of each
    /// unit.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, or the bias or the activations have another length.</exception>
    public DenseLayer(SparseMatrix weights, ImmutableArray<Rational> bias, ImmutableArray<Activation> activations)
        : base(weights, bias, version: 2)
    {
        if (activations.Length != UnitCount)
        {
            throw new ArgumentException($"{activations.Length} activations for {UnitCount} units.", nameof(activations));
        }

        Activations = activations;
        GateCount = activations.Count(activation => !activation.IsIdentity);
        _activation = activations.All(activation => activation.Equals(activations[0])) ? activations[0] : null;
    }

    /// <summary>The activation of each unit.</summary>
    public ImmutableArray<Activation> Activations { get; }

    /// <summary>Whether all units have the same activation.</summary>
    public bool IsUniform => _activation is not null;

    /// <summary>The activation of every unit.</summary>
    /// <exception cref="InvalidOperationException">The layer is not uniform.</exception>
    public Activation Activation => _activation ?? throw new InvalidOperationException("The units have different activations.");

    /// <inheritdoc/>
    public override int UnitCount => RowCount;

    /// <inheritdoc/>
    public override int GateCount { get; }

    /// <inheritdoc/>
    public override int PieceCount => _activation?.Pieces.Length ?? Activations.Max(activation => activation.Pieces.Length);

    /// <inheritdoc/>
    public override string Header => FormatVersion == 1 ? $"dense {UnitCount} {Activation.Name}" : $"dense {UnitCount}";

    /// <inheritdoc/>
    public override bool IsGate(int unit) => !Activations[unit].IsIdentity;

    /// <inheritdoc/>
    public override int PieceCountOf(int unit) => Activations[unit].Pieces.Length;

    internal override NetworkLayer OnRows(SparseMatrix weights, ImmutableArray<Rational> bias) =>
        FormatVersion == 1 ? new DenseLayer(weights.ToDense(), bias, Activation) : new DenseLayer(weights, bias, Activations);

    internal override NetworkLayer ToVersion2() => FormatVersion == 2 ? this : new DenseLayer(SparseWeights, Bias, Activations);
}
