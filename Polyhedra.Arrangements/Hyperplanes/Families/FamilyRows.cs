using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>Rows of small integers, normal then offset, from which families are put together.</summary>
internal static class FamilyRows
{
    public static HyperplaneArrangement Arrangement(int dimension, IEnumerable<BigInteger[]> rows)
    {
        ImmutableArray<BigInteger>.Builder entries = ImmutableArray.CreateBuilder<BigInteger>();
        foreach (BigInteger[] row in rows)
        {
            entries.AddRange(row);
        }

        int count = entries.Count / (dimension + 1);
        return HyperplaneArrangement.FromIntegerRows(new IntegerMatrix(count, dimension + 1, entries.DrainToImmutable()));
    }

    public static HyperplaneArrangement Arrangement(int dimension, IEnumerable<int[]> rows) =>
        Arrangement(dimension, rows.Select(row => Array.ConvertAll(row, entry => (BigInteger)entry)));

    /// <summary>The row of the given coefficients of R^n, all others zero.</summary>
    public static int[] Row(int n, int offset, params ReadOnlySpan<(int Index, int Value)> coefficients)
    {
        int[] row = new int[n + 1];
        row[n] = offset;
        foreach ((int index, int value) in coefficients)
        {
            row[index] = value;
        }

        return row;
    }

    /// <summary>The pairs i &lt; j of indices below n in lexicographic order.</summary>
    public static IEnumerable<(int I, int J)> Pairs(int n) =>
        Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (i, j)));

    /// <summary>The rows x_i - x_j + offset.</summary>
    public static IEnumerable<int[]> Differences(int n, IEnumerable<(int I, int J)> pairs, int offset = 0) =>
        pairs.Select(pair => Row(n, offset, (pair.I, 1), (pair.J, -1)));
}
