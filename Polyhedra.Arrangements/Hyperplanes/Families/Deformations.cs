using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>Arrangements of hyperplanes x_i - x_j = c in R^n with i &lt; j.</summary>
/// <remarks>Closed forms: A. Postnikov, R. Stanley, Deformations of Coxeter hyperplane arrangements, J. Combin. Theory A 91 (2000),
/// and R. Stanley, An introduction to hyperplane arrangements, lectures 2 and 5; for Ish D. Armstrong, B. Rhoades, The Shi
/// arrangement and the Ish arrangement, Trans. AMS 364 (2012).</remarks>
internal static class Deformations
{
    /// <summary>x_i - x_j + c = 0 for every pair and, pair by pair, every offset c.</summary>
    public static IEnumerable<int[]> Translates(int n, params int[] offsets) => FamilyRows.Pairs(n).SelectMany(pair =>
        offsets.Select(offset => FamilyRows.Row(n, offset, (pair.I, 1), (pair.J, -1))));

    /// <summary>The braid arrangement, then x_1 - x_j = 1, ..., j - 1 for j = 2, ..., n.</summary>
    public static IEnumerable<int[]> Ish(int n) => RootSystems.TypeA(n).Concat(Enumerable.Range(1, n - 1).SelectMany(j =>
        Enumerable.Range(1, j).Select(k => FamilyRows.Row(n, -k, (0, 1), (j, -1)))));

    /// <summary>Shi and Ish: t (t - n)^(n - 1).</summary>
    public static KnownAnswer KnownShi(int n) =>
        KnownAnswer.FromPolynomial("t (t - n)^(n-1)", IntegerPolynomial.WithRoots(Enumerable.Repeat(n, n - 1).Prepend(0)));

    /// <summary>t (t - n - 1) ... (t - 2n + 1): n! times a Catalan number of chambers.</summary>
    public static KnownAnswer KnownCatalan(int n) => KnownAnswer.FromPolynomial("t (t - n - 1) ... (t - 2n + 1)", Catalan(n));

    /// <summary>t / 2^n times the sum over k of C(n, k) (t - k)^(n - 1).</summary>
    public static KnownAnswer KnownLinial(int n)
    {
        IntegerPolynomial sum = IntegerPolynomial.Zero;
        BigInteger binomial = BigInteger.One;
        for (int k = 0; k <= n; k++)
        {
            sum += binomial * IntegerPolynomial.WithRoots([k]).Power(n - 1);
            binomial = binomial * (n - k) / (k + 1);
        }

        return KnownAnswer.FromPolynomial(
            "t / 2^n sum C(n,k) (t - k)^(n-1)", (IntegerPolynomial.T * sum).DividedBy(BigInteger.One << n));
    }

    /// <summary>The sum over k of S(n, k) times the Catalan polynomial for k, S(n, k) the Stirling numbers of the second kind.</summary>
    /// <remarks>A point off the semiorder hyperplanes, over a large prime field, is a partition of the coordinates into k classes of equal
    /// ones and a point off the Catalan hyperplanes for the k values.</remarks>
    public static KnownAnswer KnownSemiorder(int n)
    {
        IntegerPolynomial sum = IntegerPolynomial.Zero;
        BigInteger[] stirling = StirlingNumbers(n);
        for (int k = 1; k <= n; k++)
        {
            sum += stirling[k] * Catalan(k);
        }

        return KnownAnswer.FromPolynomial("sum S(n,k) catalan_k(t)", sum);
    }

    private static IntegerPolynomial Catalan(int n) =>
        IntegerPolynomial.WithRoots(Enumerable.Range(n + 1, n - 1).Prepend(0));

    // S(n, 0), ..., S(n, n) by S(m + 1, k) = k S(m, k) + S(m, k - 1).
    private static BigInteger[] StirlingNumbers(int n)
    {
        BigInteger[] row = new BigInteger[n + 1];
        row[0] = BigInteger.One;
        for (int m = 0; m < n; m++)
        {
            for (int k = m + 1; k > 0; k--)
            {
                row[k] = (k * row[k]) + row[k - 1];
            }

            row[0] = BigInteger.Zero;
        }

        return row;
    }
}
