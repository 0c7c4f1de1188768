using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Hyperplanes.Polynomials;

public sealed class CharacteristicPolynomialTests
{
    [TestCaseSource(typeof(ArrangementCases), nameof(ArrangementCases.All))]
    public void Case_files_have_the_chambers_that_they_expect(string file)
    {
        string path = ArrangementCases.Path(file);
        (long regions, long? bounded) = ArrangementCases.Expected(path);

        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(ArrangementFile.Read(path));

        Assert.That(polynomial.Regions, Is.EqualTo((BigInteger)regions));
        if (bounded is { } expected)
        {
            Assert.That(polynomial.RelativelyBoundedRegions, Is.EqualTo((BigInteger)expected));
        }
    }

    [TestCase(1, 6, 3)]
    [TestCase(2, 9, 2)]
    [TestCase(3, 9, 1)]
    [TestCase(3, 9, 3)]
    [TestCase(4, 9, 1)]
    [TestCase(5, 8, 1)]
    [TestCase(6, 9, 1)]
    public void Random_degenerate_arrangements_agree_with_whitneys_sum(int dimension, int mostHyperplanes, int spread)
    {
        Random random = new(100 * dimension);
        for (int i = 0; i < 40; i++)
        {
            HyperplaneArrangement arrangement = Arrangements.Random(
                random, dimension, random.Next(1, mostHyperplanes + 1), spread, linear: i % 3 == 0);

            Assert.That(
                CharacteristicPolynomial.Of(arrangement).Coefficients, Is.EqualTo(WhitneySum.Polynomial(arrangement.Rows)),
                string.Join("; ", Arrangements.Lines(arrangement)));
        }
    }

    /// <summary>Numbers of every length: each of the rings has its turn, and the rationals.</summary>
    [TestCase(1L << 16)]
    [TestCase(1L << 40)]
    [TestCase(1L << 62)]
    public void Long_numbers_agree_with_whitneys_sum(long spread)
    {
        Random random = new(7);
        for (int i = 0; i < 6; i++)
        {
            BigInteger[][] basis =
                [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 4).Select(_ => (BigInteger)random.NextInt64(spread)).ToArray())];

            // Small combinations of long rows: degenerate, with long minors.
            HyperplaneArrangement arrangement = Arrangements.FromRows(3, Enumerable.Range(0, 8).Select(_ =>
            {
                int[] factors = [random.Next(-1, 2), random.Next(-1, 2), random.Next(-1, 2), 1];
                return Enumerable.Range(0, 4)
                    .Select(k => basis.Zip(factors, (row, factor) => row[k] * factor).Aggregate(BigInteger.Add)).ToArray();
            }));

