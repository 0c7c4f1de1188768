namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>Reflection arrangements: a hyperplane orthogonal to every pair of opposite roots.</summary>
/// <remarks>The characteristic polynomial is the product of t - e over the exponents e of the group (P. Orlik, L. Solomon,
/// Combinatorics and topology of complements of hyperplanes, Invent. Math. 56 (1980)), and the chambers are as many as the group's
/// elements.</remarks>
internal static class RootSystems
{
    private const string ExponentSource = "reflection group: product of t - e over the exponents";

    /// <summary>x_i = x_j, the braid arrangement, in R^n.</summary>
    public static IEnumerable<int[]> TypeA(int n) => FamilyRows.Differences(n, FamilyRows.Pairs(n));

    /// <summary>x_i = 0, then x_i = x_j and x_i = -x_j pair by pair.</summary>
    public static IEnumerable<int[]> TypeB(int n) => CubeFamilies.Boolean(n).Concat(TypeD(n));

    /// <summary>x_i = x_j and x_i = -x_j pair by pair.</summary>
    public static IEnumerable<int[]> TypeD(int n) => FamilyRows.Pairs(n).SelectMany(pair =>
        (int[][])[FamilyRows.Row(n, 0, (pair.I, 1), (pair.J, -1)), FamilyRows.Row(n, 0, (pair.I, 1), (pair.J, 1))]);

    public static KnownAnswer KnownA(int n) => WithExponents(Enumerable.Range(0, n));

    public static KnownAnswer KnownB(int n) => WithExponents(Enumerable.Range(0, n).Select(i => (2 * i) + 1));

    public static KnownAnswer KnownD(int n) => WithExponents(Enumerable.Range(0, n - 1).Select(i => (2 * i) + 1).Append(n - 1));

    /// <summary>F4 in R^4, E6 in R^6, E7 in R^7, E8 in R^8; null for another name.</summary>
    /// <remarks>F4: x_i, x_i ± x_j, and x_1 ± x_2 ± x_3 ± x_4. E_n: the coordinates are those of the del Pezzo surface of n points blown
    /// up, with the one along the canonical class divided out: x_i - x_j, x_i + x_j + x_k, sums of six, and for n = 8 also
    /// 2 x_i + the others: 36, 63 and 120 hyperplanes.</remarks>
    public static IReadOnlyList<int[]>? Exceptional(string name) => name switch
    {
        "F4" => [.. F4()],
        "E6" => [.. TypeE(6)],
        "E7" => [.. TypeE(7)],
        "E8" => [.. TypeE(8)],
        _ => null,
    };

    public static KnownAnswer? KnownExceptional(string name) => name switch
    {
        "F4" => WithExponents([1, 5, 7, 11]),
        "E6" => WithExponents([1, 4, 5, 7, 8, 11]),
        "E7" => WithExponents([1, 5, 7, 9, 11, 13, 17]),
        "E8" => WithExponents([1, 7, 11, 13, 17, 19, 23, 29]),
        _ => null,
    };

    private static IEnumerable<int[]> F4()
    {
        foreach (int[] row in CubeFamilies.Boolean(4))
        {
            yield return row;
        }

        foreach ((int i, int j) in FamilyRows.Pairs(4))
        {
            yield return FamilyRows.Row(4, 0, (i, 1), (j, 1));
            yield return FamilyRows.Row(4, 0, (i, 1), (j, -1));
        }

        for (int signs = 0; signs < 8; signs++)
        {
            yield return [1, Sign(signs, 2), Sign(signs, 1), Sign(signs, 0), 0];
        }
    }

    private static int Sign(int signs, int bit) => ((signs >> bit) & 1) == 0 ? 1 : -1;

    private static IEnumerable<int[]> TypeE(int n)
    {
        foreach (int[] row in TypeA(n))
        {
            yield return row;
        }

        foreach (int[] row in Sums(n, 3).Concat(Sums(n, 6)))
        {
            yield return row;
        }

        for (int i = 0; n == 8 && i < n; i++)
        {
            int[] row = [.. Enumerable.Repeat(1, n), 0];
            row[i] = 2;
            yield return row;
        }
    }

    // The sums of so many coordinates.
    private static IEnumerable<int[]> Sums(int n, int size) =>
        Enumerable.Range(0, 1 << n)
            .Where(set => int.PopCount(set) == size)
            .Select(set => (int[])[.. Enumerable.Range(0, n).Select(i => (set >> i) & 1), 0]);

    private static KnownAnswer WithExponents(IEnumerable<int> exponents) =>
        KnownAnswer.FromPolynomial(ExponentSource, IntegerPolynomial.WithRoots(exponents));
}
