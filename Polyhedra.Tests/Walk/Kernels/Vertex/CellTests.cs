using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Cells cut at random, many times over and near the edge of what floating point tells: generators, facets and edges are those of
/// the constraints, every sign is right, and every coordinate is within the error that is stated for it.</summary>
public sealed class CellTests
{
    private int _sharpened;
    private int _inexact;
    private int _decidedExactly;

    // Null: computed rows are the forms. Else they are off by up to 2^-noise.
    [Test]
    public void Cells_are_what_their_constraints_say([Values(1, 2, 3, 4)] int dimension, [Values(null, 52, 36, 24)] int? noise)
    {
        Random random = new(700 + (10 * dimension) + (noise ?? 0));
        int trials = dimension switch { 1 => 40, 2 => 45, 3 => 14, _ => 3 };
        for (int trial = 0; trial < trials; trial++)
        {
            CutDown(random, dimension, noise, (DomainKind)(trial % 7), cuts: dimension == 4 ? 4 : 7);
        }

        if (dimension is 2 or 3)
        {
            Assert.That(_decidedExactly, Is.GreaterThan(10), "some signs needed exact arithmetic");
            Assert.That(_inexact, Is.GreaterThan(20), "some generators are known up to an error only");
        }
    }

    [Explicit("a soak of several minutes")]
    [TestCase(2, 3000)]
    [TestCase(3, 600)]
    [TestCase(4, 60)]
    [TestCase(5, 10)]
    public void Soak(int dimension, int trials)
    {
        Random random = new(7000 + dimension);
        for (int trial = 0; trial < trials; trial++)
        {
            int? noise = random.Next(4) switch { 0 => null, 1 => 52, 2 => random.Next(30, 50), _ => random.Next(20, 30) };
            CutDown(random, dimension, noise, (DomainKind)(trial % 7), cuts: dimension >= 4 ? 4 : 9);
        }

        TestContext.Out.WriteLine($"{_inexact} inexact generators, {_sharpened} sharpened, {_decidedExactly} forms decided exactly");
    }

    [Test]
    public void Sharpening_is_exercised()
    {
        Random random = new(1);
        for (int trial = 0; trial < 60; trial++)
        {
            CutDown(random, 2, 38, (DomainKind)(trial % 7), cuts: 7);
        }

        Assert.That(_sharpened, Is.GreaterThan(20));
    }

    [Test]
    public void Lineality_that_no_form_sees_stays()
    {
        Random random = new(5);
        for (int trial = 0; trial < 30; trial++)
        {
            // No form knows x_1.
            VertexEngine engine = new(HPolyhedron.WholeSpace(3), 1, KernelArithmetic.Filtered, CancellationToken.None);
            VertexCell cell = engine.Root();
            for (int i = 0; i < 6; i++)
            {
                IntegerForm form = IntegerForm.FromIntegers([random.Next(-3, 4), 0, random.Next(-3, 4), random.Next(-3, 4)]);
                cell = Step(engine, cell, Cuts.Of(random, form, i % 2 == 0 ? null : 40), 3, random.Next(2) == 0);
            }

            Assert.That(cell.Lineality?.Vectors, Has.Length.GreaterThanOrEqualTo(1));
        }
    }

    /// <summary>At the corner (p, q) of a box the form q x - p y + s is s, but its products have up to twice as many bits as p and
    /// q.</summary>
    [Test]
    public void Sums_of_long_integers_are_not_taken_for_exact([Range(20, 39)] int bits)
    {
        Random random = new(bits);
        foreach (int s in (int[])[-1, 0, 1, -1, 0, 1])
        {
            BigInteger p = random.NextInt64(1L << (bits - 1), 1L << bits) | 1;
            BigInteger q = random.NextInt64(1L << (bits - 1), 1L << bits) | 1;
            VertexEngine engine = new(HPolyhedron.Box([0, 0], [p, q]), 0, KernelArithmetic.Filtered, CancellationToken.None);
            Cut cut = Cuts.Exact(IntegerForm.FromIntegers([q, -p, s]));

            VertexCell cell = Step(engine, engine.Root(), cut, 2, goesNegative: s < 0);

            Assert.That(cell.Count, Is.EqualTo(s == 0 ? 3 : 5), "three corners and two new ones, unless the line goes through two corners");
        }
    }

    /// <summary>The end of an unbounded edge of y = x - 1/3 is known up to an error across the edge,
    /// and a cut close by inherits it.</summary>
    [Test]
    public void A_cut_of_an_unbounded_edge_inherits_the_error_of_its_end()
    {
        Random random = new(12);
        for (int trial = 0; trial < 50; trial++)
        {
            VertexEngine engine = new(HPolyhedron.WholeSpace(2), 0, KernelArithmetic.Filtered, CancellationToken.None);
            VertexCell cell = engine.Root();
            Rational near = new Rational(1, 3) + new Rational(1, BigInteger.Pow(2, random.Next(6, 20)));
            foreach ((string row, int? noise)
                in (IEnumerable<(string, int?)>)[("1 0 | 0", null), ("0 1 | 0", null), ("-3 3 | 1", 26), ($"1 1 | {-near}", 52)])
            {
                Rational[] entries = Nets.ParseRow(row);
                Cut cut = Cuts.Of(random, IntegerForm.FromRationals(entries.AsSpan()[..^1], entries[^1]), noise);
                Assert.That(engine.Locate(cell, cut), Is.EqualTo(Sides.Both));
                cell = engine.Clip(cell, Sign.Positive);
                Check(engine, cell, 2);
            }
        }
    }

