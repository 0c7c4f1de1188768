using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Fraction-free elimination in place, on rows of integers.</summary>
/// <remarks>
/// <para>Invariant: after pivots in rows r1..rk and columns c1..ck, an entry (i, j) outside the pivot rows is the minor of the
/// original matrix on rows r1..rk, i and columns c1..ck, j, up to the sign of the row interchanges; the last pivot is the minor
/// on r1..rk and c1..ck. In the Jordan form an entry of a pivot row is likewise a minor, with column j in the place of the
/// row's own pivot column. So Hadamard's bound holds for every intermediate number, and each division by the previous pivot
/// leaves no remainder (Sylvester's identity).</para>
/// <para>Source: E. H. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, Math. Comp. 22
/// (1968); the Jordan form is J. Edmonds, Systems of distinct representatives and linear algebra, J. Res. Nat. Bur. Standards
/// 71B (1967).</para>
/// </remarks>
internal static class FractionFree
{
    /// <summary>Brings the rows to echelon form; pivots are sought in the first columns only.</summary>
    /// <param name="rows">Rows of equal length; reordered and overwritten.</param>
    /// <param name="pivotColumns">The number of leading columns in which pivots are sought.</param>
    /// <param name="jordan">Whether to clear above the pivots too: then each pivot column holds the last pivot in its own row
    /// and zero elsewhere.</param>
    /// <returns>The pivot columns in increasing order (row i holds pivot i), the last pivot (1 if there is none), and whether
    /// the row interchanges form an odd permutation.</returns>
    public static (List<int> Columns, BigInteger LastPivot, bool OddInterchanges) Reduce(
        BigInteger[][] rows, int pivotColumns, bool jordan)
    {
        List<int> columns = [];
        BigInteger previous = BigInteger.One;
        bool odd = false;
        for (int column = 0; column < pivotColumns && columns.Count < rows.Length; column++)
        {
            int top = columns.Count;
            int chosen = FindShortestPivot(rows, top, column);
            if (chosen < 0)
            {
                continue;
            }

            if (chosen != top)
            {
                (rows[top], rows[chosen]) = (rows[chosen], rows[top]);
                odd = !odd;
            }

            BigInteger pivot = rows[top][column];
            for (int i = jordan ? 0 : top + 1; i < rows.Length; i++)
            {
                if (i != top)
                {
                    Eliminate(rows[i], rows[top], column, previous, jordan ? 0 : column);
                }
            }

            previous = pivot;
            columns.Add(column);
        }

        return (columns, previous, odd);
    }

    // Fewest bits first: it keeps the very first steps cheap; later all candidates are minors of like size.
    private static int FindShortestPivot(BigInteger[][] rows, int top, int column)
    {
        int chosen = -1;
        long fewest = long.MaxValue;
        for (int i = top; i < rows.Length; i++)
        {
            BigInteger entry = rows[i][column];
            if (!entry.IsZero && entry.GetBitLength() < fewest)
            {
                chosen = i;
                fewest = entry.GetBitLength();
            }
        }

        return chosen;
    }

    private static void Eliminate(BigInteger[] row, BigInteger[] pivotRow, int column, BigInteger previous, int from)
    {
        BigInteger pivot = pivotRow[column];
        BigInteger factor = row[column];
        for (int j = from; j < row.Length; j++)
        {
            BigInteger value = pivot * row[j];
            if (!factor.IsZero)
            {
                value -= factor * pivotRow[j];
            }

            row[j] = previous.IsOne ? value : value / previous;
        }
    }
}
