using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

[TestFixture]
public sealed class InteriorPointTests
{
    [TestCase(1, 6)]
    [TestCase(2, 7)]
    [TestCase(3, 6)]
    [TestCase(4, 4)]
    public void Exists_exactly_if_the_open_system_is_feasible(int dimension, int rowLimit)
    {
        Random random = new(31 + dimension);
        int found = 0;
        int absent = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            SmallProgram small = SmallProgram.Random(random, dimension, rowLimit);
            HPolyhedron set = small.ToProgram().FeasibleSet;
            ImmutableArray<Rational>? point = InteriorPoint.Find(set);
            Assert.That(point is not null, Is.EqualTo(HasInterior(small)), small.ToString());
            if (point is { } inside)
            {
                found++;
                Assert.That(set.HasInInterior(inside.AsSpan()), Is.True);
            }
            else
            {
                absent++;
            }
        }

        Assert.That(Math.Min(found, absent), Is.GreaterThan(40));
    }

    [Test]
    public void Whole_space_and_boxes_have_simple_points()
    {
        Assert.That(InteriorPoint.Find(HPolyhedron.WholeSpace(3))!.Value, Is.EqualTo(new Rational[] { 0, 0, 0 }));
        Assert.That(InteriorPoint.Find(HPolyhedron.Cube(2, -1, 1))!.Value, Is.EqualTo(new Rational[] { 0, 0 }));
        HPolyhedron half = new([null, 5], [-5, null], []);
        Assert.That(InteriorPoint.Find(half)!.Value, Is.EqualTo(new Rational[] { -6, 6 }));
    }

    [Test]
    public void Flat_and_empty_sets_have_none()
    {
        Assert.That(InteriorPoint.Find(HPolyhedron.Box([0, 1], [1, 1])), Is.Null);
        Assert.That(InteriorPoint.Find(HPolyhedron.Box([0, 2], [1, 1])), Is.Null);
        HPolyhedron line = new([null, null], [null, null], [new HalfSpace([1, 1], 0), new HalfSpace([-2, -2], 0)]);
        Assert.That(InteriorPoint.Find(line), Is.Null);
        HPolyhedron touching = new([0, 0], [1, 1], [new HalfSpace([1, 1], -2)]);
        Assert.That(InteriorPoint.Find(touching), Is.Null);
    }

    [Test]
    public void Zero_normals_count_by_their_offset()
    {
        Assert.That(InteriorPoint.Find(new HPolyhedron([0], [1], [new HalfSpace([0], 0)])), Is.Not.Null);
        Assert.That(InteriorPoint.Find(new HPolyhedron([0], [1], [new HalfSpace([0], -1)])), Is.Null);
    }

    [Test]
    public void Finds_slivers_thinner_than_any_double()
    {
        Rational tiny = new(1, BigInteger.Pow(10, 350));
        HPolyhedron sliver = new(
            [0, 0], [1, 1], [new HalfSpace([1, -1], 0), new HalfSpace([-1, 1], tiny), new HalfSpace([-1, -1], new Rational(1, 7))]);
        ImmutableArray<Rational> point = InteriorPoint.Find(sliver)!.Value;
        Assert.That(sliver.HasInInterior(point.AsSpan()), Is.True);
        HPolyhedron closed = new([0, 0], [1, 1], [new HalfSpace([1, -1], -tiny), new HalfSpace([-1, 1], tiny)]);
        Assert.That(InteriorPoint.Find(closed), Is.Null);
    }

    [Test]
    public void Prefers_few_digits()
    {
        // Float32 rows have vertices of hundreds of bits; a cell of ordinary width has a point of a few.
        Random random = new(33);
        for (int trial = 0; trial < 50; trial++)
        {
            HalfSpace[] rows =
            [
                .. Enumerable.Range(0, 6).Select(_ => new HalfSpace(
                    [.. Enumerable.Range(0, 3).Select(_ => Rational.FromSingle((2 * random.NextSingle()) - 1))],
                    Rational.FromSingle(0.25f + random.NextSingle()))),
            ];
            HPolyhedron cell = new([-1, -1, -1], [1, 1, new Rational(-1, 100)], [.. rows]);
            ImmutableArray<Rational> point = InteriorPoint.Find(cell)!.Value;
            Assert.That(point.Max(entry => entry.Denominator), Is.LessThanOrEqualTo((BigInteger)1024));
        }
    }

    [Test]
    public void Works_in_image_sized_boxes()
    {
        Random random = new(34);
        HalfSpace[] rows =
        [
            .. Enumerable.Range(0, 10).Select(_ => new HalfSpace(
                [.. Enumerable.Range(0, 784).Select(_ => Rational.FromSingle((2 * random.NextSingle()) - 1))],
                Rational.FromSingle(random.NextSingle() - 2f))),
        ];
        HPolyhedron set = new(
            [.. Enumerable.Repeat<Rational?>(0, 784)], [.. Enumerable.Repeat<Rational?>(1, 784)], [.. rows]);
        Assert.That(set.HasInInterior(InteriorPoint.Find(set)!.Value.AsSpan()), Is.True);
    }

    // Fourier-Motzkin on an extra variable t <= 1 that every strict inequality must leave room for.
    private static bool HasInterior(SmallProgram small)
    {
        int d = small.Dimension;
        List<int[]> rows = [];
        foreach (int[] row in small.Rows)
        {
            bool trivial = row[..d].All(entry => entry == 0);
            rows.Add([.. row[..d], trivial ? 0 : -1, row[d]]);
        }

        for (int k = 0; k < d; k++)
        {
            AddBound(k, 1, small.Lower[k]);
            AddBound(k, -1, small.Upper[k]);
        }

        int[] objective = new int[d + 1];
        objective[d] = 1;
        int?[] lower = new int?[d + 1];
        int?[] upper = new int?[d + 1];
        upper[d] = 1;
        string outcome = FourierMotzkin.Solve(new SmallProgram(lower, upper, [.. rows], objective));
        return outcome.StartsWith("optimal ", StringComparison.Ordinal) && outcome[8] is not ('-' or '0');

        void AddBound(int k, int direction, int? bound)
        {
            if (bound is { } value)
            {
                int[] row = new int[d + 2];
                row[k] = direction;
                row[d] = -1;
                row[d + 1] = -direction * value;
                rows.Add(row);
            }
        }
    }
}
