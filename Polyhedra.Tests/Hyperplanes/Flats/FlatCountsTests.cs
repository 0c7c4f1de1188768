using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Flats;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Hyperplanes.Flats;

public sealed class FlatCountsTests
{
    /// <summary>Flats are partitions of a set, faces ordered ones.</summary>
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(6)]
    [TestCase(8)]
    public void Braid_arrangements_have_stirling_numbers(int n)
    {
        FlatCounts counts = Count($"braid:{n}");

        Assert.That(counts.FlatsByRank, Is.EqualTo(Enumerable.Range(0, n).Select(k => (long)Second(n, n - k))));
        Assert.That(counts.WhitneyNumbers, Is.EqualTo(Enumerable.Range(0, n).Select(k => First(n, n - k))));
        Assert.That(counts.Faces, Is.EqualTo(Enumerable.Range(0, n + 1).Select(k => Factorial(k) * Second(n, k))));
        Assert.That(counts.EulerHolds, Is.True);
    }

    /// <summary>Flats of dimension j are partitions of n - i signed things into j blocks up to a sign; the i others are zero.</summary>
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(6)]
    public void Arrangements_of_type_b_have_signed_stirling_numbers(int n)
    {
        FlatCounts counts = Count($"typeB:{n}");
        BigInteger[] flats =
            [.. Enumerable.Range(0, n + 1).Select(j => Sum(0, n - j, i => Binomial(n, i) * Two(n - i - j) * Second(n - i, j)))];

        Assert.That(counts.FlatsByRank, Is.EqualTo(Enumerable.Range(0, n + 1).Select(k => (long)flats[n - k])));
        Assert.That(counts.Faces, Is.EqualTo(Enumerable.Range(0, n + 1).Select(j => flats[j] * Two(j) * Factorial(j))));
        Assert.That(counts.EulerHolds, Is.True);
    }

    [TestCase(1, 7)]
    [TestCase(2, 9)]
    [TestCase(3, 3)]
    [TestCase(3, 12)]
    [TestCase(4, 11)]
    public void Generic_arrangements_have_binomials(int d, int n)
    {
        FlatCounts counts = Count($"generic:{d},{n}");

        Assert.That(counts.FlatsByRank, Is.EqualTo(Enumerable.Range(0, d + 1).Select(k => (long)Binomial(n, k))));
        Assert.That(
            counts.WhitneyNumbers, Is.EqualTo(Enumerable.Range(0, d + 1).Select(k => k % 2 == 0 ? Binomial(n, k) : -Binomial(n, k))));
        Assert.That(
            counts.Faces,
            Is.EqualTo(Enumerable.Range(0, d + 1).Select(k => Binomial(n, d - k) * Sum(0, k, i => Binomial(n - d + k, i)))));
        Assert.That(counts.Restrictions, Has.Length.EqualTo(d + 1));
    }

    /// <summary>Half of them linear; with parallel, concurrent and repeated hyperplanes. Every flat by subsets of hyperplanes, every face
    /// by its sign vector.</summary>
    [TestCase(1, 5, 2)]
    [TestCase(2, 7, 1)]
    [TestCase(2, 7, 3)]
    [TestCase(3, 7, 1)]
    [TestCase(4, 7, 1)]
    public void Random_degenerate_arrangements_agree_with_brute_force(int dimension, int hyperplanes, int spread)
    {
        Random random = new((10 * dimension) + spread);
        for (int i = 0; i < 8; i++)
        {
            HyperplaneArrangement arrangement = Arrangements.Random(random, dimension, hyperplanes, spread, linear: i % 2 == 0);
            string lines = string.Join("; ", Arrangements.Lines(arrangement));
            FlatCounts counts = FlatCounts.Of(arrangement)!;
            NaiveFlats naive = new(arrangement.Rows);
            IEnumerable<string> restrictions = counts.Restrictions.SelectMany(group => Enumerable.Repeat(
                $"{group.Rank}: {string.Join(' ', group.Polynomial.Coefficients)}", (int)group.Count));

            Assert.That(counts.Faces, Is.EqualTo(NaiveFaces.Count(arrangement.Rows)), lines);
            Assert.That(counts.FlatsByRank, Is.EqualTo(naive.ByRank), lines);
            Assert.That(counts.Total, Is.EqualTo(naive.ByRank.Sum()), lines);
            Assert.That(counts.WhitneyNumbers, Is.EqualTo(naive.MobiusByRank()), lines);
            Assert.That(restrictions.Order(StringComparer.Ordinal), Is.EqualTo(naive.Restrictions()), lines);
            Assert.That(counts.EulerHolds, Is.True, lines);
        }
    }

    /// <summary>The polynomials of all restrictions add up to t^d: every point lies in one face of one flat only.</summary>
    [TestCase("shi:5")]
    [TestCase("catalan:4")]
    [TestCase("linial:5")]
    [TestCase("resonance:5")]
    [TestCase("E6")]
    public void The_polynomials_of_all_restrictions_add_up_to_a_power(string name)
    {
        HyperplaneArrangement arrangement = NamedArrangement.Parse(name).Arrangement;
        FlatCounts counts = FlatCounts.Of(arrangement)!;
        BigInteger[] sum = new BigInteger[arrangement.Dimension + 1];
        foreach (RestrictionGroup group in counts.Restrictions)
        {
            for (int k = 0; k < group.Polynomial.Coefficients.Length; k++)
            {
                sum[group.Rank + k] += group.Count * group.Polynomial.Coefficients[k];
            }
        }

        Assert.That(sum[0], Is.EqualTo(BigInteger.One));
        Assert.That(sum[1..], Is.All.EqualTo(BigInteger.Zero));
        Assert.That(counts.Restrictions[0].Polynomial.Coefficients, Is.EqualTo(CharacteristicPolynomial.Of(arrangement).Coefficients));
    }

    /// <summary>A unimodular map with long entries changes no count, but the ring.</summary>
    [TestCase("1")]
    [TestCase("1000003")]
    [TestCase("1000000000000000003")]
    [TestCase("1000000000000000000000000000000000000000000000000000000000000000000000000000000000007")]
    public void The_counts_do_not_depend_on_coordinates(string factor)
    {
        BigInteger shear = BigInteger.Parse(factor, System.Globalization.CultureInfo.InvariantCulture);
        HyperplaneArrangement arrangement = Arrangements.Random(new Random(5), 4, 12, 1);
        FlatCounts counts = FlatCounts.Of(arrangement)!;
        FlatCounts moved = FlatCounts.Of(Arrangements.FromRows(4, Enumerable.Range(0, arrangement.Count).Select(i =>
        {
            BigInteger[] row = arrangement.Rows.Row(i).ToArray();
            row[1] += shear * row[0];
            row[2] -= shear * row[1];
            row[4] += shear * row[3];
            return row;
        })))!;

        Assert.That(moved.Faces, Is.EqualTo(counts.Faces));
        Assert.That(moved.FlatsByRank, Is.EqualTo(counts.FlatsByRank));
        Assert.That(
            moved.Restrictions.Select(group => (group.Rank, group.Count, group.Polynomial.Regions)),
            Is.EqualTo(counts.Restrictions.Select(group => (group.Rank, group.Count, group.Polynomial.Regions))));
    }

    [TestCase(3, new string[0], new[] { 0, 0, 0, 1 }, new long[] { 1 }, TestName = "no hyperplane")]
    [TestCase(1, new[] { "1 | 5" }, new[] { 1, 2 }, new long[] { 1, 1 }, TestName = "a point on a line")]
    [TestCase(2, new[] { "1 1 | 0", "1 1 | 1", "-2 -2 | 3" }, new[] { 0, 3, 4 }, new long[] { 1, 3 }, TestName = "parallel lines")]
    [TestCase(2, new[] { "1 0 | -1", "0 1 | -2", "1 1 | -3" }, new[] { 1, 6, 6 }, new long[] { 1, 3, 1 }, TestName = "a pencil")]
    [TestCase(3, new[] { "1 0 0 | 0", "0 1 0 | 0", "1 1 0 | 1" }, new[] { 0, 3, 9, 7 }, new long[] { 1, 3, 3 }, TestName = "a prism")]
    public void Small_arrangements(int dimension, string[] rows, int[] faces, long[] flats)
    {
        FlatCounts counts = FlatCounts.Of(Arrangements.Of(dimension, rows))!;

        Assert.That(counts.Faces, Is.EqualTo(faces.Select(count => (BigInteger)count)));
        Assert.That(counts.FlatsByRank, Is.EqualTo(flats));
    }

    [Test]
    public void A_count_stops_when_there_are_more_flats_or_when_asked()
    {
        HyperplaneArrangement braid = NamedArrangement.Parse("braid:4").Arrangement;
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        Assert.That(FlatCounts.Of(braid, 14), Is.Null);
        Assert.That(FlatCounts.Of(braid, 15), Is.Not.Null);
        Assert.That(
            () => FlatCounts.Of(NamedArrangement.Parse("resonance:8").Arrangement, cancellation: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static FlatCounts Count(string family) => FlatCounts.Of(NamedArrangement.Parse(family).Arrangement)!;

    private static BigInteger Sum(int from, int to, Func<int, BigInteger> term) =>
        Enumerable.Range(from, Math.Max(0, to - from + 1)).Aggregate(BigInteger.Zero, (sum, i) => sum + term(i));

    private static BigInteger Two(int exponent) => BigInteger.Pow(2, exponent);

    private static BigInteger Factorial(int n) => n == 0 ? 1 : n * Factorial(n - 1);

    private static BigInteger Binomial(int n, int k) => k < 0 || k > n ? 0 : Factorial(n) / (Factorial(k) * Factorial(n - k));

    // Stirling numbers, the first kind with its sign.
    private static BigInteger Second(int n, int k) =>
        n == 0 || k == 0 ? (n == k ? 1 : 0) : (k * Second(n - 1, k)) + Second(n - 1, k - 1);

    private static BigInteger First(int n, int k) =>
        n == 0 || k == 0 ? (n == k ? 1 : 0) : First(n - 1, k - 1) - ((n - 1) * First(n - 1, k));
}
