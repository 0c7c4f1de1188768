using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks.Files;

public class NetworkFileWritingTests
{
    [Test]
    public void ExactNetworksComeBack()
    {
        Random random = new(9);
        for (int i = 0; i < 50; i++)
        {
            AssertComesBack(TestNetworks.Random(random, random.Next(1, 5), random.Next(1, 5), random.Next(1, 5)));
        }
    }

    [Test]
    public void FloatsOfAllSizesComeBack()
    {
        Random random = new(10);
        AssertComesBack(TestNetworks.Random(random, NumberRule.Float32, () => AnySingle(random), 20, 40, 20));
        AssertComesBack(TestNetworks.Random(random, NumberRule.Float64, () => AnyDouble(random), 20, 40, 20));
    }

    [Test]
    public void FloatsAtTheEdgesComeBack()
    {
        float[] singles = [float.MaxValue, -float.Epsilon, float.BitIncrement(0), 1.17549435e-38f, 1.17549421e-38f, 16777216, 0.1f, 1e-10f];
        double[] doubles =
            [double.MaxValue, -double.Epsilon, 2.2250738585072014e-308, 2.2250738585072011e-308, 9007199254740992, 0.1, 1e23];
        AssertComesBack(OneUnit([.. singles.Select(Rational.FromSingle)], NumberRule.Float32));
        AssertComesBack(OneUnit([.. doubles.Select(Rational.FromDouble)], NumberRule.Float64));
        for (int exponent = -149; exponent < 128; exponent++)
        {
            AssertComesBack(OneUnit([Rational.FromSingle(MathF.ScaleB(1, exponent))], NumberRule.Float32));
        }
    }

    [Test]
    public void NumbersAreShort()
    {
        Assert.That(Written(OneUnit([Rational.FromSingle(0.1f)], NumberRule.Float32)), Does.Contain("[0.1]"));
        Assert.That(Written(OneUnit([new Rational(1, 3), 4, Rational.Parse("-9007199254740993")], NumberRule.Exact)),
            Does.Contain("[\"1/3\", 4, \"-9007199254740993\"]"));
    }

    [Test]
    public void TheStreamIsLeftOpen()
    {
        using MemoryStream stream = new();
        NetworkWriter.Write(OneUnit([1], NumberRule.Exact), stream);
        Assert.That(stream.CanWrite, Is.True);
    }

    [Test]
    public void AWeightThatTheRuleCannotReadIsRefused()
    {
        Assert.Throws<ArgumentException>(() => Written(OneUnit([new Rational(1, 3)], NumberRule.Float32)));
        Assert.Throws<ArgumentException>(() => Written(OneUnit([Rational.Parse("1e39")], NumberRule.Float32)));
        Assert.Throws<ArgumentException>(() => Written(OneUnit([Rational.Parse("1e10000") * Rational.Parse("1e10000")], NumberRule.Exact)));
    }

    [Test]
    public void NotesAreKeysThatReadersIgnore()
    {
        Network network = OneUnit([1], NumberRule.Exact);
        using MemoryStream stream = new();
        JsonObject notes = new() { ["source"] = "n < 3 \"é\"", ["claim"] = new JsonObject { ["regions"] = 2 }, ["none"] = null };
        NetworkWriter.Write(network, stream, notes);
        string text = Encoding.UTF8.GetString(stream.ToArray());

        Assert.That(text, Does.Contain("\n  \"source\": \"n < 3 \\\"é\\\"\",\n  \"claim\": {\"regions\":2},\n  \"none\": null,\n  "
            + "\"layers\": ["));
        Assert.That(NetworkDigest.Compute(TestNetworks.Parse(text, NumberRule.Exact)), Is.EqualTo(NetworkDigest.Compute(network)));
    }

    [Test]
    public void ANoteCannotTakeAKeyOfTheFormat([Values("format", "inputs", "numbers", "layers")] string key) =>
        Assert.Throws<ArgumentException>(
            () => NetworkWriter.Write(OneUnit([1], NumberRule.Exact), Stream.Null, new JsonObject { [key] = 1 }));

    private static Network OneUnit(Rational[] weights, NumberRule rule) =>
        new([new DenseLayer(new RationalMatrix(1, weights.Length, [.. weights]), [Rational.Zero], Activation.Relu)], rule);

    private static string Written(Network network)
    {
        using MemoryStream stream = new();
        NetworkWriter.Write(network, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertComesBack(Network network)
    {
        Network again = TestNetworks.Parse(Written(network), network.Numbers);
        Assert.That(again.Numbers, Is.EqualTo(network.Numbers));
        Assert.That(NetworkDigest.Compute(again), Is.EqualTo(NetworkDigest.Compute(network)));
        for (int l = 0; l < network.Layers.Length; l++)
        {
            Assert.That(again.Layers[l].Weights, Is.EqualTo(network.Layers[l].Weights));
            Assert.That(again.Layers[l].Bias, Is.EqualTo(network.Layers[l].Bias));
        }
    }

    private static Rational AnySingle(Random random)
    {
        float value;
        do
        {
            value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        }
        while (!float.IsFinite(value));
        return Rational.FromSingle(value);
    }

    private static Rational AnyDouble(Random random)
    {
        double value;
        do
        {
            value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        }
        while (!double.IsFinite(value));
        return Rational.FromDouble(value);
    }
}
