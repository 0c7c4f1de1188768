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

    [Test]
    public void EveryPieceOfTheLargestRankHasItsDigit()
    {
        MaxoutLayer layer = new(new RationalMatrix(36 * 36, 1, [.. new Rational[36 * 36]]), [.. new Rational[36 * 36]], 36);
        byte[] pieces = [.. Enumerable.Range(0, 36).Select(i => (byte)i)];
        Assert.That(PatternText.Format(pieces, new Network([layer])), Is.EqualTo("0123456789abcdefghijklmnopqrstuvwxyz"));
        pieces[7] = 36;
        Assert.Throws<ArgumentException>(() => PatternText.Format(pieces, new Network([layer])));
    }

    [Test]
    public void GatesOfEveryKindHaveTheirPieces()
    {
        MaxoutLayer maxout = new(new RationalMatrix(6, 3, [.. new Rational[18]]), [.. new Rational[6]], 3);
        Network network = new([Layer(3, 1, Activation.HardTanh), maxout, Layer(1, 2, Activation.Abs), Layer(1, 1, Activation.Identity)]);
        Assert.That(PatternText.Format([0, 1, 2, 2, 0, 1], network), Is.EqualTo("012|20|1"));
        Assert.Throws<ArgumentException>(() => PatternText.Format([0, 1, 3, 2, 0, 1], network));
        Assert.Throws<ArgumentException>(() => PatternText.Format([0, 1, 2, 3, 0, 1], network));
        Assert.Throws<ArgumentException>(() => PatternText.Format([0, 1, 2, 2, 0, 2], network));
    }

    [Test]
    public void AUnitOfRankOneIsAGateWithTheOnePieceZero()
    {
        MaxoutLayer layer = new(new RationalMatrix(2, 1, [1, 2]), [0, 0], 1);
        Assert.That(PatternText.Format([0, 0], new Network([layer])), Is.EqualTo("00"));
        Assert.Throws<ArgumentException>(() => PatternText.Format([0, 1], new Network([layer])));
    }

    private static DenseLayer Layer(int units, int inputs, Activation activation) =>
        new(new RationalMatrix(units, inputs, [.. new Rational[units * inputs]]), [.. new Rational[units]], activation);
}
