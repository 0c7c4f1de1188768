using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>An immutable matrix of exact rationals of which only the entries that are not zero are held, row by row. Either dimension may
/// be zero.</summary>
/// <remarks>Memory: about 36 bytes an entry beside the digits of long numbers. A matrix made from a dense one without zeros shares its
/// entries.</remarks>
public sealed class SparseMatrix
{
    // Row i has the values from _starts[i] on; its columns are at the same places, or, if the matrix is full, those of every row.
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly ImmutableArray<Rational> _values;
    private readonly bool _isFull;

    private SparseMatrix(int columnCount, int[] starts, int[] columns, ImmutableArray<Rational> values, bool isFull)
    {
        ColumnCount = columnCount;
        _starts = starts;
        _columns = columns;
        _values = values;
        _isFull = isFull;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount => _starts.Length - 1;

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The number of entries that are not zero.</summary>
    public int NonZeroCount => _values.Length;

    /// <summary>The matrix with the same entries.</summary>
    public static SparseMatrix FromDense(RationalMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!matrix.Entries.AsSpan().Contains(Rational.Zero))
        {
            int[] starts = new int[matrix.RowCount + 1];
            for (int i = 1; i < starts.Length; i++)
            {
                starts[i] = i * matrix.ColumnCount;
            }

            int[] all = new int[matrix.ColumnCount];
            for (int j = 0; j < all.Length; j++)
            {
                all[j] = j;
            }

            return new SparseMatrix(matrix.ColumnCount, starts, all, matrix.Entries, isFull: true);
        }

        Builder builder = new(matrix.ColumnCount);
        for (int i = 0; i < matrix.RowCount; i++)
        {
            ReadOnlySpan<Rational> row = matrix.Row(i);
            for (int j = 0; j < row.Length; j++)
            {
                builder.Add(j, row[j]);
            }

            builder.EndRow();
        }

        return builder.ToMatrix();
    }

    /// <summary>The columns of a row's entries that are not zero, increasing.</summary>
    public ReadOnlySpan<int> Columns(int row) =>
        _isFull ? _columns : _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>A row's entries that are not zero, in the order of <see cref="Columns"/>.</summary>
    public ReadOnlySpan<Rational> Values(int row) => _values.AsSpan()[_starts[row].._starts[row + 1]];

    /// <summary>The sum of a row's entries times those of a vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">An entry a column.</param>
    public Rational Dot(int row, ReadOnlySpan<Rational> vector)
    {
        ReadOnlySpan<int> columns = Columns(row);
        ReadOnlySpan<Rational> values = Values(row);
        Rational sum = Rational.Zero;
        for (int k = 0; k < columns.Length; k++)
        {
            if (!vector[columns[k]].IsZero)
            {
                sum += values[k] * vector[columns[k]];
            }
        }

        return sum;
    }

    /// <summary>A row with its zeros.</summary>
    public Rational[] DenseRow(int row)
    {
        Rational[] dense = new Rational[ColumnCount];
        ReadOnlySpan<int> columns = Columns(row);
        for (int k = 0; k < columns.Length; k++)
        {
            dense[columns[k]] = Values(row)[k];
        }

        return dense;
    }

    /// <summary>The matrix with its zeros: rows times columns entries.</summary>
    /// <exception cref="InvalidOperationException">It has more than 2^28 entries.</exception>
    public RationalMatrix ToDense()
    {
        const long Most = 1L << 28;
        long size = (long)RowCount * ColumnCount;
        if (size > Most)
        {
            throw new InvalidOperationException($"A dense matrix of {size} entries is not made; at most {Most} are.");
        }

        ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>((int)size);
        for (int i = 0; i < RowCount; i++)
        {
            entries.AddRange(DenseRow(i));
        }

        return new RationalMatrix(RowCount, ColumnCount, entries.MoveToImmutable());
    }

    /// <summary>Makes a matrix row by row. Not for several threads.</summary>
    /// <param name="columnCount">The number of columns.</param>
    public sealed class Builder(int columnCount)
    {
        private readonly List<int> _starts = [0];
        private readonly List<int> _columns = [];
        private readonly ImmutableArray<Rational>.Builder _values = ImmutableArray.CreateBuilder<Rational>();

        /// <summary>The number of rows that are ended.</summary>
        public int RowCount => _starts.Count - 1;

        /// <summary>Adds an entry to the row that is being made; zero is left out.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The column does not exist, or is not behind those before.</exception>
        public void Add(int column, Rational value)
        {
            int least = _columns.Count > _starts[^1] ? _columns[^1] + 1 : 0;
            ArgumentOutOfRangeException.ThrowIfLessThan(column, least);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, columnCount);
            if (!value.IsZero)
            {
                _columns.Add(column);
                _values.Add(value);
            }
        }

        /// <summary>Ends a row; it may be empty.</summary>
        public void EndRow() => _starts.Add(_columns.Count);

        /// <summary>The matrix of the rows that were ended. The builder is empty afterwards.</summary>
        public SparseMatrix ToMatrix()
        {
            SparseMatrix matrix = new(columnCount, [.. _starts], [.. _columns], _values.DrainToImmutable(), isFull: false);
            _starts.Clear();
            _starts.Add(0);
            _columns.Clear();
            return matrix;
        }
    }
}
