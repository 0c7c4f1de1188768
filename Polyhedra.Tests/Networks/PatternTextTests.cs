using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

public class PatternTextTests
{
    [Test]
    public void LayersAreJoinedByABarAndIdentityLayersLeftOut()
    {
        Network network = new([Layer(2, 1, Activation.Relu), Layer(3, 2, Activation.Identity), Layer(3, 3, Activation.Relu)]);
        Assert.That(PatternText.Format([1, 0, 0, 1, 1], network), Is.EqualTo("10|011"));
    }

    [Test]
    public void ANetworkWithoutGatesHasTheEmptyPattern() =>
        Assert.That(PatternText.Format([], new Network([Layer(2, 1, Activation.Identity)])), Is.Empty);

    [Test]
    public void AWrongLengthIsRefused() =>
        Assert.Throws<ArgumentException>(() => PatternText.Format([1], new Network([Layer(2, 1, Activation.Relu)])));

    [Test]
    public void APieceThatTheActivationHasNotIsRefused() =>
        Assert.Throws<ArgumentException>(() => PatternText.Format([1, 2], new Network([Layer(2, 1, Activation.Relu)])));

    private static DenseLayer Layer(int units, int inputs, Activation activation) =>
        new(new RationalMatrix(units, inputs, [.. new Rational[units * inputs]]), [.. new Rational[units]], activation);
}
