using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>An immutable dense matrix of integers of any size, stored row by row. Either dimension may be zero.</summary>
public sealed class IntegerMatrix : IEquatable<IntegerMatrix>
{
    private readonly ImmutableArray<BigInteger> _entries;

    /// <summary>A matrix from its entries in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of entries is not rows times columns.</exception>
    public IntegerMatrix(int rowCount, int columnCount, ImmutableArray<BigInteger> entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        if (entries.Length != (long)rowCount * columnCount)
        {
            throw new ArgumentException(
                $"A {rowCount} x {columnCount} matrix has {(long)rowCount * columnCount} entries, not {entries.Length}.", nameof(entries));
        }

        RowCount = rowCount;
        ColumnCount = columnCount;
        _entries = entries;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The entry in a row and a column, both counted from 0.</summary>
    public BigInteger this[int row, int column] => Row(row)[column];

    /// <summary>A matrix whose rows are the primitive positive multiples of the rows of a rational matrix: the same row signs,
    /// rank and nullspace (see <see cref="PrimitiveRow"/>).</summary>
    public static IntegerMatrix FromRationalRows(RationalMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ImmutableArray<BigInteger>.Builder entries =
            ImmutableArray.CreateBuilder<BigInteger>(matrix.RowCount * matrix.ColumnCount);
        for (int i = 0; i < matrix.RowCount; i++)
        {
            entries.AddRange(PrimitiveRow.FromRationals(matrix.Row(i)));
        }

        return new IntegerMatrix(matrix.RowCount, matrix.ColumnCount, entries.MoveToImmutable());
    }

    /// <summary>A row, counted from 0.</summary>
    public ReadOnlySpan<BigInteger> Row(int row) => _entries.AsSpan().Slice(row * ColumnCount, ColumnCount);

    /// <summary>The transposed matrix.</summary>
    public IntegerMatrix Transpose()
    {
        ImmutableArray<BigInteger>.Builder entries = ImmutableArray.CreateBuilder<BigInteger>(_entries.Length);
        for (int k = 0; k < ColumnCount; k++)
        {
            for (int i = 0; i < RowCount; i++)
            {
                entries.Add(this[i, k]);
            }
        }

        return new IntegerMatrix(ColumnCount, RowCount, entries.MoveToImmutable());
    }

    /// <summary>The rank, exactly. That of a rational matrix is that of <see cref="FromRationalRows"/>.</summary>
    public int Rank() => ExactRank.Of(this);

    /// <summary>Equal dimensions and equal entries.</summary>
    public bool Equals(IntegerMatrix? other) =>
        other is not null && RowCount == other.RowCount && ColumnCount == other.ColumnCount
        && _entries.AsSpan().SequenceEqual(other._entries.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IntegerMatrix);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(RowCount);
        hash.Add(ColumnCount);
        foreach (BigInteger entry in _entries)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }

    // A mutable copy, one array a row, each with room for extra columns on the right (zero at first).
    internal BigInteger[][] CopyRows(int extraColumns)
    {
        BigInteger[][] rows = new BigInteger[RowCount][];
        for (int i = 0; i < RowCount; i++)
        {
            rows[i] = new BigInteger[ColumnCount + extraColumns];
            Row(i).CopyTo(rows[i]);
        }

        return rows;
    }
}
