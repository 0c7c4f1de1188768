using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes;

/// <summary>A finite set of distinct hyperplanes {x : normal·x + offset = 0} of R^d. Immutable.</summary>
/// <remarks>
/// <para>Each hyperplane is kept as a primitive integer row, normal then offset, in the order and with the positive side in which
/// it was first given. Rows that describe the same hyperplane (positive or negative multiples of each other) are merged, and the
/// number of those left out is kept.</para>
/// <para>No hyperplane at all is allowed: then all of R^d is one chamber. R^0 is a point and has room for no hyperplane.</para>
/// </remarks>
public sealed class HyperplaneArrangement
{
    private readonly Lazy<ImmutableArray<int>> _pivotColumns;

    private HyperplaneArrangement(RationalMatrix declared, IntegerMatrix rows)
    {
        DeclaredRows = declared;
        Rows = rows;
        _pivotColumns = new Lazy<ImmutableArray<int>>(() => IntegerElimination.PivotColumns(Normals()));
    }

    /// <summary>The dimension d of the space.</summary>
    public int Dimension => Rows.ColumnCount - 1;

    /// <summary>The number of distinct hyperplanes.</summary>
    public int Count => Rows.RowCount;

    /// <summary>A row a hyperplane: d coefficients of the normal, which are not all zero, then the offset; coprime integers.</summary>
    public IntegerMatrix Rows { get; }

    /// <summary>The rows as they were given, duplicates and all: what the digest is made of.</summary>
    public RationalMatrix DeclaredRows { get; }

    /// <summary>How many of the rows given were left out because they describe a hyperplane that an earlier row describes.</summary>
    public int DuplicateCount => DeclaredRows.RowCount - Rows.RowCount;

    /// <summary>The rank: the dimension of the space that the normals span. Cost of the first call: an elimination.</summary>
    public int Rank => _pivotColumns.Value.Length;

    /// <summary>Whether every offset is zero, so that all hyperplanes are linear.</summary>
    /// <remarks>Hyperplanes may meet in a common point that is not the origin; then this is false.</remarks>
    public bool IsLinear
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (!Rows[i, Dimension].IsZero)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The arrangement of the given rational rows.</summary>
    /// <param name="rows">A row a hyperplane: normal, then offset. At least one column.</param>
    /// <exception cref="ArgumentException">A normal is zero, or there is no column.</exception>
    public static HyperplaneArrangement FromRationalRows(RationalMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(rows, IntegerMatrix.FromRationalRows(rows));
    }

    /// <summary>The arrangement of the given integer rows, which need not be primitive.</summary>
    /// <param name="rows">A row a hyperplane: normal, then offset. At least one column.</param>
    /// <exception cref="ArgumentException">A normal is zero, or there is no column.</exception>
    public static HyperplaneArrangement FromIntegerRows(IntegerMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableArray<Rational>.Builder declared = ImmutableArray.CreateBuilder<Rational>(rows.RowCount * rows.ColumnCount);
        for (int i = 0; i < rows.RowCount; i++)
        {
            foreach (BigInteger entry in rows.Row(i))
            {
                declared.Add(entry);
            }
        }

        return Of(new RationalMatrix(rows.RowCount, rows.ColumnCount, declared.MoveToImmutable()), rows);
    }

    private static HyperplaneArrangement Of(RationalMatrix declared, IntegerMatrix rows)
    {
        if (rows.ColumnCount == 0)
        {
            throw new ArgumentException("A row has at least an offset.", nameof(rows));
        }

        HashSet<RowKey> seen = [];
        ImmutableArray<BigInteger>.Builder kept = ImmutableArray.CreateBuilder<BigInteger>();
        for (int i = 0; i < rows.RowCount; i++)
        {
            BigInteger[] row = rows.Row(i).ToArray();
            int first = row.AsSpan(0, row.Length - 1).IndexOfAnyExcept(BigInteger.Zero);
            if (first < 0)
            {
                throw new ArgumentException($"The normal of row {i} is zero.", nameof(rows));
            }

            PrimitiveRow.Reduce(row);
            if (seen.Add(new RowKey(row, negate: row[first].Sign < 0)))
            {
                kept.AddRange(row);
            }
        }

        IntegerMatrix distinct = new(seen.Count, rows.ColumnCount, kept.DrainToImmutable());
        return new HyperplaneArrangement(declared, distinct);
    }

    /// <summary>The essentialisation: the arrangement divided by its lineality space {v : every normal·v = 0}, as an arrangement
    /// in R^rank with the same chambers. Its bounded chambers are the relatively bounded ones of this arrangement.</summary>
    /// <returns>This arrangement if the rank is d.</returns>
    /// <remarks>The columns of a basis of the column space of the normals are kept. The coordinate subspace of those columns is a
    /// complement of the lineality space, because on it the normals have full column rank; so every class modulo the lineality
    /// space has exactly one point in it.</remarks>
    public HyperplaneArrangement Essentialise()
    {
        if (Rank == Dimension)
        {
            return this;
        }

        ImmutableArray<BigInteger>.Builder entries = ImmutableArray.CreateBuilder<BigInteger>(Count * (Rank + 1));
        for (int i = 0; i < Count; i++)
        {
            foreach (int column in _pivotColumns.Value)
            {
                entries.Add(Rows[i, column]);
            }

            entries.Add(Rows[i, Dimension]);
        }

        return FromIntegerRows(new IntegerMatrix(Count, Rank + 1, entries.MoveToImmutable()));
    }

    private IntegerMatrix Normals()
    {
        ImmutableArray<BigInteger>.Builder entries = ImmutableArray.CreateBuilder<BigInteger>(Count * Dimension);
        for (int i = 0; i < Count; i++)
        {
            entries.AddRange(Rows.Row(i)[..^1]);
        }

        return new IntegerMatrix(Count, Dimension, entries.MoveToImmutable());
    }

    // A primitive row up to its sign.
    private readonly struct RowKey : IEquatable<RowKey>
    {
        private readonly BigInteger[] _row;
        private readonly bool _negate;
        private readonly int _hash;

        public RowKey(BigInteger[] row, bool negate)
        {
            _row = row;
            _negate = negate;
            HashCode hash = default;
            foreach (BigInteger entry in row)
            {
                hash.Add(negate ? -entry : entry);
            }

            _hash = hash.ToHashCode();
        }

        public bool Equals(RowKey other)
        {
            if (_hash != other._hash)
            {
                return false;
            }

            for (int k = 0; k < _row.Length; k++)
            {
                if (_row[k] != (_negate == other._negate ? other._row[k] : -other._row[k]))
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
