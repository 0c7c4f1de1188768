using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using DrawnArrangements = Polyhedra.Tests.Hyperplanes.Arrangements;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Counting the cells of a last layer without listing them: degenerate arrangements against their characteristic polynomials and
/// against lists.</summary>
public sealed class CountCellsTests
{
    private const int LargestEntry = 9;

    // By Cramer's rule the coordinates of vertices are quotients of integers, the larger at most 4! 9^4 in up to four dimensions. Every
    // flat of an arrangement of full rank has a vertex, so in this cube nothing is missing.
    private const int BeyondAllVertices = 2 * 24 * LargestEntry * LargestEntry * LargestEntry * LargestEntry;

    /// <summary>Both methods: from values alone, which may give up, and with sections, exactly. The former with forms that are exact and
    /// with forms that are not.</summary>
    [Test]
    public void Cells_of_a_cube_around_all_vertices([Values(1, 2, 3, 4)] int dimension)
    {
        Random random = new(30 + dimension);
        HPolyhedron cube = HPolyhedron.Cube(dimension, -BeyondAllVertices, BeyondAllVertices);
        int settled = 0;
        int unsettled = 0;
        for (int trial = 0; trial < 150; trial++)
        {
            HyperplaneArrangement arrangement = OfFullRank(random, dimension);
            long expected = (long)CharacteristicPolynomial.Of(arrangement).Regions;
            IntegerForm[] forms = WithRepetitions(random, arrangement);
            string what = string.Join("; ", DrawnArrangements.Lines(arrangement));
            foreach (int? noise in (int?[])[null, 50, 30])
            {
                VertexEngine engine = new(cube, 0, KernelArithmetic.Filtered, CancellationToken.None);
                VertexCell cell = engine.Root();
                Cut[] cuts = [.. forms.Select(form => Cuts.Of(random, form, noise))];
                long fast = engine.ValueCounter.TryCount(cell, cuts);
                settled += fast == ValueCounter.Unsettled ? 0 : 1;
                unsettled += fast == ValueCounter.Unsettled ? 1 : 0;

                Assert.That(fast, Is.EqualTo(expected).Or.EqualTo(ValueCounter.Unsettled), what);
                Assert.That(engine.CountCells(cell, cuts), Is.EqualTo(expected), what);
                Assert.That(engine.CountCells(cell, cuts), Is.EqualTo(expected), "again " + what);
                Assert.That(engine.PathCount, Is.EqualTo(1 + (2 * dimension)), "the path is as before");

                VertexEngine exact = new(cube, 0, KernelArithmetic.ExactOnly, CancellationToken.None);
                VertexCell root = exact.Root();
                Assert.That(exact.ValueCounter.TryCount(root, cuts), Is.EqualTo(ValueCounter.Unsettled), what);
                Assert.That(exact.CountCells(root, cuts), Is.EqualTo(expected), what);
            }
        }

        Assert.That(settled, Is.GreaterThan(20));
        Assert.That(unsettled, Is.GreaterThan(20));
    }

    /// <summary>A small cube cuts the arrangements: some vertices outside, some on its faces.</summary>
    [Test]
    public void Cells_of_a_small_cube_as_many_as_a_list_has([Values(1, 2, 3, 4)] int dimension, [Values(1, 2)] int halfWidth)
    {
        Random random = new(60 + dimension);
        for (int trial = 0; trial < (dimension == 4 ? 15 : 40); trial++)
        {
            Network network = ChamberEnumerator.ToNetwork(DrawnArrangements.Random(random, dimension, random.Next(2, 9), 2));
            HPolyhedron cube = HPolyhedron.Cube(dimension, -halfWidth, halfWidth);

            Assert.That(
                RegionEnumerator.Count(network, cube, Engine.Vertex).ActivationRegions, Is.EqualTo(Walks.All(network, cube).Count));
        }
    }

    /// <summary>All of space: leaky ReLUs of slope 1 cut it into orthants, in which the arrangement of the last layer is counted.</summary>
    [Test]
    public void Cells_of_all_of_space([Values(1, 2, 3, 4)] int dimension, [Values] bool withIdleInput)
    {
        Random random = new(90 + dimension);
        for (int trial = 0; trial < (dimension == 4 ? 20 : 60); trial++)
        {
            HyperplaneArrangement arrangement = DrawnArrangements.Random(
                random, dimension, random.Next(1, 8), 1 + (trial % 2), linear: trial % 5 == 0);
            BigInteger[][] axes = [.. Enumerable.Range(0, dimension).Select(k => Unit(dimension + 1, k))];
            HyperplaneArrangement all = DrawnArrangements.FromRows(
                dimension, [.. axes, .. Enumerable.Range(0, arrangement.Count).Select(i => arrangement.Rows.Row(i).ToArray())]);
            Rational[][] orthants = [.. axes.Select(row => Widen(row, withIdleInput))];
            Network network = Nets.Of(
                Nets.Layer(Activation.LeakyRelu(1), orthants),
                Nets.Layer(
                    Activation.Relu,
                    [.. Enumerable.Range(0, arrangement.Count).Select(i => Widen(arrangement.Rows.Row(i).ToArray(), false))]));
            HPolyhedron space = HPolyhedron.WholeSpace(dimension + (withIdleInput ? 1 : 0));
            long expected = (long)CharacteristicPolynomial.Of(all).Regions;

            Assert.That(RegionEnumerator.Count(network, space, Engine.Vertex).ActivationRegions, Is.EqualTo(expected));
            Assert.That(Walks.All(network, space, engine: Engine.Vertex), Has.Count.EqualTo(expected));
        }
    }

