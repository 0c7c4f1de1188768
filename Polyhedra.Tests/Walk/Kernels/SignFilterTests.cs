using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels;

/// <summary>Signs of forms at double points, against exact evaluation, where they are hardest.</summary>
public sealed class SignFilterTests
{
    [Test]
    public void Signs_are_right_however_close_the_hyperplane_passes([Values(1, 2, 3, 6)] int dimension)
    {
        Random random = new(99 + dimension);
        CellPath path = new(dimension, KernelArithmetic.Filtered);
        Witness witness = new(dimension);
        double[] row = new double[dimension + 1];
        int decidedFast = 0;
        int decidedExactly = 0;
        for (int trial = 0; trial < 4000; trial++)
        {
            double[] point = [.. Enumerable.Range(0, dimension).Select(_ => Number(random))];
            witness.Set(point);

            // A hyperplane through the point, then moved by 0 or by a power of two down to 2^-400.
            Rational[] normal = [.. point.Select(_ => Rational.FromDouble(Number(random)))];
            Rational offset = Rational.Zero;
            for (int k = 0; k < dimension; k++)
            {
                offset -= normal[k] * Rational.FromDouble(point[k]);
            }

            int move = random.Next(-1, 2);
            offset += move * new Rational(BigInteger.One, BigInteger.Pow(2, random.Next(0, random.Next(2) == 0 ? 40 : 400)));
            IntegerForm form = IntegerForm.FromRationals(normal, offset);
            if (!ScaledRow.TryRound(form, row, out double error))
            {
                continue;
            }

            bool usedExact = false;
            double value = CellPath.Evaluate(row, witness.Approximation);
            Sign sign = path.SignOf(value, error, witness, new PathRow(form, default, Sign.Positive), ref usedExact);

            Assert.That(sign, Is.EqualTo((Sign)move));
            decidedFast += usedExact ? 0 : 1;
            decidedExactly += usedExact ? 1 : 0;
        }

        // Both ways were taken, or the test would say nothing about one of them.
        Assert.That(decidedFast, Is.GreaterThan(100));
        Assert.That(decidedExactly, Is.GreaterThan(100));
    }

    [Test]
    public void Terms_lost_in_rounding_are_allowed_for()
    {
        // 1, forty times 2^-54, which are lost one by one, then -1 - 2^-50: computed -2^-50, truly (40 - 16) 2^-54.
        const int Dimension = 41;
        double[] point = [.. Enumerable.Repeat(Math.ScaleB(1, -54), Dimension - 1), -1 - Math.ScaleB(1, -50)];
        double[] row = [.. Enumerable.Repeat(1.0, Dimension + 1)];
        IntegerForm form = IntegerForm.FromIntegers([.. Enumerable.Repeat(BigInteger.One, Dimension + 1)]);
        CellPath path = new(Dimension, KernelArithmetic.Filtered);
        Witness witness = new(Dimension);
        witness.Set(point);
        double value = CellPath.Evaluate(row, witness.Approximation);
        Assert.That(value, Is.Negative);

        bool usedExact = false;
        Sign sign = path.SignOf(value, 0, witness, new PathRow(form, default, Sign.Positive), ref usedExact);

        Assert.That(sign, Is.EqualTo(Sign.Positive));
    }

    [TestCase(0.1, false)]
    [TestCase(0.3, true)] // 0.3 (1 + 4 + 4) is more than the value
    public void The_error_of_the_row_counts_at_every_coordinate(double rowError, bool isExact)
    {
        CellPath path = new(2, KernelArithmetic.Filtered);
        Witness witness = new(2);
        witness.Set([4.0, -4.0]);
        IntegerForm form = IntegerForm.FromIntegers([1, -1, -6]);

        bool usedExact = false;
        Sign sign = path.SignOf(2, rowError, witness, new PathRow(form, default, Sign.Positive), ref usedExact);

        Assert.That(usedExact, Is.EqualTo(isExact));
        Assert.That(sign, Is.EqualTo(Sign.Positive));
    }

    [Test]
    public void A_point_too_large_for_the_filter_is_decided_exactly()
    {
        CellPath path = new(2, KernelArithmetic.Filtered);
        Witness witness = new(2);
        witness.Set([double.MaxValue, -double.MaxValue]);
        IntegerForm form = IntegerForm.FromIntegers([1, 1, -1]);
        double[] row = new double[3];
        Assert.That(ScaledRow.TryRound(form, row, out double error), Is.True);

        bool usedExact = false;
        double value = CellPath.Evaluate(row, witness.Approximation);
        Sign sign = path.SignOf(value, error, witness, new PathRow(form, default, Sign.Positive), ref usedExact);

        Assert.That(usedExact, Is.True);
        Assert.That(sign, Is.EqualTo(Sign.Negative));
    }

    [Test]
    public void A_witness_keeps_the_exact_value_of_its_doubles()
    {
        double[] point = [0.1, -3e-310, 1e300, 0, -0.0, 0.75];
        Witness witness = new(point.Length);
        witness.Set(point);

        Assert.That(witness.ToRationals(), Is.EqualTo(point.Select(Rational.FromDouble)));
        Assert.That(witness.IsDouble, Is.True);
    }

    [Test]
    public void A_witness_that_no_double_holds_is_kept_as_it_is()
    {
        Witness witness = new(2);
        witness.Set([new Rational(1, 3), 2]);

        Assert.That(witness.IsDouble, Is.False);
        Assert.That(witness.ToRationals(), Is.EqualTo((Rational[])[new Rational(1, 3), 2]));
    }

    // Of many sizes, now and then zero.
    private static double Number(Random random) =>
        random.Next(12) == 0 ? 0 : Math.ScaleB(random.NextDouble() - 0.5, random.Next(-12, 13));
}
