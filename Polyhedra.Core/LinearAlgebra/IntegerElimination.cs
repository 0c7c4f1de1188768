using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Exact linear algebra on integer matrices by fraction-free elimination.</summary>
/// <remarks>Cost: O(rows * columns * rank) multiplications of numbers no longer than Hadamard's bound for the largest minor.
/// Every intermediate entry is a minor of the matrix, so no gcd is ever taken and every division is exact (Bareiss 1968).</remarks>
internal static class IntegerElimination
{
    /// <summary>The determinant of a square matrix; 1 for the empty one.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static BigInteger Determinant(IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.RowCount != matrix.ColumnCount)
        {
            throw new ArgumentException(
                $"The determinant of a {matrix.RowCount} x {matrix.ColumnCount} matrix is not defined.", nameof(matrix));
        }

        (List<int> columns, BigInteger last, bool odd) = FractionFree.Reduce(matrix.CopyRows(0), matrix.ColumnCount, jordan: false);
        if (columns.Count < matrix.RowCount)
        {
            return BigInteger.Zero;
        }

        return odd ? -last : last;
    }

    /// <summary>The rank; 0 if either dimension is zero.</summary>
    public static int Rank(IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return FractionFree.Reduce(matrix.CopyRows(0), matrix.ColumnCount, jordan: false).Columns.Count;
    }

    /// <summary>The columns, in increasing order, each of which is not a combination of the columns before it: a basis of the
    /// column space. As many as the rank.</summary>
    public static ImmutableArray<int> PivotColumns(IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. FractionFree.Reduce(matrix.CopyRows(0), matrix.ColumnCount, jordan: false).Columns];
    }

    /// <summary>A basis of {x : A x = 0}.</summary>
    /// <returns>A matrix of (columns - rank) rows, each a primitive integer vector whose entry at its own free column is
    /// positive and at the other free columns zero; no rows iff the nullspace is {0}.</returns>
    public static IntegerMatrix Nullspace(IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        BigInteger[][] rows = matrix.CopyRows(0);
        (List<int> columns, BigInteger last, _) = FractionFree.Reduce(rows, matrix.ColumnCount, jordan: true);
        return NullspaceOf(rows, columns, last, matrix.ColumnCount);
    }

    /// <summary>Solves A x = b; any shape of A, any rank.</summary>
    /// <param name="matrix">The matrix A.</param>
    /// <param name="rightSide">The vector b, one entry a row of A.</param>
    /// <exception cref="ArgumentException">The right side has another length.</exception>
    public static LinearSolution Solve(IntegerMatrix matrix, ReadOnlySpan<BigInteger> rightSide)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (rightSide.Length != matrix.RowCount)
        {
            throw new ArgumentException(
                $"A right side of {rightSide.Length} entries for {matrix.RowCount} equations.", nameof(rightSide));
        }

        int unknowns = matrix.ColumnCount;
        BigInteger[][] rows = matrix.CopyRows(1);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i][unknowns] = rightSide[i];
        }

        (List<int> columns, BigInteger last, _) = FractionFree.Reduce(rows, unknowns, jordan: true);
        for (int i = columns.Count; i < rows.Length; i++)
        {
            if (!rows[i][unknowns].IsZero)
            {
                return new LinearSolution.None(FindContradiction(matrix, rightSide));
            }
        }

        BigInteger[] numerators = new BigInteger[unknowns];
        for (int i = 0; i < columns.Count; i++)
        {
            numerators[columns[i]] = last.Sign < 0 ? -rows[i][unknowns] : rows[i][unknowns];
        }

        BigInteger denominator = BigInteger.Abs(last);
        return columns.Count == unknowns
            ? new LinearSolution.Unique([.. numerators], denominator)
            : new LinearSolution.Many([.. numerators], denominator, NullspaceOf(rows, columns, last, unknowns));
    }

    // Reads the nullspace off the Jordan form: last * x[pivot i] = - sum over free columns of rows[i][free] * x[free].
    private static IntegerMatrix NullspaceOf(BigInteger[][] rows, List<int> columns, BigInteger last, int unknowns)
    {
        ImmutableArray<BigInteger>.Builder entries = ImmutableArray.CreateBuilder<BigInteger>();
        int nextPivot = 0;
        for (int free = 0; free < unknowns; free++)
        {
            if (nextPivot < columns.Count && columns[nextPivot] == free)
            {
                nextPivot++;
                continue;
            }

            BigInteger[] vector = new BigInteger[unknowns];
            vector[free] = BigInteger.Abs(last);
            for (int i = 0; i < columns.Count; i++)
            {
                vector[columns[i]] = last.Sign < 0 ? rows[i][free] : -rows[i][free];
            }

            PrimitiveRow.Reduce(vector);
            entries.AddRange(vector);
        }

        return new IntegerMatrix(unknowns - columns.Count, unknowns, entries.ToImmutable());
    }

    // The left nullspace is the orthogonal complement of the image, so a right side outside the image is not orthogonal to
    // every vector of a basis of it.
    private static ImmutableArray<BigInteger> FindContradiction(IntegerMatrix matrix, ReadOnlySpan<BigInteger> rightSide)
    {
        IntegerMatrix left = Nullspace(matrix.Transpose());
        for (int i = 0; i < left.RowCount; i++)
        {
            ReadOnlySpan<BigInteger> multipliers = left.Row(i);
            BigInteger product = BigInteger.Zero;
            for (int k = 0; k < multipliers.Length; k++)
            {
                product += multipliers[k] * rightSide[k];
            }

            if (!product.IsZero)
            {
                return [.. multipliers];
            }
        }

        throw new System.Diagnostics.UnreachableException("A right side outside the image is orthogonal to the left nullspace.");
    }
}
