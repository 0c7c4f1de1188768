using System.Numerics;

namespace Polyhedra.Arrangements.Constructions.Families;

/// <summary>Numbers that the formulas are made of.</summary>
internal static class Counts
{
    /// <summary>n choose k; 0 for k > n.</summary>
    public static BigInteger Binomial(int n, int k)
    {
        BigInteger value = BigInteger.One;
        for (int i = 0; i < k; i++)
        {
            value = value * (n - i) / (i + 1);
        }

        return value;
    }

    /// <summary>The sum over j &lt;= d of C(n, j) copies^j: the cells of n classes of so many parallel hyperplanes each, otherwise in general position
    /// in R^d.</summary>
    public static BigInteger Cells(int n, int d, int copies = 1)
    {
        BigInteger sum = BigInteger.Zero;
        for (int j = 0; j <= Math.Min(n, d); j++)
        {
            sum += Binomial(n, j) * BigInteger.Pow(copies, j);
        }

        return sum;
    }

    /// <summary>2 sum over j &lt; d of C(m - 1, j): the cells of m hyperplanes through the origin of R^d, otherwise in general position.</summary>
    public static BigInteger CentralCells(int m, int d) => 2 * Cells(m - 1, d - 1);
}
