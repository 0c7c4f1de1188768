using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>Arrangements whose normals are vertices of a cube, and those in general position.</summary>
internal static class CubeFamilies
{
    // The Whitney numbers of the resonance arrangements in R^1, ..., R^9: OEIS A344494 (Kamiya, Takemura, Terao 2011 up to 7; Brysiewicz,
    // Eble, Kühne 2021 for 8 and 9). The sums are A034997.
    private static readonly long[][] Resonances =
    [
        [1, 1],
        [1, 3, 2],
        [1, 7, 15, 9],
        [1, 15, 80, 170, 104],
        [1, 31, 375, 2130, 5270, 3485],
        [1, 63, 1652, 22435, 159460, 510524, 371909],
        [1, 127, 7035, 215439, 3831835, 37769977, 169824305, 135677633],
        [1, 255, 29360, 1957200, 81029004, 2076831708, 30623870732, 207507589302, 178881449368],
        [1, 511, 120975, 17153460, 1582492380, 96834110730, 3829831100340, 89702833260450, 973784079284874, 887815808473419],
    ];

    // Threshold functions of 1, ..., 9 variables: OEIS A000609 (Muroga, Tsuboi, Baugh 1970 up to 8; Gruzling 2006 for 9).
    private static readonly long[] ThresholdFunctions =
        [4, 14, 104, 1882, 94572, 15028134, 8378070864, 17561539552946, 144130531453121108];

    /// <summary>x_i = 0.</summary>
    public static IEnumerable<int[]> Boolean(int n) => Enumerable.Range(0, n).Select(i => FamilyRows.Row(n, 0, (i, 1)));

    public static KnownAnswer KnownBoolean(int n) =>
        KnownAnswer.FromPolynomial("(t - 1)^n", IntegerPolynomial.WithRoots([1]).Power(n));

    /// <summary>All sums of some coordinates, in the order of the binary numbers whose first digit is x_1.</summary>
    public static IEnumerable<int[]> Resonance(int n) =>
        Enumerable.Range(1, (1 << n) - 1).Select(set => (int[])[.. BinaryDigits(set, n), 0]);

    /// <summary>No closed form is known; a table up to R^9.</summary>
    public static KnownAnswer? KnownResonance(int n) => n > Resonances.Length
        ? null
        : KnownAnswer.FromPolynomial("table: OEIS A344494", IntegerPolynomial.Of(
            Resonances[n - 1].Select((number, k) => k % 2 == 0 ? (BigInteger)number : -number)));

    /// <summary>x_0 plus all sums of some of x_1, ..., x_n, in R^(n+1). A chamber is a threshold function of n variables.</summary>
    public static IEnumerable<int[]> Threshold(int n) =>
        Enumerable.Range(0, 1 << n).Select(set => (int[])[1, .. BinaryDigits(set, n), 0]);

    /// <summary>No closed form is known; a table of counts up to n = 9. Linear, so none is relatively bounded.</summary>
    public static KnownAnswer? KnownThreshold(int n) => n > ThresholdFunctions.Length
        ? null
        : new KnownAnswer("table: OEIS A000609", ThresholdFunctions[n - 1], BigInteger.Zero, default);

    /// <summary>The rows (1, s, ..., s^(d-1) | s^d) for s = 1, ..., n.</summary>
    /// <remarks>By Vandermonde's determinant any d normals are independent and no d + 1 hyperplanes have a common point.</remarks>
    public static IEnumerable<BigInteger[]> MomentCurve(int dimension, int count) => Enumerable.Range(1, count).Select(s =>
        Enumerable.Range(0, dimension + 1).Select(k => BigInteger.Pow(s, k)).ToArray());

    /// <summary>The sum over k of (-1)^k C(n, k) t^(d - k): every k &lt;= d hyperplanes meet in a flat of their own.</summary>
    public static KnownAnswer KnownGeneric(int dimension, int count)
    {
        BigInteger[] coefficients = new BigInteger[dimension + 1];
        BigInteger binomial = BigInteger.One;
        for (int k = 0; k <= dimension; k++)
        {
            coefficients[k] = k % 2 == 0 ? binomial : -binomial;
            binomial = binomial * (count - k) / (k + 1);
        }

        return KnownAnswer.FromPolynomial("sum (-1)^k C(n,k) t^(d-k)", IntegerPolynomial.Of(coefficients));
    }

    private static IEnumerable<int> BinaryDigits(int number, int count) =>
        Enumerable.Range(1, count).Select(k => (number >> (count - k)) & 1);
}
