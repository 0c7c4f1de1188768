using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Core.Polytopes;

/// <summary>Largest inscribed balls: each enclosure is proved by substitution.</summary>
public sealed class InscribedBallTests
{
    [Test]
    public void The_triangle_3_4_5_has_radius_1()
    {
        InscribedBall.Largest ball = Bounded(TestDomains.Of("1 0 | 0", "0 1 | 0", "-3 -4 | 12"), BallNorm.Euclidean);

        Assert.That((ball.Lower, ball.Upper), Is.EqualTo(((Rational)1, (Rational)1)), "all three norms are integers");
        Assert.That(ball.Centre, Is.EqualTo((Rational[])[1, 1]));
    }

    [Test]
    public void A_rectangle_has_half_its_shorter_side([Values] BallNorm norm)
    {
        InscribedBall.Largest ball = Bounded(HPolyhedron.Box([0, 0], [1, 2]), norm);

        Assert.That((ball.Lower, ball.Upper), Is.EqualTo((new Rational(1, 2), new Rational(1, 2))));
        Assert.That(ball.Centre[0], Is.EqualTo(new Rational(1, 2)));
    }

    [Test]
    public void A_strip_is_unbounded_but_its_radius_is_not()
    {
        Assert.That(Bounded(TestDomains.Of("1 0 | 1", "-1 0 | 2"), BallNorm.Euclidean).Upper, Is.EqualTo(new Rational(3, 2)));

        // Its width is 1 / sqrt 2.
        InscribedBall.Largest slanted = Bounded(TestDomains.Of("1 1 | 0", "-1 -1 | 1"), BallNorm.Euclidean);
        Assert.That(8 * slanted.Lower * slanted.Lower, Is.LessThan(Rational.One));
        Assert.That(8 * slanted.Upper * slanted.Upper, Is.GreaterThan(Rational.One));
        Assert.That(Bounded(TestDomains.Of("1 1 | 0", "-1 -1 | 1"), BallNorm.Maximum).Lower, Is.EqualTo(new Rational(1, 4)));
        Assert.That(Bounded(TestDomains.Of("1 1 | 0", "-1 -1 | 1"), BallNorm.Sum).Lower, Is.EqualTo(new Rational(1, 2)));
    }

    [TestCase("1 2 | 3")]
    [TestCase("1 0 | 0", "0 1 | 0")]
    [TestCase("1 0 | 0", "1 1000 | 0")]
    [TestCase("1 -1 | 0", "-1 2 | 0", "0 1 | 1")]
    public void A_half_plane_or_a_cone_has_balls_of_every_radius(params string[] rows)
    {
        HPolyhedron set = TestDomains.Of(rows);
        foreach (BallNorm norm in Enum.GetValues<BallNorm>())
        {
            InscribedBall.Unlimited result = (InscribedBall.Unlimited)InscribedBalls.Find(Polyhedron.FromHalfSpaces(set)!, norm);

            Assert.That(set.Forms().All(form => Slope(form, result.Direction).Sign == Sign.Positive), Is.True);
        }
    }

    [Test]
    public void All_of_space_has_balls_of_every_radius()
    {
        Assert.That(InscribedBalls.Find(Polyhedron.FromHalfSpaces(HPolyhedron.WholeSpace(3))!), Is.TypeOf<InscribedBall.Unlimited>());
    }

    /// <summary>A thin wedge: its numbers are far apart, and the largest ball touches the lid.</summary>
    [Test]
    public void Proves_what_floating_point_cannot_see()
    {
        Rational tiny = new(1, BigInteger.One << 300);
        HPolyhedron set = new(
            [0, 0], [null, 1], [new HalfSpace([-tiny, 1], 0), new HalfSpace([-1, 0], new Rational(BigInteger.One << 300))]);
        IsEnclosed(set, Bounded(set, BallNorm.Euclidean), BallNorm.Euclidean);

        // Beyond the range of doubles.
        Rational huge = new(BigInteger.One << 1200);
        HPolyhedron far = HPolyhedron.Box([huge, -huge], [huge + 1, huge]);
        Assert.That(Bounded(far, BallNorm.Euclidean).Lower, Is.EqualTo(new Rational(1, 2)));
        HPolyhedron small = new([0, 0], [null, null], [new HalfSpace([-1, -1], Rational.Reciprocal(huge))]);
        IsEnclosed(small, Bounded(small, BallNorm.Euclidean), BallNorm.Euclidean);
    }