    /// <summary>Three concurrent lines, or planes through a line, that miss being concurrent by a hair:
    /// the values alone must not say how many cells.</summary>
    [Test]
    public void Near_concurrences_are_not_settled_by_values(
        [Values(2, 3, 4)] int dimension, [Values(0, 30, 60, 200)] int bits, [Values(-1, 1)] int sign)
    {
        // x, y and x + y - c = 0 within the cube, beside others in general position: 6 or 7 cells of the plane,
        // a third more coordinate doubles them.
        Rational offset = bits == 0 ? 0 : sign * new Rational(1, BigInteger.Pow(2, bits));
        Rational third = new(1, 3);
        List<Rational[]> rows = [];
        foreach ((int a, int b, Rational c) in (IEnumerable<(int, int, Rational)>)[(1, 0, -third), (0, 1, third), (1, 1, offset)])
        {
            Rational[] row = new Rational[dimension + 1];
            (row[0], row[1], row[^1]) = (a, b, c);
            rows.Add(row);
        }

        for (int k = 2; k < dimension; k++)
        {
            Rational[] row = new Rational[dimension + 1];
            row[k] = 1;
            rows.Add(row);
        }

        Network network = Nets.Of(Nets.Layer(Activation.Relu, rows));

        Assert.That(
            RegionEnumerator.Count(network, TestDomains.SymmetricBox(dimension), Engine.Vertex).ActivationRegions,
            Is.EqualTo((offset.IsZero ? 6 : 7) << (dimension - 2)));
    }

    [Test]
    public void No_cut_and_one_that_misses_leave_one_cell()
    {
        VertexEngine engine = new(TestDomains.SymmetricBox(3), 0, KernelArithmetic.Filtered, CancellationToken.None);
        VertexCell cell = engine.Root();
        Cut misses = Cuts.Exact(IntegerForm.FromIntegers([1, 1, 1, 4]));
        Cut touches = Cuts.Exact(IntegerForm.FromIntegers([1, 1, 1, 3]));
        Cut constant = Cuts.Exact(IntegerForm.FromIntegers([0, 0, 0, 1]));
        Cut zero = Cuts.Exact(IntegerForm.FromIntegers([0, 0, 0, 0]));
        Cut cuts = Cuts.Exact(IntegerForm.FromIntegers([1, 1, 1, 2]));

        Assert.That(engine.CountCells(cell, []), Is.EqualTo(1));
        Assert.That(engine.CountCells(cell, [misses]), Is.EqualTo(1));
        Assert.That(engine.CountCells(cell, [touches, misses, constant, zero, touches]), Is.EqualTo(1));
        Assert.That(engine.CountCells(cell, [zero, touches, cuts, misses, cuts]), Is.EqualTo(2));
    }

    /// <summary>Two lines that cross within a hair of the square's side, the first known up to more than that: whether they cross inside,
    /// four cells, or outside, three, depends on where exactly the first ends. Other coordinates only double the cells.</summary>
    [Test]
    public void Crossings_near_the_boundary_are_not_settled_by_inexact_values([Values(2, 3, 4)] int dimension)
    {
        Random random = new(dimension);
        int settled = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            // y = s, and y = s + m (x - 1 + t), which crosses it at x = 1 - t.
            Rational s = new(random.Next(-50, 51), 64);
            Rational m = new((random.Next(2) == 0 ? 1 : -1) * random.Next(1, 9), 8);
            Rational t = new(random.Next(2) == 0 ? 1 : -1, BigInteger.Pow(2, random.Next(10, 40)));
            List<IntegerForm> forms = [Form(dimension, 0, 1, -s), Form(dimension, -m, 1, -s + m - (m * t))];
            for (int k = 2; k < dimension; k++)
            {
                forms.Add(IntegerForm.FromIntegers(Unit(dimension + 1, k)));
            }

            VertexEngine engine = new(TestDomains.SymmetricBox(dimension), 0, KernelArithmetic.Filtered, CancellationToken.None);
            VertexCell cell = engine.Root();
            Cut[] cuts = [.. forms.Select((form, i) => Cuts.Of(random, form, i == trial % 2 ? random.Next(15, 40) : null))];
            random.Shuffle(cuts);
            int expected = (t > 0 ? 4 : 3) << (dimension - 2);
            long fast = engine.ValueCounter.TryCount(cell, cuts);
            settled += fast == ValueCounter.Unsettled ? 0 : 1;

            Assert.That(fast, Is.EqualTo(expected).Or.EqualTo(ValueCounter.Unsettled));
            Assert.That(engine.CountCells(cell, cuts), Is.EqualTo(expected));
        }

