using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Studies.Bounds;

public sealed class BallBoundTests
{
    [Test]
    public void The_first_layer_is_decided_exactly()
    {
        // Lines at distance 1 (tangent), below 1, above 1 on either side; a constant and a zero row.
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[3, 4, 5], [3, 4, -4], [1, 0, 2], [0, 1, -2], [0, 0, 1], [0, 0, 0]]));
        BallBound bound = BallBound.Of(network, new Ball([0, 0], 1));

        Assert.That(bound.Layers, Is.EqualTo((BallLayerStability[])[new BallLayerStability(3, 2, 1)]));
        Assert.That(bound.Value, Is.EqualTo((BigInteger)2));
    }

    [TestCase(BallNorm.Maximum, 7, 5)]
    [TestCase(BallNorm.Sum, 4, 3)]
    public void Other_norms_have_their_dual(BallNorm norm, int touching, int cutting)
    {
        // 3 x + 4 y reaches 7 on the cube and 4 on the cross-polytope.
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[3, 4, touching], [3, 4, cutting]]));

        Assert.That(BallBound.Of(network, new Ball([0, 0], 1, norm)).Layers[0], Is.EqualTo(new BallLayerStability(1, 0, 1)));
    }

    [TestCase(WeightKind.QuarterGrid)]
    [TestCase(WeightKind.Float32)]
    [TestCase(WeightKind.RepeatedRows)]
    public void It_is_never_below_the_count(WeightKind kind)
    {
        Random random = new(5);
        bool isUseful = false;
        for (int i = 0; i < 120; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = random.Next(2) == 0
                ? RandomNets.Draw(random, kind, dimension, 9) : RandomNets.DrawGates(random, kind, dimension, 8);
            Rational radius = (Rational)random.Next(1, 9) / random.Next(1, 40);
            Ball ball = new(
                [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-4, 5) / 2)], radius, (BallNorm)random.Next(3));
            long count = BallEnumerator.Count(network, HPolyhedron.WholeSpace(dimension), ball).ActivationRegions;
            BigInteger bound = BallBound.Of(network, ball).Value;

            Assert.That(bound, Is.GreaterThanOrEqualTo((BigInteger)count), $"case {i}, radius {radius}");
            isUseful |= count > 1 && bound == count;
        }

        Assert.That(isUseful, Is.True);
    }

    [Test]
    public void Units_that_cannot_change_sign_are_found_in_later_layers()
    {
        // On the ball |x| < 1 the second layer sees h in [0, 1]: h + 1 and h - 2 have one sign.
        Network network = Nets.Of(Nets.Relu("1 | 0"), Nets.Relu("1 | 1", "1 | -2", "1 | -1/2"));

        Assert.That(BallBound.Of(network, new Ball([0], 1)).Layers[1], Is.EqualTo(new BallLayerStability(1, 1, 1)));
    }
}
