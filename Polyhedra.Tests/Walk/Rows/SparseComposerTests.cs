using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Rows;

/// <summary>Rows of sparse layers that are composed from cell to cell, and what is seen to be the same among them.</summary>
public sealed class SparseComposerTests
{
    private const int Dimension = 3;
    private const int Units = 24;

    [Test]
    public void Rows_do_not_depend_on_the_cells_before()
    {
        Random random = new(1640);
        Network network = Draw(random);
        (LayerState first, LayerState second) = States(network);
        int partly = 0;
        for (int cell = 0; cell < 60; cell++)
        {
            for (int flips = random.Next(3); flips >= 0; flips--)
            {
                first.Frame.Pieces[random.Next(Units)] ^= 1;
            }

            second.ComposeFrom(first);
            second.MakeForms();
            (LayerState other, LayerState fresh) = States(network);
            first.Frame.Pieces.CopyTo(other.Frame.Pieces, 0);
            fresh.ComposeFrom(other);
            fresh.MakeForms();

            Assert.That(second.IsSparse, Is.True);
            Assert.That(second.Rows, Is.EqualTo(fresh.Rows));
            Assert.That(second.Forms, Is.EqualTo(fresh.Forms));
            partly += cell > 0 ? 1 : 0;
        }

        Assert.That(partly, Is.EqualTo(59));
    }

    [Test]
    public void What_is_seen_to_be_the_same_is_the_same()
    {
        Random random = new(1650);
        int same = 0;
        for (int trial = 0; trial < 40; trial++)
        {
            (LayerState first, LayerState second) = States(Draw(random));
            foreach (ref byte piece in first.Frame.Pieces.AsSpan())
            {
                piece = (byte)random.Next(2);
            }

            second.Frame.Forget();
            for (int f = 0; f < second.Layer.Forms.Count; f++)
            {
                int left = second.Layer.Forms.LowerRow(f);
                int right = second.Layer.Forms.UpperRow(f);
                if (second.Frame.SameRows.Are(1, left, right))
                {
                    Assert.That(second.Frame.ExactForm(f).Coefficients.ToArray(), Is.All.EqualTo(BigInteger.Zero));
                    same++;
                }
            }
        }

        Assert.That(same, Is.GreaterThan(50), "the networks drawn have too few equal rows");
    }

    private static (LayerState First, LayerState Second) States(Network network)
    {
        NetworkFrames frames = new(network);
        LayerState first = new(frames[0], Dimension);
        first.LoadOwnWeights();
        return (first, new LayerState(frames[1], Dimension));
    }

    // Relus of which some are alike, and a pooling layer over them with few weights.
    private static Network Draw(Random random)
    {
        SparseMatrix.Builder relus = new(Dimension);
        List<Rational> bias = [];
        for (int unit = 0; unit < Units; unit++)
        {
            int kind = random.Next(4);
            for (int k = 0; k < Dimension; k++)
            {
                relus.Add(k, kind == 0 ? 1 : new Rational(random.Next(-9, 10), 7));
            }

            relus.EndRow();
            bias.Add(kind == 0 ? 0 : new Rational(random.Next(-9, 10), 3));
        }

        SparseMatrix.Builder pool = new(Units);
        for (int row = 0; row < 2 * Units; row++)
        {
            pool.Add(random.Next(Units), row % 5 == 0 ? 2 : 1);
            pool.EndRow();
        }

        return new Network(
        [
            new DenseLayer(relus.ToMatrix(), [.. bias], [.. Enumerable.Repeat(Activation.Relu, Units)]),
            new MaxoutLayer(
                pool.ToMatrix(), [.. Enumerable.Repeat(Rational.Zero, 2 * Units)], [.. Enumerable.Repeat(4, Units / 2)]),
        ]);
    }
}
