using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>The exact rank of a rational matrix.</summary>
/// <remarks>Elimination modulo a prime gives a rank that is never too large. If it is as large as the matrix allows, it is right; else integers decide.</remarks>
internal static class ExactRank
{
    // The largest prime below 2^31: products of residues fit into 64 bits.
    private const long Prime = 2147483647;

    /// <summary>The rank.</summary>
    public static int Of(RationalMatrix matrix)
    {
        IntegerMatrix integers = IntegerMatrix.FromRationalRows(matrix);
        int most = Math.Min(matrix.RowCount, matrix.ColumnCount);
        return ModuloPrime(integers, most) == most ? most : IntegerElimination.Rank(integers);
    }

    private static int ModuloPrime(IntegerMatrix matrix, int most)
    {
        long[][] rows = new long[matrix.RowCount][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new long[matrix.ColumnCount];
            for (int k = 0; k < matrix.ColumnCount; k++)
            {
                rows[i][k] = (long)(((matrix[i, k] % Prime) + Prime) % Prime);
            }
        }

        int rank = 0;
        for (int k = 0; k < matrix.ColumnCount && rank < most; k++)
        {
            int pivot = Array.FindIndex(rows, rank, row => row[k] != 0);
            if (pivot < 0)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            long inverse = (long)BigInteger.ModPow(rows[rank][k], Prime - 2, Prime);
            for (int i = rank + 1; i < rows.Length; i++)
            {
                long factor = rows[i][k] * inverse % Prime;
                for (int j = k; factor != 0 && j < matrix.ColumnCount; j++)
                {
                    rows[i][j] = (rows[i][j] + (Prime - (factor * rows[rank][j] % Prime))) % Prime;
                }
            }

            rank++;
        }

        return rank;
    }
}
