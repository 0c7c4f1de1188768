using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Oracles;

/// <summary>The faces of a small arrangement as the sign vectors that occur, each decided by Fourier-Motzkin elimination.</summary>
internal static class NaiveFaces
{
    /// <summary>Entry k: how many faces have dimension k. Rows: normal, then offset.</summary>
    public static BigInteger[] Count(IntegerMatrix rows)
    {
        int dimension = rows.ColumnCount - 1;
        BigInteger[] counts = new BigInteger[dimension + 1];
        Extend(rows, [], [], counts);
        return counts;
    }

    private static void Extend(IntegerMatrix rows, List<LinearInequality> system, List<int> zeros, BigInteger[] counts)
    {
        if (!FourierMotzkin.HasSolution(system))
        {
            return;
        }

        int decided = system.Count - zeros.Count;
        int dimension = rows.ColumnCount - 1;
        if (decided == rows.RowCount)
        {
            counts[dimension - Rank(rows, zeros)]++;
            return;
        }

        BigInteger[] row = rows.Row(decided).ToArray();
        BigInteger[] opposite = Array.ConvertAll(row, entry => -entry);
        Extend(rows, [.. system, Of(row, isStrict: true)], zeros, counts);
        Extend(rows, [.. system, Of(opposite, isStrict: true)], zeros, counts);

        // Zero takes two inequalities.
        Extend(rows, [.. system, Of(row, isStrict: false), Of(opposite, isStrict: false)], [.. zeros, decided], counts);
    }

    private static LinearInequality Of(BigInteger[] row, bool isStrict) => new(row[..^1], row[^1], isStrict);

    private static int Rank(IntegerMatrix rows, List<int> members)
    {
        int columns = rows.ColumnCount - 1;
        return members.Count == 0
            ? 0
            : IntegerElimination.PivotColumns(
                new IntegerMatrix(members.Count, columns, [.. members.SelectMany(i => rows.Row(i)[..columns].ToArray())])).Length;
    }
}
