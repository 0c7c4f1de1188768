using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Sums of binomial coefficients, of any size: the formulas for hyperplanes in general position.</summary>
internal static class BinomialSum
{
    /// <summary>C(n, k); 0 if k exceeds n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static BigInteger Coefficient(int n, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        BigInteger value = k > n ? BigInteger.Zero : BigInteger.One;
        for (int j = 0; j < Math.Min(k, n - k); j++)
        {
            value = value * (n - j) / (j + 1);
        }

        return value;
    }

    /// <summary>The sum of C(n, j) weight^j over j = 0, ..., d; 0 if d is negative.</summary>
    /// <param name="n">How many families of parallel hyperplanes there are.</param>
    /// <param name="d">The dimension; one above n is as good as n.</param>
    /// <param name="weight">How many hyperplanes a family has.</param>
    /// <remarks>The most cells that n families of <paramref name="weight"/> parallel hyperplanes each can cut R^d into: a set of
    /// hyperplanes of general families meets iff it takes at most one of each family and at most d in all, and every such set adds one
    /// cell. Weight 1: Zaslavsky, Facing up to arrangements, 1975 (Schläfli before him).</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> or <paramref name="weight"/> is negative.</exception>
    public static BigInteger UpTo(int n, int d, int weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger term in Terms(n, d, weight))
        {
            sum += term;
        }

        return sum;
    }

    /// <summary>The most cells that n hyperplanes through one point can cut R^d into: twice the sum of C(n-1, j) over j &lt; d;
    /// 1 if n or d is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static BigInteger Central(int n, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        return n == 0 || d == 0 ? BigInteger.One : 2 * UpTo(n - 1, d - 1);
    }

    /// <summary>C(n, j) weight^j for j = 0, ..., min(n, d).</summary>
    internal static IEnumerable<BigInteger> Terms(int n, int d, int weight = 1)
    {
        BigInteger term = BigInteger.One;
        for (int j = 0; j <= Math.Min(n, d); j++)
        {
            yield return term;
            term = term * (n - j) * weight / (j + 1);
        }
    }
}