            Assert.That(CharacteristicPolynomial.Of(arrangement).Coefficients, Is.EqualTo(WhitneySum.Polynomial(arrangement.Rows)));
        }
    }

    [Test]
    public void No_hyperplane_gives_a_power_of_t()
    {
        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(Arrangements.Of(3));

        Assert.That(polynomial.Coefficients, Is.EqualTo(new BigInteger[] { 1, 0, 0, 0 }));
        Assert.That(polynomial.Rank, Is.Zero);
        Assert.That(polynomial.Regions, Is.EqualTo(BigInteger.One));
        Assert.That(polynomial.RelativelyBoundedRegions, Is.EqualTo(BigInteger.One));
        Assert.That(polynomial.BoundedRegions, Is.EqualTo(BigInteger.Zero));
    }

    [TestCase(1, new[] { "1 | 0" }, new[] { 1, -1 }, 2, 0, 0, TestName = "a point on a line")]
    [TestCase(1, new[] { "1 | 3", "2 | 1", "-1 | 4" }, new[] { 1, -3 }, 4, 2, 2, TestName = "three points on a line")]
    [TestCase(3, new[] { "1 2 3 | 4" }, new[] { 1, -1, 0, 0 }, 2, 0, 0, TestName = "one plane")]
    [TestCase(2, new[] { "1 1 | 0", "1 1 | 1", "-2 -2 | 3" }, new[] { 1, -3, 0 }, 4, 2, 0, TestName = "three parallel lines")]
    [TestCase(2, new[] { "1 0 | 0", "1 0 | -1", "0 1 | 0", "0 1 | -1" }, new[] { 1, -4, 4 }, 9, 1, 1, TestName = "two parallel classes")]
    [TestCase(2, new[] { "1 0 | -1", "0 1 | -2", "1 1 | -3" }, new[] { 1, -3, 2 }, 6, 0, 0, TestName = "central, but not at the origin")]
    [TestCase(2, new[] { "1 1 | 1", "-1 -1 | -1", "3 3 | 3" }, new[] { 1, -1, 0 }, 2, 0, 0, TestName = "one line three times")]
    [TestCase(3, new[] { "1 0 0 | 0", "0 1 0 | 0", "1 1 0 | 1" }, new[] { 1, -3, 3, 0 }, 7, 1, 0, TestName = "a triangle times a line")]
    public void Small_arrangements(int dimension, string[] rows, int[] coefficients, int regions, int relativelyBounded, int bounded)
    {
        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(Arrangements.Of(dimension, rows));

        Assert.That(polynomial.Coefficients, Is.EqualTo(coefficients.Select(c => (BigInteger)c)));
        Assert.That(polynomial.Regions, Is.EqualTo((BigInteger)regions));
        Assert.That(polynomial.RelativelyBoundedRegions, Is.EqualTo((BigInteger)relativelyBounded));
        Assert.That(polynomial.BoundedRegions, Is.EqualTo((BigInteger)bounded));
    }

    [Test]
    public void A_direct_sum_multiplies()
    {
        HyperplaneArrangement braid = NamedArrangement.Parse("braid:6").Arrangement;
        BigInteger[] zeros = new BigInteger[6];
        HyperplaneArrangement sum = Arrangements.FromRows(12, Enumerable.Range(0, braid.Count).SelectMany(i =>
        {
            BigInteger[] normal = braid.Rows.Row(i)[..^1].ToArray();
            return (BigInteger[][])[[.. normal, .. zeros, 0], [.. zeros, .. normal, 0]];
        }));

        Assert.That(CharacteristicPolynomial.Of(sum).Regions, Is.EqualTo((BigInteger)(720 * 720)));
    }

    [Test]
    public void The_polynomial_does_not_depend_on_coordinates_order_or_sides()
    {
        Random random = new(3);
        for (int i = 0; i < 30; i++)
        {
            HyperplaneArrangement arrangement = Arrangements.Random(random, 5, 12, 1);

            // x -> U x + c with U unimodular: a product of elementary steps; then a shuffle and a factor.
            List<BigInteger[]> rows = [.. Enumerable.Range(0, arrangement.Count).Select(k => arrangement.Rows.Row(k).ToArray())];
            for (int step = 0; step < 10; step++)
            {
                (int from, int to, int factor) = (random.Next(5), random.Next(6), random.Next(-2, 3));
                if (from != to)
                {
                    rows.ForEach(row => row[to] += factor * row[from]);
                }
            }

            BigInteger[][] shuffled = [.. rows];
            random.Shuffle(shuffled);
            HyperplaneArrangement moved = Arrangements.FromRows(5, shuffled.Select(row => row.Select(entry => -3 * entry).ToArray()));

            Assert.That(CharacteristicPolynomial.Of(moved).Coefficients, Is.EqualTo(CharacteristicPolynomial.Of(arrangement).Coefficients));
        }
    }

    [Test]
    public void So_does_the_elimination_before_it()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        HyperplaneArrangement arrangement = NamedArrangement.Parse("boolean:3").Arrangement;

        Assert.That(
            () => PointConfiguration<ushort>.FromRows(new SmallPrimeScalars(7), arrangement.Rows, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_long_computation_stops_when_asked()
    {
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));
        HyperplaneArrangement arrangement = NamedArrangement.Parse("threshold:9").Arrangement;

        Assert.That(() => CharacteristicPolynomial.Of(arrangement, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
