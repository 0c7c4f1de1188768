using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearAlgebra;

/// <summary>The slow twins: cofactor expansion, and Gauss-Jordan elimination on rationals.</summary>
internal static class NaiveAlgebra
{
    public static IntegerMatrix Random(Random random, int rows, int columns, int spread, int rank = int.MaxValue)
    {
        BigInteger[] entries = new BigInteger[rows * columns];
        if (rank >= Math.Min(rows, columns))
        {
            for (int i = 0; i < entries.Length; i++)
            {
                entries[i] = random.Next(-spread, spread + 1);
            }
        }
        else
        {
            // A sum of `rank` products of a column and a row.
            for (int r = 0; r < rank; r++)
            {
                int[] left = [.. Enumerable.Range(0, rows).Select(_ => random.Next(-spread, spread + 1))];
                int[] right = [.. Enumerable.Range(0, columns).Select(_ => random.Next(-spread, spread + 1))];
                for (int i = 0; i < entries.Length; i++)
                {
                    entries[i] += left[i / columns] * right[i % columns];
                }
            }
        }

        return new IntegerMatrix(rows, columns, [.. entries]);
    }

    public static BigInteger Cofactors(IntegerMatrix matrix)
    {
        return Expand([.. Enumerable.Range(0, matrix.ColumnCount)], 0);

        BigInteger Expand(List<int> columns, int row)
        {
            BigInteger sum = BigInteger.One;
            for (int j = 0; j < columns.Count; j++)
            {
                sum = j == 0 ? BigInteger.Zero : sum;
                List<int> rest = [.. columns];
                rest.RemoveAt(j);
                BigInteger term = matrix[row, columns[j]] * Expand(rest, row + 1);
                sum += j % 2 == 0 ? term : -term;
            }

            return sum;
        }
    }

    /// <summary>The reduced row echelon form of [A | b] and its pivot columns, sought in A alone.</summary>
    public static (Rational[][] Rows, List<int> Pivots) Reduce(IntegerMatrix matrix, BigInteger[] rightSide)
    {
        Rational[][] rows =
        [
            .. Enumerable.Range(0, matrix.RowCount).Select(i => Enumerable.Range(0, matrix.ColumnCount)
                .Select(k => (Rational)matrix[i, k]).Append(rightSide[i]).ToArray()),
        ];
        List<int> pivots = [];
        for (int column = 0; column < matrix.ColumnCount; column++)
        {
            int top = pivots.Count;
            int chosen = Array.FindIndex(rows, top, row => !row[column].IsZero);
            if (chosen < 0)
            {
                continue;
            }

            (rows[top], rows[chosen]) = (rows[chosen], rows[top]);
            rows[top] = [.. rows[top].Select(entry => entry / rows[top][column])];
            for (int i = 0; i < rows.Length; i++)
            {
                if (i != top)
                {
                    Rational factor = rows[i][column];
                    rows[i] = [.. rows[i].Zip(rows[top], (entry, pivot) => entry - (factor * pivot))];
                }
            }

            pivots.Add(column);
            if (pivots.Count == rows.Length)
            {
                break;
            }
        }

        return (rows, pivots);
    }

    public static BigInteger[] Times(IntegerMatrix matrix, ReadOnlySpan<BigInteger> vector)
    {
        BigInteger[] image = new BigInteger[matrix.RowCount];
        for (int i = 0; i < matrix.RowCount; i++)
        {
            for (int k = 0; k < matrix.ColumnCount; k++)
            {
                image[i] += matrix[i, k] * vector[k];
            }
        }

        return image;
    }
}
