using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The bound of Hinz and van de Geer for ReLU networks: a histogram of cells by the dimension of their image,
/// pushed through the layers.</summary>
/// <remarks>
/// <para>Entry d of the histogram bounds how many cells have an image of dimension d, in the order in which cells of larger dimension are
/// worse. A layer of n units takes a cell of dimension d to C(n, j) cells of dimension min(d, n - j) for j = 0, ..., min(n, d); the bound
/// is the sum of the entries in the end. Cost: units times dimensions, a layer.</para>
/// <para>Source: Hinz and van de Geer, A framework for the construction of upper bounds on the number of affine linear regions of ReLU
/// feed-forward neural networks, IEEE Trans. Inf. Theory 2019, with the coefficients "C(n, k) cells with k active units, filled from the
/// top". With these it equals <see cref="RankRecursion"/>, which pushes values backwards.</para>
/// </remarks>
internal static class DimensionHistogram
{
    /// <summary>The bound for ReLU layers.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="widths">The widths.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static BigInteger Bound(int inputs, params ReadOnlySpan<int> widths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        BigInteger[] histogram = new BigInteger[inputs + 1];
        histogram[inputs] = BigInteger.One;
        foreach (int width in widths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(widths));
            histogram = Through(width, histogram);
        }

        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger cells in histogram)
        {
            sum += cells;
        }

        return sum;
    }

    private static BigInteger[] Through(int width, BigInteger[] histogram)
    {
        BigInteger[] next = new BigInteger[Math.Min(histogram.Length, width + 1)];
        for (int d = 0; d < histogram.Length; d++)
        {
            if (histogram[d].IsZero)
            {
                continue;
            }

            int j = 0;
            foreach (BigInteger parts in BinomialSum.Terms(width, d))
            {
                next[Math.Min(d, width - j)] += histogram[d] * parts;
                j++;
            }
        }

        return next;
    }
}
