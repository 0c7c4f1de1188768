using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A layer of a network: affine rows of its inputs, and units that turn them into outputs. Immutable.</summary>
/// <remarks>
/// <para>Closed: a layer is a <see cref="DenseLayer"/> or a <see cref="MaxoutLayer"/>.</para>
/// <para>A layer is of format version 1 or 2 (docs/file-formats.md). In version 1 all units are of one kind. In version 2 each has its own
/// activation, or number of pieces, and one that can only be on one piece is a <em>pass-through unit</em>: it hands an affine function on
/// and is no gate. The version decides the digest.</para>
/// </remarks>
public abstract class NetworkLayer
{
    private RationalMatrix? _dense;

    private protected NetworkLayer(RationalMatrix weights, ImmutableArray<Rational> bias)
        : this(SparseMatrix.FromDense(weights ?? throw new ArgumentNullException(nameof(weights))), bias, version: 1) => _dense = weights;

    private protected NetworkLayer(SparseMatrix weights, ImmutableArray<Rational> bias, int version)
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

        SparseWeights = weights;
        Bias = bias;
        FormatVersion = version;
    }

    /// <summary>The weights, a column an input. Dense: a row a unit. Maxout: a row a piece, unit by unit.</summary>
    public SparseMatrix SparseWeights { get; }

    /// <summary>The same weights with their zeros; of a layer of version 2 made when first asked for.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2^28.</exception>
    public RationalMatrix Weights => _dense ??= SparseWeights.ToDense();

    /// <summary>The bias, one entry a row of <see cref="SparseWeights"/>.</summary>
    public ImmutableArray<Rational> Bias { get; }

    /// <summary>The version of the network format that the layer is of, 1 or 2.</summary>
    public int FormatVersion { get; }

    /// <summary>The number of inputs.</summary>
    public int InputCount => SparseWeights.ColumnCount;

    /// <summary>The number of rows of weights.</summary>
    public int RowCount => SparseWeights.RowCount;

    /// <summary>The number of units, which is the number of outputs.</summary>
    public abstract int UnitCount { get; }

    /// <summary>The number of units that are gates, that is, have a character in the activation pattern.</summary>
    public abstract int GateCount { get; }

    /// <summary>The largest number of pieces of a unit; at least 1.</summary>
    public abstract int PieceCount { get; }

    /// <summary>Whether some unit is a gate.</summary>
    public bool HasGates => GateCount > 0;

    /// <summary>Whether a unit is a gate. In a layer of version 1 all are, or, of an identity layer, none; in one of version 2 those that
    /// have more than one piece.</summary>
    public abstract bool IsGate(int unit);

    /// <summary>The unit that a gate is, counted among the gates of the layer.</summary>
    public int UnitOfGate(int gate)
    {
        int unit = gate;
        if (GateCount < UnitCount)
        {
            unit = -1;
            for (int left = gate; left >= 0; left--)
            {
                do
                {
                    unit++;
                }
                while (!IsGate(unit));
            }
        }

        return unit;
    }

    /// <summary>The number of pieces of a unit; at least 1.</summary>
    public abstract int PieceCountOf(int unit);

    /// <summary>The layer's first line in the digest, for example <c>dense 16 relu</c> or <c>maxout 4 3</c>, in version 2 <c>dense 16</c>
    /// or <c>maxout 4</c>.</summary>
    public abstract string Header { get; }

    /// <summary>The same units on other rows, as many as now.</summary>
    internal abstract NetworkLayer OnRows(SparseMatrix weights, ImmutableArray<Rational> bias);

    /// <summary>The same layer in version 2; a maxout unit of one piece is no gate any more.</summary>
    internal abstract NetworkLayer ToVersion2();
}
