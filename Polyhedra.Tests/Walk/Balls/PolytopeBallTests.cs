using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk.Balls;

/// <summary>Balls of the sum and the maximum norm.</summary>
public sealed class PolytopeBallTests
{
    [Test]
    public void A_cube_is_a_box()
    {
        Random random = new(11);
        for (int i = 0; i < 30; i++)
        {
            Network network = RandomNets.DrawGates(random, WeightKind.QuarterGrid, 2, 6);
            Ball ball = new([(Rational)random.Next(-4, 5) / 2, 1], (Rational)random.Next(1, 9) / 2, BallNorm.Maximum);
            HPolyhedron box = HPolyhedron.Box(ball.Centre.Select(x => x - ball.Radius), ball.Centre.Select(x => x + ball.Radius));

            Assert.That(Count(network, ball, Engine.Lp), Is.EqualTo(NaiveEnumerator.Enumerate(network, box).Count));
            Assert.That(Count(network, ball, Engine.Vertex), Is.EqualTo(Count(network, ball, Engine.Lp)));
        }
    }

    [Test]
    public void A_cross_polytope_is_cut_out_by_its_facets()
    {
        Random random = new(12);
        for (int i = 0; i < 30; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = RandomNets.DrawGates(random, WeightKind.QuarterGrid, dimension, 5);
            Ball ball = new(
                [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-4, 5) / 2)], (Rational)random.Next(1, 9) / 2,
                BallNorm.Sum);

            Assert.That(Count(network, ball, Engine.Auto), Is.EqualTo(NaiveEnumerator.Enumerate(network, CrossPolytope(ball)).Count));
        }
    }

    [Test]
    public void Above_the_dimension_of_facets_a_cross_polytope_is_a_simplex_in_twice_the_dimension()
    {
        // Five inputs: hyperplanes x_k = 1/2 and the sum; the ball of radius 1/2 around 0 touches them and no more.
        Rational half = (Rational)1 / 2;
        Rational[][] rows =
            [.. Enumerable.Range(0, 5).Select(k => (Rational[])[.. Enumerable.Range(0, 5).Select(j => (Rational)(j == k ? 1 : 0)), -half])];
        Network network = Nets.Of(Nets.Layer(Activation.Relu, rows));
        Rational[] origin = [0, 0, 0, 0, 0];

        Assert.That(Count(network, new Ball([.. origin], half, BallNorm.Sum), Engine.Auto), Is.EqualTo(1));
        Assert.That(Count(network, new Ball([.. origin], half + ((Rational)1 / 100), BallNorm.Sum), Engine.Auto), Is.EqualTo(6));
        Assert.That(Count(network, new Ball([.. origin], 1, BallNorm.Sum), Engine.Auto), Is.EqualTo(6));
        Assert.That(Count(network, new Ball([.. origin], 1 + ((Rational)1 / 100), BallNorm.Sum), Engine.Auto), Is.EqualTo(16));
    }

    [Test]
    public void Lifted_cross_polytopes_agree_with_their_facets()
    {
        Random random = new(13);
        for (int i = 0; i < 6; i++)
        {
            Network network = RandomNets.Draw(random, WeightKind.QuarterGrid, 5, (int[])[4, 2]);
            Ball ball = new(
                [.. Enumerable.Range(0, 5).Select(_ => (Rational)random.Next(-2, 3) / 2)], (Rational)random.Next(2, 9) / 2, BallNorm.Sum);
            HPolyhedron domain = random.Next(2) == 0 ? HPolyhedron.WholeSpace(5) : HPolyhedron.Cube(5, -1, 2);
            HPolyhedron cross = CrossPolytope(ball);
            RegionCountSink sink = default;

            Assert.That(
                BallEnumerator.Count(network, domain, ball).ActivationRegions,
                Is.EqualTo(RegionEnumerator.Enumerate(
                    network, new HPolyhedron(domain.Lower, domain.Upper, cross.HalfSpaces), ref sink, Engine.Lp).ActivationRegions));
        }
    }

    [Test]
    public void A_cube_in_many_dimensions()
    {
        Network network = Polyhedra.Arrangements.Studies.Constructions.RandomNetwork.HeNormal(40, [6, 4, 1], 1);

        Assert.That(
            Count(network, new Ball([.. Enumerable.Repeat(Rational.Zero, 40)], (Rational)1 / 8, BallNorm.Maximum), Engine.Auto),
            Is.EqualTo(RegionEnumerator.Count(network, HPolyhedron.Cube(40, (Rational)(-1) / 8, (Rational)1 / 8)).ActivationRegions));
    }

    private static long Count(Network network, Ball ball, Engine engine)
    {
        EnumerationSummary summary = BallEnumerator.Count(network, HPolyhedron.WholeSpace(network.InputCount), ball, engine);
        Assert.That(summary.IsComplete, Is.True);
        return summary.ActivationRegions;
    }

    private static HPolyhedron CrossPolytope(Ball ball)
    {
        List<HalfSpace> facets = [];
        for (int signs = 0; signs < 1 << ball.Dimension; signs++)
        {
            Rational[] normal = [.. Enumerable.Range(0, ball.Dimension).Select(k => (Rational)(((signs >> k) & 1) == 0 ? 1 : -1))];
            facets.Add(new HalfSpace(
                [.. normal], ball.Radius - normal.Zip(ball.Centre, (a, c) => a * c).Aggregate(Rational.Zero, (sum, term) => sum + term)));
        }

        HPolyhedron space = HPolyhedron.WholeSpace(ball.Dimension);
        return new HPolyhedron(space.Lower, space.Upper, [.. facets]);
    }
}
