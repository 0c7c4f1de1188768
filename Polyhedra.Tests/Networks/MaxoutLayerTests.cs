using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

public sealed class MaxoutLayerTests
{
    [TestCase(0, "5")]
    [TestCase(0, "5", "5")]
    [TestCase(1, "4", "5", "5")]
    [TestCase(2, "-1", "-1", "-1/2")]
    [TestCase(0, "0", "-1/1000000000000000000000", "0")]
    public void The_piece_is_the_lowest_index_of_the_largest_value(int piece, params string[] values) =>
        Assert.That(MaxoutLayer.PieceAt([.. values.Select(value => Rational.Parse(value))]), Is.EqualTo(piece));

    [Test]
    public void Knows_its_sizes()
    {
        MaxoutLayer layer = new(new RationalMatrix(6, 4, [.. new Rational[24]]), [.. new Rational[6]], 3);

        Assert.That(layer.UnitCount, Is.EqualTo(2));
        Assert.That(layer.InputCount, Is.EqualTo(4));
        Assert.That(layer.Rank, Is.EqualTo(3));
        Assert.That(layer.PieceCount, Is.EqualTo(3));
        Assert.That(layer.HasGates, Is.True);
        Assert.That(layer.Header, Is.EqualTo("maxout 2 3"));
    }

    [Test]
    public void Layers_chain_by_units_and_not_by_rows()
    {
        MaxoutLayer layer = new(new RationalMatrix(6, 1, [.. new Rational[6]]), [.. new Rational[6]], 3);
        DenseLayer fits = new(new RationalMatrix(1, 2, [1, 1]), [0], Activation.Identity);
        DenseLayer fitsNot = new(new RationalMatrix(1, 6, [.. new Rational[6]]), [0], Activation.Identity);

        Assert.That(new Network([layer, fits]).OutputCount, Is.EqualTo(1));
        Assert.Throws<ArgumentException>(() => new Network([layer, fitsNot]));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(37)]
    public void A_rank_outside_1_to_36_is_refused(int rank)
    {
        RationalMatrix weights = new(37, 1, [.. new Rational[37]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxoutLayer(weights, [.. new Rational[37]], rank));
    }

    [Test]
    public void Rows_that_are_no_whole_units_are_refused() =>
        Assert.Throws<ArgumentException>(() => new MaxoutLayer(new RationalMatrix(4, 1, [.. new Rational[4]]), [.. new Rational[4]], 3));

    [Test]
    public void A_bias_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MaxoutLayer(new RationalMatrix(4, 1, [.. new Rational[4]]), [.. new Rational[2]], 2));
}