    private void CutDown(Random random, int dimension, int? noise, DomainKind kind, int cuts)
    {
        VertexEngine engine = new(RandomDomains.Draw(random, kind, dimension), 0, KernelArithmetic.Filtered, CancellationToken.None);
        VertexCell cell = engine.Root();
        CellAssert.IsRight(engine, cell, dimension, CellAssert.ConeOf(engine, cell, dimension));
        for (int i = 0; i < cuts; i++)
        {
            NaiveCone cone = CellAssert.ConeOf(engine, cell, dimension);
            cell = Step(engine, cell, Cuts.Of(random, Form(random, dimension, cone), noise), dimension, random.Next(2) == 0);
        }
    }

    // Locates the cut, and if it cuts the cell checks both sides and goes to one of them.
    private VertexCell Step(VertexEngine engine, VertexCell cell, Cut cut, int dimension, bool goesNegative)
    {
        NaiveCone cone = CellAssert.ConeOf(engine, cell, dimension);
        long exactBefore = engine.ExactSignTests;
        Sides sides = engine.Locate(cell, cut);
        _decidedExactly += (int)(engine.ExactSignTests - exactBefore);
        Assert.That(sides, Is.EqualTo(TrueSides(cell, cone, cut.Exact)));

        // Signs may have sharpened coordinates.
        CellAssert.IsRight(engine, cell, dimension, cone);
        if (sides != Sides.Both)
        {
            return cell;
        }

        (int path, int generators) = (engine.PathCount, engine.GeneratorCount);
        engine.Split(cell, out VertexCell negative, out VertexCell positive);
        (int pathAfter, int generatorsAfter) = (engine.PathCount, engine.GeneratorCount);
        Check(engine, negative, dimension);
        engine.ResumePositive(pathAfter, generatorsAfter);
        Check(engine, positive, dimension);
        Sharpen(engine, positive, dimension);
        engine.Release(negative);
        if (!goesNegative)
        {
            engine.Release(cell);
            return positive;
        }

        engine.Release(positive);
        engine.Resume(path, generators);
        engine.Locate(cell, cut);
        VertexCell clipped = engine.Clip(cell, Sign.Negative);
        engine.Release(cell);
        Check(engine, clipped, dimension);
        return clipped;
    }

    private void Check(VertexEngine engine, VertexCell cell, int dimension)
    {
        CellAssert.IsRight(engine, cell, dimension, CellAssert.ConeOf(engine, cell, dimension));
        _inexact += Enumerable.Range(0, cell.Count).Count(v => cell.Errors[v] > 0);
    }

    private void Sharpen(VertexEngine engine, VertexCell cell, int dimension)
    {
        for (int v = 0; v < cell.Count; v++)
        {
            if (cell.Errors[v] > 0)
            {
                double before = cell.Errors[v];
                if (engine.Sharpener.TrySharpen(cell, v))
                {
                    Assert.That(cell.Errors[v], Is.LessThan(before));
                    cell.LargestNorm = Math.Max(cell.LargestNorm, cell.Norms[v]);
                    _sharpened++;
                }
            }
        }

        CellAssert.IsRight(engine, cell, dimension, CellAssert.ConeOf(engine, cell, dimension));
    }

    private static Sides TrueSides(VertexCell cell, NaiveCone cone, IntegerForm form)
    {
        Rational[] row = Cuts.RowOf(form, Sign.Positive);
        foreach (BigInteger[] vector in cell.Lineality?.Vectors ?? [])
        {
            if (!NaiveCone.Dot(row, [.. vector.Select(entry => (Rational)entry), 0]).IsZero)
            {
                return Sides.Both;
            }
        }

        Sides sides = Sides.None;
        foreach (Rational[] generator in cone.Generators)
        {
            sides |= NaiveCone.Dot(row, generator).Sign switch
            {
                Sign.Positive => Sides.Positive,
                Sign.Negative => Sides.Negative,
                _ => Sides.None,
            };
        }

        return sides;
    }

    // Small integers, normal deviates, nearly through a generator of the cell, or nearly the same as a facet.
    private static IntegerForm Form(Random random, int dimension, NaiveCone cone)
    {
        Rational[] row = [.. Enumerable.Range(0, dimension + 1).Select(_ => random.Next(3) == 0
            ? (Rational)random.Next(-3, 4)
            : RandomNets.Number(random, WeightKind.Float32))];
        switch (random.Next(4))
        {
            case 3 when cone.Facets.Any(facet => facet > 0):
                // Nearly parallel or nearly opposite to a facet.
                Rational[] facet = cone.Row(
                    cone.Facets.Where(facet => facet > 0).ElementAt(random.Next(cone.Facets.Count(facet => facet > 0))));
                Rational tiny = new(random.Next(-1, 2), BigInteger.Pow(2, random.Next(20, 70)));
                row = [.. row.Zip(facet, (entry, old) => old + (tiny * entry))];
                break;
            case 0:
                row = [.. Enumerable.Range(0, dimension + 1).Select(_ => (Rational)random.Next(-2, 3))];
                break;
            case 1:
                Rational[] through = cone.Generators[random.Next(cone.Generators.Count)];
                Rational value = NaiveCone.Dot(row, through);
                int pivot = Array.FindIndex(through, entry => !entry.IsZero);
                Rational distance = random.Next(-1, 2) * new Rational(1, BigInteger.Pow(2, random.Next(10, 80)));
                row[pivot] -= (value - distance) / through[pivot];
                break;
        }

        if (row[..^1].All(entry => entry.IsZero))
        {
            row[random.Next(dimension)] = 1;
        }

        return IntegerForm.FromRationals(row.AsSpan()[..^1], row[^1]);
    }
}
