using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Search;

internal sealed class IntegerNetworkTests
{
    [Test]
    public void Rows_hold_the_weights_of_a_unit_and_its_bias()
    {
        IntegerNetwork integers = Example();
        Network network = integers.ToNetwork(2);
        Assert.Multiple(() =>
        {
            Assert.That(integers.UnitCount, Is.EqualTo(5));
            Assert.That(integers.LayerOf(1), Is.Zero);
            Assert.That(integers.LayerOf(2), Is.EqualTo(1));
            Assert.That(integers.Row(2).ToArray(), Is.EqualTo(new long[] { 7, 8, 9 }));
            Assert.That(network.Layers[1].Weights.Row(0).ToArray(), Is.EqualTo(new Rational[] { 7, 8 }));
            Assert.That(network.Layers[1].Bias[0], Is.EqualTo((Rational)9));
            Assert.That(integers.ToNetwork(1).OutputCount, Is.EqualTo(2));
        });
    }

    [Test]
    public void The_image_of_a_point_is_the_networks_output()
    {
        IntegerNetwork integers = Example();
        NetworkEvaluation exact = NetworkEvaluation.At(integers.ToNetwork(2), [-3, 2]);
        Assert.That(integers.Image(2, [-3, 2]), Is.EqualTo(exact.Output.Select(value => value.ToDouble())));
        Assert.That(integers.Image(0, [-3, 2]), Is.EqualTo(new double[] { -3, 2 }));
    }

    [Test]
    public void A_copy_is_changed_alone()
    {
        IntegerNetwork integers = Example();
        integers.Copy().Weights[0] = 99;
        Assert.That(integers.Weights[0], Is.EqualTo(1));
    }

    private static IntegerNetwork Example()
    {
        IntegerNetwork integers = new(2, [2, 3]);
        for (int k = 0; k < integers.Weights.Length; k++)
        {
            integers.Weights[k] = k + 1;
        }

        integers.Weights[3] = -5;
        return integers;
    }
}