        Assert.That(settled, Is.InRange(50, 350));
    }

    /// <summary>Small boxes and simplices, in which stated errors are hardly larger than true ones,
    /// against the same method with every decision exact.</summary>
    [TestCase(2, 500)]
    [TestCase(3, 300)]
    [TestCase(4, 60)]
    public void Inexact_forms_change_no_count(int dimension, int trials) => CompareWithExact(dimension, trials, seed: 3);

    [Explicit("a soak of a few minutes")]
    [TestCase(2, 40_000)]
    [TestCase(3, 20_000)]
    [TestCase(4, 3000)]
    [TestCase(5, 300)]
    public void Soak(int dimension, int trials) => CompareWithExact(dimension, trials, seed: 3000);

    private static void CompareWithExact(int dimension, int trials, int seed)
    {
        Random random = new(seed + dimension);
        int settled = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            IntegerForm[] forms = WithRepetitions(
                random, DrawnArrangements.Random(random, dimension, random.Next(2, 12), random.Next(1, 4)));
            HPolyhedron domain = RandomDomains.Draw(random, trial % 2 == 0 ? DomainKind.Box : DomainKind.Simplex, dimension);
            VertexEngine engine = new(domain, 0, KernelArithmetic.Filtered, CancellationToken.None);
            VertexEngine exact = new(domain, 0, KernelArithmetic.ExactOnly, CancellationToken.None);
            VertexCell cell = engine.Root();
            Cut[] cuts =
                [.. forms.Select(form => Cuts.Of(random, form, random.Next(3) switch { 0 => null, 1 => 52, _ => random.Next(8, 52) }))];
            long expected = exact.CountCells(exact.Root(), cuts);
            long fast = engine.ValueCounter.TryCount(cell, cuts);
            settled += fast == ValueCounter.Unsettled ? 0 : 1;

            Assert.That(fast, Is.EqualTo(expected).Or.EqualTo(ValueCounter.Unsettled));
            Assert.That(engine.CountCells(cell, cuts), Is.EqualTo(expected));
        }

        TestContext.Out.WriteLine($"dimension {dimension}: {settled} of {trials} settled by values");
        Assert.That(settled, Is.GreaterThan(0));
    }

    private static IntegerForm Form(int dimension, Rational x, Rational y, Rational constant)
    {
        Rational[] normal = new Rational[dimension];
        (normal[0], normal[1]) = (x, y);
        return IntegerForm.FromRationals(normal, constant);
    }

    private static HyperplaneArrangement OfFullRank(Random random, int dimension)
    {
        while (true)
        {
            HyperplaneArrangement arrangement = DrawnArrangements.Random(
                random, dimension, random.Next(dimension, dimension + 6), random.Next(2) == 0 ? LargestEntry : random.Next(1, 4),
                linear: random.Next(5) == 0);
            if (arrangement.Rank == dimension)
            {
                return arrangement;
            }
        }
    }

    // Its forms, a few of them twice or with the other sign, in any order.
    private static IntegerForm[] WithRepetitions(Random random, HyperplaneArrangement arrangement)
    {
        List<IntegerForm> forms = [];
        for (int i = 0; i < arrangement.Count; i++)
        {
            BigInteger[] row = arrangement.Rows.Row(i).ToArray();
            forms.Add(IntegerForm.FromIntegers(row));
            if (random.Next(4) == 0)
            {
                int sign = random.Next(2) == 0 ? 1 : -1;
                forms.Add(IntegerForm.FromIntegers(Array.ConvertAll(row, entry => sign * entry)));
            }
        }

        IntegerForm[] order = [.. forms];
        random.Shuffle(order);
        return order;
    }

    private static BigInteger[] Unit(int length, int index)
    {
        BigInteger[] row = new BigInteger[length];
        row[index] = BigInteger.One;
        return row;
    }

    private static Rational[] Widen(BigInteger[] row, bool withIdleInput)
    {
        ImmutableArray<Rational> entries = [.. row.Select(entry => (Rational)entry)];
        return withIdleInput ? [.. entries[..^1], 0, entries[^1]] : [.. entries];
    }
}
