using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The characteristic polynomial by Whitney's theorem, word for word: the sum over all sets of hyperplanes with a common point of
/// (-1)^(size) t^(d - rank). Exponential in the number of hyperplanes, and free of ideas.</summary>
internal static class WhitneySum
{
    /// <summary>The d + 1 coefficients from the highest power down. Rows: normal, then offset.</summary>
    public static BigInteger[] Polynomial(IntegerMatrix rows)
    {
        int dimension = rows.ColumnCount - 1;
        BigInteger[] coefficients = new BigInteger[dimension + 1];
        for (int set = 0; set < 1 << rows.RowCount; set++)
        {
            int[] members = [.. Enumerable.Range(0, rows.RowCount).Where(i => ((set >> i) & 1) != 0)];
            int rank = Rank(rows, members, dimension);

            // A system of equations has a solution iff the right side does not raise the rank.
            if (rank == Rank(rows, members, dimension + 1))
            {
                coefficients[rank] += members.Length % 2 == 0 ? 1 : -1;
            }
        }

        return coefficients;
    }

    private static int Rank(IntegerMatrix rows, int[] members, int columns)
    {
        List<Rational[]> left = [.. members.Select(i => Enumerable.Range(0, columns).Select(k => (Rational)rows[i, k]).ToArray())];
        int rank = 0;
        for (int k = 0; k < columns; k++)
        {
            int pivot = left.FindIndex(row => !row[k].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            Rational[] chosen = left[pivot];
            left.RemoveAt(pivot);
            rank++;
            foreach (Rational[] row in left)
            {
                Rational factor = row[k] / chosen[k];
                for (int j = 0; j < columns; j++)
                {
                    row[j] -= factor * chosen[j];
                }
            }
        }

        return rank;
    }
}