    /// <summary>The barycentric coordinate c_i of vertex i is at least r |grad c_i| on a ball of radius r, and they sum to 1: so the
    /// radius is 1 / sum |grad c_i|.</summary>
    [Test]
    public void A_simplex_has_the_radius_of_its_closed_form([Values] BallNorm norm, [Values(1, 2, 3, 4, 5)] int dimension)
    {
        Random random = new(70 + dimension);
        for (int trial = 0; trial < 6; trial++)
        {
            (HPolyhedron set, Rational[][] vertices) = Simplices.Draw(random, dimension);
            InscribedBall.Largest ball = Bounded(set, norm);
            Rational[][] gradients = [.. vertices.Select((vertex, i) =>
            {
                HalfSpace opposite = Simplices.Opposite(vertices, i);
                Rational height = opposite.Evaluate(vertex);
                return opposite.Normal.Select(entry => entry / height).ToArray();
            })];

            // With norms from below the sum is too small, so its reciprocal too large.
            Rational most = Rational.Reciprocal(
                gradients.Aggregate(Rational.Zero, (sum, gradient) => sum + DualNorms.Enclose(gradient, norm).Lower));
            Rational least = Rational.Reciprocal(
                gradients.Aggregate(Rational.Zero, (sum, gradient) => sum + DualNorms.Enclose(gradient, norm).Upper));
            Assert.That(ball.Lower, Is.LessThanOrEqualTo(most));
            Assert.That(ball.Upper, Is.GreaterThanOrEqualTo(least));
            IsEnclosed(set, ball, norm);
        }
    }

    [Test]
    public void Every_enclosure_is_proved([Values] BallNorm norm, [Values] DomainKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(((int)kind * 10) + dimension);
        for (int trial = 0; trial < 6; trial++)
        {
            HPolyhedron set = RandomDomains.Draw(random, kind, dimension);
            for (int extra = random.Next(4); extra > 0; extra--)
            {
                set = TestDomains.Cut(set, RandomDomains.Around(random, new Rational[dimension]));
            }

            if (Polyhedron.FromHalfSpaces(set) is not { } polyhedron)
            {
                continue;
            }

            switch (InscribedBalls.Find(polyhedron, norm))
            {
                case InscribedBall.Largest ball:
                    IsEnclosed(set, ball, norm);
                    break;
                case InscribedBall.Unlimited unlimited:
                    Assert.That(
                        set.Forms().Where(form => !form.IsConstant).All(form => Slope(form, unlimited.Direction).Sign == Sign.Positive),
                        Is.True);
                    break;
            }
        }
    }

    private static InscribedBall.Largest Bounded(HPolyhedron set, BallNorm norm) =>
        (InscribedBall.Largest)InscribedBalls.Find(Polyhedron.FromHalfSpaces(set)!, norm);

    // The lower radius by substitution; the upper one by an exact linear program with norms from below, to far more digits.
    private static void IsEnclosed(HPolyhedron set, InscribedBall.Largest ball, BallNorm norm)
    {
        Assert.That(ball.Lower.Sign, Is.EqualTo(Sign.Positive));
        Assert.That(
            (ball.Upper - ball.Lower) * (BigInteger.One << (norm == BallNorm.Euclidean ? 40 : 1000)), Is.LessThanOrEqualTo(ball.Upper));
        List<HalfSpace> rows = [];
        foreach (IntegerForm form in set.Forms().Where(form => !form.IsConstant))
        {
            Rational[] normal = [.. form.Coefficients[..^1].ToArray().Select(entry => (Rational)entry)];
            HalfSpace halfSpace = new([.. normal], form.Constant);
            (Rational lower, Rational upper) = DualNorms.Enclose(normal, norm);
            Rational value = halfSpace.Evaluate(ball.Centre.AsSpan());
            if (norm == BallNorm.Euclidean)
            {
                Rational square = normal.Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry));
                Assert.That(
                    value.Sign == Sign.Positive && value * value >= ball.Lower * ball.Lower * square, Is.True, "the ball sticks out");
            }
            else
            {
                Assert.That(value, Is.GreaterThanOrEqualTo(ball.Lower * upper), "the ball sticks out");
            }

            rows.Add(new HalfSpace([.. normal, -lower], form.Constant));
        }

        ImmutableArray<Rational?> none = [.. Enumerable.Repeat((Rational?)null, set.Dimension + 1)];
        LinearProgram program = new(
            new HPolyhedron(none, none, [.. rows]), [.. Enumerable.Repeat(Rational.Zero, set.Dimension), Rational.One]);
        Rational optimum = ((LinearProgramResult.Optimal)LinearProgramSolver.Solve(program)).Value;
        Assert.That(ball.Upper * (1 + new Rational(1, BigInteger.One << 200)), Is.GreaterThanOrEqualTo(optimum));
    }

    private static Rational Slope(IntegerForm form, ImmutableArray<Rational> direction)
    {
        Rational slope = Rational.Zero;
        for (int k = 0; k < direction.Length; k++)
        {
            slope += form.Coefficients[k] * direction[k];
        }

        return slope;
    }
}
