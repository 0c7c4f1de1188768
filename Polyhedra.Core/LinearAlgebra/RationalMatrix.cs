using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>An immutable dense matrix of exact rationals, stored row by row. Either dimension may be zero.</summary>
public sealed class RationalMatrix : IEquatable<RationalMatrix>
{
    /// <summary>A matrix from its entries in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of entries is not rows times columns.</exception>
    public RationalMatrix(int rowCount, int columnCount, ImmutableArray<Rational> entries)
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
        Entries = entries;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The entries, row by row.</summary>
    internal ImmutableArray<Rational> Entries { get; }

    /// <summary>The entry in a row and a column, both counted from 0.</summary>
    public Rational this[int row, int column] => Row(row)[column];

    /// <summary>A row, counted from 0.</summary>
    public ReadOnlySpan<Rational> Row(int row) => Entries.AsSpan().Slice(row * ColumnCount, ColumnCount);

    /// <summary>Equal dimensions and equal entries.</summary>
    public bool Equals(RationalMatrix? other) =>
        other is not null && RowCount == other.RowCount && ColumnCount == other.ColumnCount
        && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RationalMatrix);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(RowCount);
        hash.Add(ColumnCount);
        foreach (Rational entry in Entries)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }
}
