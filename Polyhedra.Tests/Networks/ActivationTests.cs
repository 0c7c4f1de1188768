using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

public sealed class ActivationTests
{
    // Activation, z, piece, value: on breakpoints, just beside them, and far away.
    [TestCase("relu", "0", 0, "0")]
    [TestCase("relu", "1/1000000000000000000000", 1, "1/1000000000000000000000")]
    [TestCase("relu", "-5", 0, "0")]
    [TestCase("identity", "-5", 0, "-5")]
    [TestCase("abs", "0", 0, "0")]
    [TestCase("abs", "-7/3", 0, "7/3")]
    [TestCase("abs", "7/3", 1, "7/3")]
    [TestCase("hardtanh", "-9", 0, "-1")]
    [TestCase("hardtanh", "-1", 0, "-1")]
    [TestCase("hardtanh", "-999999/1000000", 1, "-999999/1000000")]
    [TestCase("hardtanh", "0", 1, "0")]
    [TestCase("hardtanh", "1", 1, "1")]
    [TestCase("hardtanh", "1000001/1000000", 2, "1")]
    [TestCase("relu6", "0", 0, "0")]
    [TestCase("relu6", "-1", 0, "0")]
    [TestCase("relu6", "1/2", 1, "1/2")]
    [TestCase("relu6", "6", 1, "6")]
    [TestCase("relu6", "7", 2, "6")]
    [TestCase("leaky_relu 1/10", "0", 0, "0")]
    [TestCase("leaky_relu 1/10", "-3", 0, "-3/10")]
    [TestCase("leaky_relu 1/10", "3", 1, "3")]
    [TestCase("leaky_relu -2", "-3", 0, "6")]
    [TestCase("leaky_relu 1", "-3", 0, "-3")]
    [TestCase("leaky_relu 1", "3", 1, "3")]
    public void Has_the_piece_and_the_value(string name, string z, int piece, string value)
    {
        Activation activation = Named(name);

        Assert.That(activation.Name, Is.EqualTo(name));
        Assert.That(activation.PieceAt(Rational.Parse(z)), Is.EqualTo(piece));
        Assert.That(activation.Apply(Rational.Parse(z)), Is.EqualTo(Rational.Parse(value)));
    }

    [Test]
    public void Is_continuous_and_has_a_piece_more_than_breakpoints()
    {
        foreach (string name
            in (string[])["relu", "identity", "abs", "hardtanh", "relu6", "leaky_relu 1/10", "leaky_relu -7/2", "leaky_relu 1"])
        {
            Activation activation = Named(name);
            Assert.That(activation.Pieces, Has.Length.EqualTo(activation.Breakpoints.Length + 1), name);
            Assert.That(activation.Breakpoints, Is.Ordered, name);
            for (int j = 0; j < activation.Breakpoints.Length; j++)
            {
                Rational t = activation.Breakpoints[j];
                Rational left = (activation.Pieces[j].Slope * t) + activation.Pieces[j].Intercept;
                Rational right = (activation.Pieces[j + 1].Slope * t) + activation.Pieces[j + 1].Intercept;
                Assert.That(left, Is.EqualTo(right), $"{name} at {t}");
            }
        }
    }

    [Test]
    public void Leaky_units_are_equal_iff_their_slopes_are()
    {
        Assert.That(Activation.LeakyRelu(new Rational(2, 20)), Is.EqualTo(Activation.LeakyRelu(new Rational(1, 10))));
        Assert.That(
            Activation.LeakyRelu(new Rational(2, 20)).GetHashCode(), Is.EqualTo(Activation.LeakyRelu(new Rational(1, 10)).GetHashCode()));
        Assert.That(Activation.LeakyRelu(new Rational(1, 10)), Is.Not.EqualTo(Activation.LeakyRelu(new Rational(-1, 10))));
        Assert.That(Activation.LeakyRelu(0), Is.Not.EqualTo(Activation.Relu), "the digest tells them apart, so equality does");
        Assert.That(Activation.Relu.Equals(null), Is.False);
    }

    [Test]
    public void Only_the_identity_is_no_gate()
    {
        Assert.That(Activation.Identity.IsIdentity, Is.True);
        Assert.That(Activation.LeakyRelu(1).IsIdentity, Is.False, "its breakpoint still splits");
        Assert.That(Activation.Abs.IsIdentity, Is.False);
    }

    private static Activation Named(string name) => name switch
    {
        "relu" => Activation.Relu,
        "identity" => Activation.Identity,
        "abs" => Activation.Abs,
        "hardtanh" => Activation.HardTanh,
        "relu6" => Activation.Relu6,
        _ => Activation.LeakyRelu(Rational.Parse(name.Split(' ')[1])),
    };
}
