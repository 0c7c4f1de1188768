using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Directions and forms that no honest simplex would propose must be refused.</summary>
public sealed class RecessionProofTests
{
    private const int Far = 1_000_000;

    [TestCase(true, false, 0, 1)]
    [TestCase(true, false, -1, 0)]
    [TestCase(false, false, 0, -1)] // through the lower bound of y
    [TestCase(false, false, 1, 0)] // through the upper bound of x
    [TestCase(false, false, 0, 0)]
    [TestCase(true, true, 0, 1)]
    [TestCase(true, true, -3, 3)] // along the row
    [TestCase(false, true, -3, 2)] // through the row
    [TestCase(false, true, -1, 0)]
    public void A_direction_must_stay_within_bounds_and_rows(bool stays, bool hasRow, int x, int y)
    {
        // x < 1, y > -1, and x + y + 1 > 0, the second time as the negative side of -x - y - 1.
        foreach (bool asNegative in (bool[])[false, true])
        {
            CellPath path = new(2, KernelArithmetic.Filtered);
            if (hasRow)
            {
                path.Push([1, 1, 1], asNegative);
            }

            RecessionProof proof = new(new HPolyhedron([null, -1], [1, null], []), path, new ExactBasis(path));

            Assert.That(proof.IsDirection([x, y]), Is.EqualTo(stays));
        }
    }

    [Test]
    public void A_direction_stays_iff_a_point_far_along_it_is_inside([Values(1, 2, 3)] int dimension)
    {
        Random random = new(700 + dimension);
        int staying = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            // The origin is strictly inside every bound and every row.
            HPolyhedron bounds = Bounds(random, dimension);
            CellPath path = new(dimension, KernelArithmetic.Filtered);
            List<HalfSpace> rows = [];
            for (int i = random.Next(0, 4); i > 0; i--)
            {
                int[] row = PathRows.Draw(random, dimension, constant: 1);
                path.Push(row, asNegative: random.Next(2) == 0);
                rows.Add(PathRows.ToHalfSpace(row));
            }

            int[] direction = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(-2, 3))];
            HPolyhedron cell = new(bounds.Lower, bounds.Upper, [.. rows]);
            bool stays = Array.Exists(direction, entry => entry != 0)
                && cell.HasInInterior((Rational[])[.. direction.Select(entry => (Rational)(Far * entry))]);

            RecessionProof proof = new(bounds, path, new ExactBasis(path));
            Assert.That(proof.IsDirection([.. direction.Select(entry => (BigInteger)entry)]), Is.EqualTo(stays));
            staying += stays ? 1 : 0;
        }

        Assert.That(staying, Is.InRange(50, 1950));
    }

    [TestCase(true, 1, -1)]
    [TestCase(true, 0, 0)]
    [TestCase(true, 1, 0)]
    [TestCase(true, 0, -1)]
    [TestCase(false, -1, 0)] // no lower bound of x
    [TestCase(false, 0, 1)] // no upper bound of y
    [TestCase(false, 1, 1)]
    [TestCase(false, -1, -1)]
    public void A_form_is_bounded_above_only_by_bounds_that_exist(bool isBounded, int x, int y)
    {
        // The row would bound x from below and y from above, but is not asked.
        CellPath path = new(2, KernelArithmetic.Filtered);
        path.Push([1, -1, 1]);
        RecessionProof proof = new(new HPolyhedron([null, -1], [1, null], []), path, new ExactBasis(path));

        Assert.That(proof.IsBoundedAbove([x, y, 7]), Is.EqualTo(isBounded));
    }

    [Test]
    public void Only_true_answers_are_given_and_honest_dictionaries_get_one([Values(1, 2, 3)] int dimension, [Values] bool isHonest)
    {
        Random random = new(800 + dimension);
        int[] answers = new int[3];
        for (int trial = 0; trial < 1000; trial++)
        {
            HPolyhedron bounds = Bounds(random, dimension);
            int[][] rows = Rows(random, dimension);
            CellPath path = new(dimension, KernelArithmetic.Filtered);
            Array.ForEach(rows, row => path.Push(row, asNegative: random.Next(2) == 0));
            int[] sum = SumOfNormals(bounds, rows);
            DomainBox box = new(bounds);
            int[][] lies = isHonest ? rows : [.. rows.Select(_ => PathRows.Draw(random, dimension, constant: 1))];
            double[] objective = [.. sum.Select(entry => isHonest ? entry : (double)random.Next(-2, 3))];
            if (Dictionaries.After(box.Lower, box.Upper, lies, objective) is not { } dictionary)
            {
                continue;
            }

            bool? answer = new RecessionProof(bounds, path, new ExactBasis(path))
                .Decide(dictionary, dictionary.Maximise(untilPositive: false), [.. sum.Select(entry => (BigInteger)entry)]);

            if (answer is { } isBounded)
            {
                HPolyhedron cell = new(bounds.Lower, bounds.Upper, [.. rows.Select(PathRows.ToHalfSpace)]);
                Assert.That(isBounded, Is.EqualTo(IsBounded(cell)));
            }

            answers[answer switch { true => 0, false => 1, null => 2 }]++;
        }

        Assert.That(answers[0], Is.GreaterThan(10));
        Assert.That(answers[1], Is.GreaterThan(10));
    }

    [Test]
    public void A_basis_with_a_free_coordinate_does_not_prove_a_cell_bounded()
    {
        // The strip -1 < x < 1 of the plane: the sum of its normals is 0, so bounded above, and y is free.
        HPolyhedron strip = new([-1, null], [1, null], []);
        CellPath path = new(2, KernelArithmetic.Filtered);
        DomainBox box = new(strip);
        DoubleDictionary dictionary = new(box.Lower, box.Upper);
        dictionary.SetObjective([0, 0, 0]);

        bool? answer = new RecessionProof(strip, path, new ExactBasis(path)).Decide(dictionary, ProposalStatus.Optimal, [0, 0, 0]);

        Assert.That(answer, Is.Null);
    }

    private static int[][] Rows(Random random, int dimension) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => PathRows.Draw(random, dimension, constant: 1))];

    private static int[] SumOfNormals(HPolyhedron bounds, int[][] rows) =>
    [
        .. Enumerable.Range(0, bounds.Dimension).Select(k =>
            rows.Sum(row => row[k]) + (bounds.Lower[k] is null ? 0 : 1) - (bounds.Upper[k] is null ? 0 : 1)),
        0,
    ];

    // Every coordinate has a maximum and a minimum.
    private static bool IsBounded(HPolyhedron cell)
    {
        for (int k = 0; k < cell.Dimension; k++)
        {
            foreach (int sign in (int[])[1, -1])
            {
                Rational[] objective = new Rational[cell.Dimension];
                objective[k] = sign;
                if (LinearProgramSolver.Solve(new LinearProgram(cell, [.. objective])) is LinearProgramResult.Unbounded)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static HPolyhedron Bounds(Random random, int dimension) => new(
        [.. Enumerable.Range(0, dimension).Select(_ => random.Next(3) == 0 ? (Rational?)(-1) : null)],
        [.. Enumerable.Range(0, dimension).Select(_ => random.Next(3) == 0 ? (Rational?)1 : null)],
        []);
}
