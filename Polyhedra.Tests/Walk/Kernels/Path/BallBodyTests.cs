using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>A ball as a body: membership is exact, and proposals stay inside.</summary>
public sealed class BallBodyTests
{
    // The ball of radius 5 around (1, 2).
    private static readonly BallBody Body = new(new BallShape(new Ball([1, 2], 5)));

    [Test]
    public void Only_what_is_strictly_inside_is_inside([Values] bool filters)
    {
        Assert.That(IsInside([4, 6], filters), Is.False, "on the sphere");
        Assert.That(IsInside([4, Math.BitDecrement(6)], filters), Is.True);
        Assert.That(IsInside([double.NaN, 2], filters), Is.False);
        Assert.That(IsInside([1, double.PositiveInfinity], filters), Is.False);
    }

    [Test]
    public void A_point_that_is_no_double_is_judged_exactly()
    {
        // Nearer to the sphere than any double.
        Rational hair = new(1, BigInteger.Pow(10, 40));
        foreach (int sign in (int[])[-1, 0, 1])
        {
            Witness point = new(2);
            point.Set([6 + (sign * hair), 2]);
            bool usedExact = false;

            Assert.That(Body.HasInInterior(point, filters: true, ref usedExact), Is.EqualTo(sign < 0));
            Assert.That(usedExact, Is.True);
        }
    }

    [Test]
    public void The_length_within_ends_on_the_sphere()
    {
        Random random = new(41);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] point = [1 + (3 * (random.NextDouble() - 0.5)), 2 + (3 * (random.NextDouble() - 0.5))];
            double[] direction = [random.NextDouble() - 0.5, random.NextDouble() - 0.5];

            double length = Body.LengthWithin(point, direction);

            double end = Math.Sqrt(
                Math.Pow(point[0] + (length * direction[0]) - 1, 2) + Math.Pow(point[1] + (length * direction[1]) - 2, 2));
            Assert.That(length, Is.Positive);
            Assert.That(end, Is.EqualTo(5).Within(1e-12));
        }
    }

    [Test]
    public void Moves_along_the_axes_meet_the_sphere_where_the_chord_says()
    {
        double[] point = [-1.5, 3.25];
        Assert.That(Body.TryBeginMoves(point), Is.True);
        for (int round = 0; round < 3; round++)
        {
            for (int k = 0; k < 2; k++)
            {
                Body.Chord(point, k, out double up, out double down);
                Assert.That(Distance(point, k, up), Is.EqualTo(5).Within(1e-12));
                Assert.That(Distance(point, k, -down), Is.EqualTo(5).Within(1e-12));

                double before = point[k];
                double move = Body.Move(point, k, up / 2);
                Assert.That(point[k], Is.EqualTo(before + move));
            }
        }

        Body.Move(point, 0, double.NaN);
        Assert.That(point, Has.All.Matches<double>(double.IsFinite), "what is no number moves nothing");
        Assert.That(Body.TryBeginMoves([6, 2]), Is.False);
    }

    private static double Distance(double[] point, int coordinate, double by)
    {
        double[] moved = [.. point];
        moved[coordinate] += by;
        return Math.Sqrt(Math.Pow(moved[0] - 1, 2) + Math.Pow(moved[1] - 2, 2));
    }

    private static bool IsInside(double[] point, bool filters)
    {
        Witness witness = new(2);
        witness.Set(point);
        bool usedExact = false;
        return Body.HasInInterior(witness, filters, ref usedExact);
    }
}
