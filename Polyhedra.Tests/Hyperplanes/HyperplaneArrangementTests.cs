using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Hyperplanes;

public sealed class HyperplaneArrangementTests
{
    [Test]
    public void Rows_become_primitive_and_keep_their_positive_side()
    {
        HyperplaneArrangement arrangement = Arrangements.Of(2, "1/2 -1/3 | 1", "-4 6 | 2", "0 -5 | 0");

        Assert.That(Arrangements.Lines(arrangement), Is.EqualTo(new[] { "3 -2 6", "-2 3 1", "0 -1 0" }));
        Assert.That(arrangement.Dimension, Is.EqualTo(2));
        Assert.That(arrangement.Count, Is.EqualTo(3));
        Assert.That(arrangement.DuplicateCount, Is.Zero);
    }

    [Test]
    public void Multiples_of_either_sign_are_one_hyperplane_as_it_was_first_given()
    {
        HyperplaneArrangement arrangement = Arrangements.Of(
            2, "-1 2 | 3", "2 -4 | -6", "1/7 -2/7 | -3/7", "-1 2 | 3", "1 -2 | 3", "-5 10 | -15", "0 1 | 0", "0 -1/9 | 0");

        Assert.That(Arrangements.Lines(arrangement), Is.EqualTo(new[] { "-1 2 3", "1 -2 3", "0 1 0" }));
        Assert.That(arrangement.DuplicateCount, Is.EqualTo(5));
    }

    [Test]
    public void A_zero_normal_is_an_argument_error()
    {
        Assert.That(() => Arrangements.Of(2, "1 0 | 0", "0 0 | 1"), Throws.ArgumentException.With.Message.Contains("row 1"));
        Assert.That(() => HyperplaneArrangement.FromIntegerRows(new IntegerMatrix(0, 0, [])), Throws.ArgumentException);
        Assert.That(() => HyperplaneArrangement.FromIntegerRows(new IntegerMatrix(1, 1, [BigInteger.One])), Throws.ArgumentException);
    }

    [TestCase(0, "1 0 0 | 0", TestName = "linear")]
    [TestCase(1, "1 0 0 | 0", "1 1 0 | 2", TestName = "with an offset")]
    public void Linear_means_that_no_offset_is_there(int offsets, params string[] rows) =>
        Assert.That(Arrangements.Of(3, rows).IsLinear, Is.EqualTo(offsets == 0));

    [Test]
    public void No_hyperplane_is_an_arrangement_of_rank_0()
    {
        HyperplaneArrangement arrangement = Arrangements.Of(3);

        Assert.That(arrangement.Rank, Is.Zero);
        Assert.That(arrangement.IsLinear, Is.True);
        Assert.That(arrangement.Essentialise().Dimension, Is.Zero);
    }

    [Test]
    public void The_essentialisation_keeps_columns_that_are_a_basis()
    {
        // Column 0 is zero, column 2 is twice column 1, column 4 is the sum of columns 1 and 3.
        HyperplaneArrangement arrangement = Arrangements.Of(5, "0 1 2 0 1 | 5", "0 0 0 1 1 | 0", "0 2 4 4 6 | 7");

        Assert.That(arrangement.Rank, Is.EqualTo(2));
        Assert.That(Arrangements.Lines(arrangement.Essentialise()), Is.EqualTo(new[] { "1 0 5", "0 1 0", "2 4 7" }));
    }

    [Test]
    public void An_essential_arrangement_is_its_own_essentialisation()
    {
        HyperplaneArrangement arrangement = Arrangements.Of(2, "1 1 | 0", "1 -1 | 3");

        Assert.That(arrangement.Essentialise(), Is.SameAs(arrangement));
    }

    [Test]
    public void Distinct_hyperplanes_stay_distinct_in_the_essentialisation()
    {
        Random random = new(20);
        for (int i = 0; i < 200; i++)
        {
            // A copy of each of two columns, so that the rank is below the dimension.
            HyperplaneArrangement small = Arrangements.Random(random, 2, 6, 2);
            HyperplaneArrangement large = Arrangements.FromRows(4, Enumerable.Range(0, small.Count).Select(k =>
                (BigInteger[])[small.Rows[k, 0], small.Rows[k, 0]
                    - small.Rows[k, 1], small.Rows[k, 1], small.Rows[k, 1], small.Rows[k, 2]]));

            HyperplaneArrangement essential = large.Essentialise();

            Assert.That(essential.Count, Is.EqualTo(small.Count));
            Assert.That(essential.DuplicateCount, Is.Zero);
            Assert.That(essential.Dimension, Is.EqualTo(small.Rank));
        }
    }
}
