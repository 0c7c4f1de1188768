using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A maxout layer: a unit computes the largest of its pieces z_j = weights[first + j]·x + bias[first + j], whose rows follow each
/// other, unit by unit.</summary>
/// <remarks>The piece of a unit is the lowest index that attains the maximum. In version 1 all units have as many pieces, and one with one
/// piece is a gate that is always on piece 0; in version 2 it is a pass-through unit.
/// Source: Goodfellow et al., Maxout networks, 2013.</remarks>
public sealed class MaxoutLayer : NetworkLayer
{
    // The first row of every unit, and behind them the number of rows.
    private readonly int[] _firstRows;

    /// <summary>A layer of version 1 from its weights (a row a piece, unit by unit; a column an input), its bias and its rank.</summary>
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

        _firstRows = FirstRows(Enumerable.Repeat(rank, weights.RowCount / rank), weights.RowCount / rank);
        Rank = rank;
        GateCount = UnitCount;
    }

    /// <summary>A layer of version 2 from its weights (a row a piece, unit by unit; a column an input), its bias and the number of pieces
    /// of each unit.</summary>
    /// <exception cref="ArgumentException">There are no units or no inputs, the bias has another length, or the number of rows is not the
    /// sum of the ranks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rank is not between 1 and <see cref="Activation.MaxPieceCount"/>.</exception>
    public MaxoutLayer(SparseMatrix weights, ImmutableArray<Rational> bias, ImmutableArray<int> ranks)
        : base(weights, bias, version: 2)
    {
        foreach (int rank in ranks)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1, nameof(ranks));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Activation.MaxPieceCount, nameof(ranks));
        }

        _firstRows = FirstRows(ranks, ranks.Length);
        if (_firstRows[^1] != weights.RowCount)
        {
            throw new ArgumentException($"{weights.RowCount} rows are not units of {_firstRows[^1]} pieces in all.", nameof(ranks));
        }

        Rank = ranks.Max();
        GateCount = ranks.Count(rank => rank > 1);
    }

    /// <summary>The largest number of pieces of a unit; in version 1 that of every unit.</summary>
    public int Rank { get; }

    /// <inheritdoc/>
    public override int UnitCount => _firstRows.Length - 1;

    /// <inheritdoc/>
    public override int GateCount { get; }

    /// <inheritdoc/>
    public override int PieceCount => Rank;

    /// <inheritdoc/>
    public override string Header => FormatVersion == 1 ? $"maxout {UnitCount} {Rank}" : $"maxout {UnitCount}";

    /// <summary>The row of a unit's first piece.</summary>
    public int FirstRowOf(int unit) => _firstRows[unit];

    /// <inheritdoc/>
    public override bool IsGate(int unit) => FormatVersion == 1 || PieceCountOf(unit) > 1;

    /// <inheritdoc/>
    public override int PieceCountOf(int unit) => _firstRows[unit + 1] - _firstRows[unit];

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

    internal override NetworkLayer OnRows(SparseMatrix weights, ImmutableArray<Rational> bias) =>
        FormatVersion == 1 ? new MaxoutLayer(weights.ToDense(), bias, Rank) : new MaxoutLayer(weights, bias, Ranks());

    internal override NetworkLayer ToVersion2() => FormatVersion == 2 ? this : new MaxoutLayer(SparseWeights, Bias, Ranks());

    private static int[] FirstRows(IEnumerable<int> ranks, int units)
    {
        int[] first = new int[units + 1];
        int unit = 0;
        foreach (int rank in ranks)
        {
            first[unit + 1] = first[unit] + rank;
            unit++;
        }

        return first;
    }

    private ImmutableArray<int> Ranks() => [.. Enumerable.Range(0, UnitCount).Select(PieceCountOf)];
}
