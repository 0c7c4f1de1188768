using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A maxout layer: unit i computes the largest of its pieces z_j = weights[i rank + j]·x + bias[i rank + j], j =
/// 0..rank-1.</summary>
/// <remarks>The piece of a unit is the lowest index that attains the maximum. Rank 1 is an affine layer whose units have the one piece 0.
/// Source: Goodfellow et al., Maxout networks, 2013.</remarks>
public sealed class MaxoutLayer : NetworkLayer
{
    /// <summary>A layer from its weights (a row a piece, unit by unit; a column an input), its bias and its rank.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, the bias has another length, or the number of rows is no
    /// multiple of the rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rank is not between 1 and <see cref="Activation.MaxPieceCount"/>.</exception>
    public MaxoutLayer(RationalMatrix weights, ImmutableArray<Rational> bias, int rank)
        : base(weights, bias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Activation.MaxPieceCount);
        if (weights.RowCount % rank != 0)
        {
            throw new ArgumentException($"{weights.RowCount} rows are not units of {rank} pieces each.", nameof(weights));
        }

        Rank = rank;
    }

    /// <summary>The number of pieces of every unit.</summary>
    public int Rank { get; }

    /// <inheritdoc/>
    public override int UnitCount => Weights.RowCount / Rank;

    /// <inheritdoc/>
    public override int PieceCount => Rank;

    /// <inheritdoc/>
    public override bool HasGates => true;

    /// <inheritdoc/>
    public override string Header => $"maxout {UnitCount} {Rank}";

    /// <summary>The lowest index that attains the maximum of a unit's pieces.</summary>
    /// <param name="pieces">The values of the pieces; at least one.</param>
    public static int PieceAt(ReadOnlySpan<Rational> pieces)
    {
        int best = 0;
        for (int j = 1; j < pieces.Length; j++)
        {
            best = pieces[j] > pieces[best] ? j : best;
        }

        return best;
    }

    internal override NetworkLayer OnRows(RationalMatrix weights, ImmutableArray<Rational> bias) => new MaxoutLayer(weights, bias, Rank);
}
