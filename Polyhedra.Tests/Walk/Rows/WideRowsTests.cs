using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Rows;

/// <summary>Exact rows on both sides of what 128 bits hold: every map is compared with the naive composition.</summary>
public sealed class WideRowsTests
{
    /// <summary>The largest coefficients of the second layer are 2 times 2^62 times 2^e, so the last rows that fit have e = 61.</summary>
    [Test]
    public void Rows_are_exact_where_they_fit_and_where_they_do_not(
        [Range(58, 70)] int exponent, [Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        BigInteger large = BigInteger.One << exponent;
        BigInteger larger = (BigInteger.One << 62) - 1;
        Network network = Nets.Of(
            Nets.Relu($"{large} {large - 1} | 1", $"{-large} {large} | -1"),
            Nets.Relu($"{larger} {larger} | {large}", $"{-larger} {larger} | 3"),
            Nets.Identity("1 -1 | 1/3"));

        Assert.That(Walks.All(network, engine: engine), Has.Count.GreaterThan(4));
    }

    [Test]
    public void Slopes_and_intercepts_count_too([Range(56, 68, 3)] int exponent, [Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        Rational large = BigInteger.One << exponent;
        Network network = Nets.Of(
            Nets.Layer(Activation.LeakyRelu(new Rational(1, 7)), [[large, 1, 1], [1, -large, 2]]),
            Nets.Layer(Activation.Relu6, [[large, large, 0], [large, -large, -large]]),
            Nets.Layer(Activation.Identity, [[1, large, new Rational(1, 5)]]));

        Assert.That(Walks.All(network, engine: engine), Has.Count.GreaterThan(4));
    }
}
