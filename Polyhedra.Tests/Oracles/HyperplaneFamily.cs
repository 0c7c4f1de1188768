namespace Polyhedra.Tests.Oracles;

/// <summary>Hyperplane arrangements whose numbers of chambers and of bounded chambers have closed forms, as networks of one
/// relu layer. Sources: Stanley, An introduction to hyperplane arrangements (2004); Zaslavsky (1975).</summary>
public sealed record HyperplaneFamily(string Name, int Dimension, IReadOnlyList<int[]> Rows, long Chambers, long Bounded)
{
    /// <summary>Families in up to four dimensions, small enough for the naive enumerator.</summary>
    public static IEnumerable<HyperplaneFamily> Small()
    {
        foreach ((int dimension, int count) in (IEnumerable<(int, int)>)[(1, 6), (2, 1), (2, 2), (2, 6), (3, 3), (3, 4), (3, 6)])
        {
            yield return Generic(dimension, count);
        }

        yield return GenericCentral(2, 5);
        yield return GenericCentral(3, 5);
        yield return Boolean(3);
        yield return Braid(3);
        yield return Braid(4);
        yield return Shi(3);
        yield return Linial(3, 7);
        yield return Linial(4, 36);
        yield return Catalan3();
        yield return Resonance3();
        yield return Threshold(2, 14);
    }

    /// <summary>Families that are still quick for the walker.</summary>
    public static IEnumerable<HyperplaneFamily> Larger()
    {
        yield return Generic(2, 20);
        yield return Generic(3, 12);
        yield return Generic(4, 8);
        yield return GenericCentral(4, 8);
        yield return Boolean(8);
        yield return Braid(5);
        yield return Shi(4);
        yield return Threshold(3, 104);
        yield return TypeB3();
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Rows (1, t, ..., t^(d-1) | t^d) at t = 1..n: by Vandermonde any d meet in one point and no d+1 do.</summary>
    private static HyperplaneFamily Generic(int dimension, int count) => new(
        $"generic:{dimension},{count}",
        dimension,
        [.. Enumerable.Range(1, count).Select(t => Powers(t, dimension + 1))],
        Enumerable.Range(0, dimension + 1).Sum(j => Binomial(count, j)),
        Binomial(count - 1, dimension));

    private static HyperplaneFamily GenericCentral(int dimension, int count) => new(
        $"central:{dimension},{count}",
        dimension,
        [.. Enumerable.Range(1, count).Select(t => (int[])[.. Powers(t, dimension), 0])],
        2 * Enumerable.Range(0, dimension).Sum(j => Binomial(count - 1, j)),
        0);

    private static HyperplaneFamily Boolean(int n) =>
        new($"boolean:{n}", n, [.. Enumerable.Range(0, n).Select(i => Row(n, 0, (i, 1)))], 1L << n, 0);

    private static HyperplaneFamily Braid(int n) => new(
        $"braid:{n}", n, [.. Pairs(n).Select(pair => Difference(n, pair, 0))], Enumerable.Range(1, n).Aggregate(1L, (a, b) => a * b), 0);

    private static HyperplaneFamily Shi(int n) => new(
        $"shi:{n}",
        n,
        [.. Pairs(n).SelectMany(pair => (int[][])[Difference(n, pair, 0), Difference(n, pair, -1)])],
        (long)Math.Pow(n + 1, n - 1),
        0);

    private static HyperplaneFamily Linial(int n, long chambers) =>
        new($"linial:{n}", n, [.. Pairs(n).Select(pair => Difference(n, pair, -1))], chambers, 0);

    private static HyperplaneFamily Catalan3() => new(
        "catalan:3", 3, [.. Pairs(3).SelectMany(pair => Enumerable.Range(-1, 3).Select(c => Difference(3, pair, c)))], 30, 0);

    private static HyperplaneFamily Resonance3() => new(
        "resonance:3",
        3,
        [.. Enumerable.Range(1, 7).Select(set => (int[])[set & 1, (set >> 1) & 1, (set >> 2) & 1, 0])],
        32,
        0);

    private static HyperplaneFamily Threshold(int n, long chambers) => new(
        $"threshold:{n}",
        n + 1,
        [.. Enumerable.Range(0, 1 << n).Select(set => (int[])[1, .. Enumerable.Range(0, n).Select(i => (set >> i) & 1), 0])],
        chambers,
        0);

    private static HyperplaneFamily TypeB3() => new(
        "B:3",
        3,
        [
            .. Enumerable.Range(0, 3).Select(i => Row(3, 0, (i, 1))),
            .. Pairs(3).SelectMany(pair => (int[][])[Row(3, 0, (pair.I, 1), (pair.J, 1)), Row(3, 0, (pair.I, 1), (pair.J, -1))]),
        ],
        48,
        0);

    private static int[] Powers(int t, int count) => [.. Enumerable.Range(0, count).Select(k => (int)Math.Pow(t, k))];

    private static IEnumerable<(int I, int J)> Pairs(int n) =>
        Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (i, j)));

    private static int[] Difference(int n, (int I, int J) pair, int offset) => Row(n, offset, (pair.I, 1), (pair.J, -1));

    private static int[] Row(int n, int offset, params (int Index, int Value)[] entries)
    {
        int[] row = new int[n + 1];
        row[n] = offset;
        foreach ((int index, int value) in entries)
        {
            row[index] = value;
        }

        return row;
    }

    private static long Binomial(int n, int k)
    {
        long value = k > n ? 0 : 1;
        for (int j = 0; j < k && j < n; j++)
        {
            value = value * (n - j) / (j + 1);
        }

        return value;
    }
}
