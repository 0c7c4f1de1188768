using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks.Files;

public class NetworkFileReadingTests
{
    [Test]
    public void EveryPartIsRead()
    {
        Network network = TestNetworks.Parse(BadInput.Network());
        Assert.That(network.InputCount, Is.EqualTo(2));
        Assert.That(network.Numbers, Is.EqualTo(NumberRule.Exact));
        Assert.That(network.Layers, Has.Length.EqualTo(2));
        Assert.That(network.Layers[0].Weights, Is.EqualTo(new RationalMatrix(2, 2, [1, 2, 3, 4])));
        Assert.That(network.Layers[0].Bias, Is.EqualTo(new Rational[] { 5, 6 }));
        Assert.That(((DenseLayer)network.Layers[0]).Activation, Is.SameAs(Activation.Relu));
        Assert.That(network.Layers[1].Weights, Is.EqualTo(new RationalMatrix(1, 2, [7, 8])));
        Assert.That(network.Layers[1].Bias, Is.EqualTo(new Rational[] { 9 }));
        Assert.That(((DenseLayer)network.Layers[1]).Activation, Is.SameAs(Activation.Identity));
    }

    [Test]
    public void AnAbsentRuleIsExact()
    {
        Network network = TestNetworks.Parse(
            BadInput.Network("\"numbers\": \"exact\", ").Replace("[5,", "[0.1,", StringComparison.Ordinal));
        Assert.That(network.Numbers, Is.EqualTo(NumberRule.Exact));
        Assert.That(network.Layers[0].Bias[0], Is.EqualTo(new Rational(1, 10)));
    }

    [Test]
    public void TheRuleHoldsWhereverItsKeyStands()
    {
        string json = BadInput.Network("\"numbers\": \"exact\", ").Replace("[5,", "[0.1,", StringComparison.Ordinal);
        Network network = TestNetworks.Parse(json[..json.LastIndexOf('}')] + ", \"numbers\": \"float32\"}");
        Assert.That(network.Numbers, Is.EqualTo(NumberRule.Float32));
        Assert.That(network.Layers[0].Bias[0], Is.EqualTo(Rational.FromSingle(0.1f)));
    }

    [TestCase("exact", NumberRule.Exact)]
    [TestCase("float32", NumberRule.Float32)]
    [TestCase("float64", NumberRule.Float64)]
    public void AnAskedRuleMayAgreeWithTheFile(string name, NumberRule rule) =>
        Assert.That(TestNetworks.Parse(BadInput.Network("exact", name), rule).Numbers, Is.EqualTo(rule));

    [Test]
    public void ExactMayBeAskedOfAFileWithoutTheKey() =>
        Assert.That(
            TestNetworks.Parse(BadInput.Network("\"numbers\": \"exact\", "), NumberRule.Exact).Numbers, Is.EqualTo(NumberRule.Exact));

    [Test]
    public void AByteOrderMarkAndBlanksAroundAreSkipped()
    {
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(" \r\n\t" + BadInput.Network() + "\n\n ")];
        Assert.That(NetworkFile.Parse(utf8, "net.json").GateCount, Is.EqualTo(2));
    }

    [Test]
    public void UnknownKeysAreIgnored()
    {
        string json = BadInput.Network("\"inputs\"", "\"expect\": {\"a\": [1, {\"é\\u00e9\": null}]}, \"proof\": \"\\n\", \"inputs\"");
        Assert.That(TestNetworks.Parse(json).GateCount, Is.EqualTo(2));
    }

    [Test]
    public void NumbersMayBeStrings()
    {
        Network network = TestNetworks.Parse(BadInput.Network("[1, 2]", "[\"-1/3\", \"+.5e1\"]"));
        Assert.That(network.Layers[0].Weights.Row(0).ToArray(), Is.EqualTo(new[] { new Rational(-1, 3), 5 }));
    }
}
