using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Hyperplanes;

/// <summary>Arrangements for tests.</summary>
internal static class Arrangements
{
    /// <summary>Rows as text, normal then offset: "1 -2 | 1/3".</summary>
    public static HyperplaneArrangement Of(int dimension, params string[] rows) => HyperplaneArrangement.FromRationalRows(
        new RationalMatrix(rows.Length, dimension + 1, [.. rows.SelectMany(Nets.ParseRow)]));

    /// <summary>Rows of integers, normal then offset.</summary>
    public static HyperplaneArrangement FromRows(int dimension, IEnumerable<BigInteger[]> rows)
    {
        BigInteger[][] all = [.. rows];
        return HyperplaneArrangement.FromIntegerRows(new IntegerMatrix(all.Length, dimension + 1, [.. all.SelectMany(row => row)]));
    }

    /// <summary>Small random integers, so that parallel, concurrent and repeated hyperplanes occur. Zero normals are drawn again.</summary>
    public static HyperplaneArrangement Random(Random random, int dimension, int count, int spread, bool linear = false)
    {
        List<BigInteger[]> rows = [];
        while (rows.Count < count)
        {
            BigInteger[] row =
            [
                .. Enumerable.Range(0, dimension).Select(_ => (BigInteger)random.Next(-spread, spread + 1)),
                linear ? 0 : random.Next(-spread, spread + 1),
            ];
            if (row[..dimension].Any(entry => !entry.IsZero))
            {
                rows.Add(row);
            }
        }

        return FromRows(dimension, rows);
    }

    /// <summary>The rows as text, "1 -2 3".</summary>
    public static string[] Lines(HyperplaneArrangement arrangement) =>
        [.. Enumerable.Range(0, arrangement.Count).Select(i => string.Join(' ', arrangement.Rows.Row(i).ToArray()))];
}
