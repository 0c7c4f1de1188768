using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Enumeration.Kernels.Lp;

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

            RecessionProof proof = new(new HPolyhedron([null, -1], [1, null], []), path);

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

            Assert.That(new RecessionProof(bounds, path).IsDirection([.. direction.Select(entry => (BigInteger)entry)]), Is.EqualTo(stays));
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
        RecessionProof proof = new(new HPolyhedron([null, -1], [1, null], []), path);

        Assert.That(proof.IsBoundedAbove([x, y, 7]), Is.EqualTo(isBounded));
    }

    private static HPolyhedron Bounds(Random random, int dimension) => new(
        [.. Enumerable.Range(0, dimension).Select(_ => random.Next(3) == 0 ? (Rational?)(-1) : null)],
        [.. Enumerable.Range(0, dimension).Select(_ => random.Next(3) == 0 ? (Rational?)1 : null)],
        []);
}
