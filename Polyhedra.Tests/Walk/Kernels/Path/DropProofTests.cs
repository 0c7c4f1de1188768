using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>No multipliers whatever, wrong ones included, may prove what is not so.</summary>
public sealed class DropProofTests
{
    [Test]
    public void Only_true_claims_are_proved_and_true_ones_nearly_always([Values(1, 2, 3)] int dimension)
    {
        Random random = new(7100 + dimension);
        int[] proved = new int[3];
        int provable = 0;
        int honestlyProved = 0;
        for (int trial = 0; trial < 1500; trial++)
        {
            // A cell around the origin, with or without all bounds; a form; multipliers from its own simplex or from a stranger's.
            HPolyhedron bounds = Bounds(random, dimension, isBounded: random.Next(3) > 0);
            int[][] rows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => PathRows.Draw(random, dimension, random.Next(1, 3)))];
            int[] form = PathRows.Draw(random, dimension, random.Next(-5, 2));
            bool isHonest = random.Next(2) == 0;
            int[][] lies = isHonest ? rows : [.. rows.Select(_ => PathRows.Draw(random, dimension, random.Next(1, 3)))];
            double[] objective = [.. form.Select(entry => isHonest ? entry : (double)random.Next(-3, 4))];
            DomainBox box = new(bounds);
            if (Dictionaries.After(box.Lower, box.Upper, lies, objective) is not { } dictionary)
            {
                continue;
            }

            CellPath path = new(dimension, KernelArithmetic.Filtered);
            Array.ForEach(rows, row => path.Push(row, asNegative: random.Next(2) == 0));
            DropProof proof = Begin(box, path, form, asNegative: random.Next(2) == 0);
            bool isTrue = IsNowherePositive(new HPolyhedron(bounds.Lower, bounds.Upper, [.. rows.Select(PathRows.ToHalfSpace)]), form);

            bool[] holds = [proof.HoldsOnBox(), proof.HoldsInDoubles(dictionary), proof.HoldsExactly(dictionary)];
            for (int way = 0; way < holds.Length; way++)
            {
                Assert.That(holds[way] && !isTrue, Is.False, $"way {way} proves what is false");
                proved[way] += holds[way] ? 1 : 0;
            }

            if (isTrue && isHonest)
            {
                provable++;
                honestlyProved += holds[2] ? 1 : 0;
            }
        }

        Assert.That(proved, Has.All.GreaterThan(50));
        Assert.That(honestlyProved, Is.EqualTo(provable), "the basis of a right dictionary proves every true claim");
    }

    [Test]
    public void Arbitrary_multipliers_prove_only_true_claims([Values(1, 2, 3)] int dimension)
    {
        Random random = new(7200 + dimension);
        int proved = 0;
        for (int trial = 0; trial < 1500; trial++)
        {
            HPolyhedron bounds = Bounds(random, dimension, isBounded: true);
            int[][] rows = [.. Enumerable.Range(0, dimension).Select(_ => PathRows.Draw(random, dimension, random.Next(-1, 3)))];
            int[] form = PathRows.Draw(random, dimension, random.Next(-5, 2));
            CellPath path = new(dimension, KernelArithmetic.Filtered);
            Array.ForEach(rows, row => path.Push(row, asNegative: random.Next(2) == 0));
            DoubleDictionary dictionary =
                Dictionaries.WithMultipliers([.. Enumerable.Range(0, dimension).Select(_ => random.Next(-8, 9) / 4.0)]);
            DomainBox box = new(bounds);
            DropProof proof = Begin(box, path, form, asNegative: false);
            bool isTrue = IsNowherePositive(new HPolyhedron(bounds.Lower, bounds.Upper, [.. rows.Select(PathRows.ToHalfSpace)]), form);

            Assert.That(proof.HoldsInDoubles(dictionary) && !isTrue, Is.False);
            Assert.That(proof.HoldsExactly(dictionary) && !isTrue, Is.False);
            proved += proof.HoldsInDoubles(dictionary) ? 1 : 0;
        }

        Assert.That(proved, Is.GreaterThan(20));
    }

    [Test]
    public void A_negative_multiplier_proves_nothing()
    {
        // On 0 < x < 2 with x - 1 > 0: f = x - 3/2 is positive at 2. With multiplier -2 of x - 1 > 0, f + lambda c = -x + 1/2.
        CellPath path = new(1, KernelArithmetic.Filtered);
        path.Push([1, -1]);
        DropProof proof = Begin(new DomainBox(HPolyhedron.Cube(1, 1, 2)), path, [2, -3], asNegative: false);

        Assert.That(proof.HoldsInDoubles(Dictionaries.WithMultipliers(-2)), Is.False);
        Assert.That(proof.HoldsExactly(Dictionaries.WithMultipliers(-2)), Is.False);
    }

    [Test]
    public void A_supremum_of_zero_is_proved_exactly_and_not_in_doubles()
    {
        // x <= 1 by the bound, and by the row 1 - x > 0 where there is no bound.
        CellPath path = new(1, KernelArithmetic.Filtered);
        path.Push([-1, 1]);
        foreach (HPolyhedron bounds in (HPolyhedron[])[HPolyhedron.Cube(1, 0, 1), HPolyhedron.WholeSpace(1)])
        {
            DropProof proof = Begin(new DomainBox(bounds), path, [1, -1], asNegative: false);

            Assert.That(proof.HoldsOnBox(), Is.False);
            Assert.That(proof.HoldsInDoubles(Dictionaries.WithMultipliers(1)), Is.False);
            Assert.That(proof.HoldsExactly(Dictionaries.WithMultipliers(1)), Is.True);
        }
    }

    [Test]
    public void What_a_missing_bound_leaves_open_is_not_proved()
    {
        // x > 0, no other bound: -x - 1 is negative; -x + y - 1 and x - 1 are not, though their constants are.
        DomainBox box = new(new HPolyhedron([0, null], [null, null], []));
        CellPath path = new(2, KernelArithmetic.Filtered);
        DoubleDictionary dictionary = new(box.Lower, box.Upper);
        dictionary.SetObjective([0, 0, 0]);

        Assert.That(Begin(box, path, [-1, 0, -1], asNegative: false).HoldsExactly(dictionary), Is.True);
        Assert.That(Begin(box, path, [-1, 1, -1], asNegative: false).HoldsExactly(dictionary), Is.False);
        Assert.That(Begin(box, path, [1, 0, -1], asNegative: false).HoldsExactly(dictionary), Is.False);
        Assert.That(Begin(box, path, [-1, 0, -1], asNegative: false).HoldsOnBox(), Is.False, "left to exact arithmetic");
    }

    [TestCase(0.1, true)]
    [TestCase(0.2, false)] // may be 1.2 x + 0.2 y - 1.3, which is 0.1 at (1, 1)
    public void The_error_of_the_form_counts_at_every_entry(double error, bool holds)
    {
        CellPath path = new(2, KernelArithmetic.Filtered);
        path.Push([1, 0, 2]);
        DropProof proof = new(new DomainBox(TestDomains.SymmetricBox(2)), path, new ExactBasis(path));
        proof.Begin([1, 0, -1.5], error, default);

        Assert.That(proof.HoldsOnBox(), Is.EqualTo(holds));
        Assert.That(proof.HoldsInDoubles(Dictionaries.WithMultipliers(0)), Is.EqualTo(holds));
    }

    [TestCase(0.01, true)]
    [TestCase(0.05, false)] // may be 1.05 - 0.95 x > 0, that is x < 1.1052, and ten times that is much
    public void The_error_of_a_row_counts_as_often_as_the_row(double error, bool holds)
    {
        // x < 1 by the row; with ten times the row, 10 x - 10.5 becomes -1/2.
        CellPath path = new(1, KernelArithmetic.Filtered);
        path.Push(new PathRow(IntegerForm.FromIntegers([-1, 1]), default, Sign.Positive), [-1, 1], error);
        DropProof proof = new(new DomainBox(TestDomains.SymmetricBox(1)), path, new ExactBasis(path));
        proof.Begin([10, -10.5], 0, default);

        Assert.That(proof.HoldsInDoubles(Dictionaries.WithMultipliers(10)), Is.EqualTo(holds));
    }

    [Test]
    public void Terms_lost_in_rounding_are_allowed_for()
    {
        // -1, twenty times 2^-54, which are lost one by one, then 1 - 2^-51: computed -2^-51, truly (20 - 8) 2^-54.
        const int Dimension = 21;
        double tiny = Math.ScaleB(1, -54);
        double[] form = [.. Enumerable.Repeat(tiny, Dimension - 1), 1 - Math.ScaleB(1, -51), -1];
        CellPath path = new(Dimension, KernelArithmetic.Filtered);
        DropProof proof = new(new DomainBox(TestDomains.SymmetricBox(Dimension)), path, new ExactBasis(path));
        proof.Begin(form, 0, default);

        Assert.That(proof.HoldsOnBox(), Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Rows_lost_in_rounding_are_allowed_for(bool inCoordinate)
    {
        // In one entry the form has 2^-54 and the rows give -1, a hundred times 2^-54, all lost, then 1 - 2^-48: computed -2^-48,
        // truly (101 - 64) 2^-54. That entry is the constant, or the coefficient of an x up to 2^30 beside the constant -2^-30.
        const int Count = 102;
        CellPath path = new(1, KernelArithmetic.Filtered);
        double[] multipliers = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            int sign = i == 0 ? -1 : 1;
            path.Push(
                new PathRow(IntegerForm.FromIntegers(inCoordinate ? [sign, 0] : [0, sign]), default, Sign.Positive),
                inCoordinate ? [sign, 0] : [0, sign],
                error: 0);
            multipliers[i] = Math.ScaleB(1, -54);
        }

        multipliers[0] = 1;
        multipliers[^1] = 1 - Math.ScaleB(1, -48);
        HPolyhedron bounds = inCoordinate ? HPolyhedron.Cube(1, 0, 1 << 30) : TestDomains.SymmetricBox(1);
        DropProof proof = new(new DomainBox(bounds), path, new ExactBasis(path));
        proof.Begin(inCoordinate ? [Math.ScaleB(1, -54), -Math.ScaleB(1, -30)] : [0, Math.ScaleB(1, -54)], 0, default);

        Assert.That(proof.HoldsInDoubles(Dictionaries.WithMultipliers(multipliers)), Is.False);
    }

    [Test]
    public void Products_that_underflow_are_allowed_for()
    {
        // Three products of 2^-1075 are computed as 0 and are together more than the constant takes away.
        Rational reach = new(BigInteger.One, BigInteger.Pow(2, 500));
        CellPath path = new(3, KernelArithmetic.Filtered);
        DropProof proof = new(new DomainBox(HPolyhedron.Cube(3, -reach, reach)), path, new ExactBasis(path));
        double coefficient = Math.ScaleB(1, -575);
        proof.Begin([coefficient, coefficient, coefficient, -double.Epsilon], 0, default);

        Assert.That(proof.HoldsOnBox(), Is.False);
    }

    [TestCase(1)]
    [TestCase(-1)]
    public void Bounds_beyond_the_range_of_doubles_do_not_shrink(int sign)
    {
        // 2^-1030 |x| - 1 is positive at 10^400 and negative at the largest double.
        Rational huge = BigInteger.Pow(10, 400);
        CellPath path = new(1, KernelArithmetic.Filtered);
        DropProof proof = new(new DomainBox(HPolyhedron.Cube(1, -huge, huge)), path, new ExactBasis(path));
        proof.Begin([sign * Math.ScaleB(1, -1030), -1], 0, default);

        Assert.That(proof.HoldsOnBox(), Is.False);
    }

    [TestCase(1, 3)] // may be 0.2 x - 0.3
    [TestCase(-3, -1)] // may be -0.2 x - 0.3
    public void An_error_counts_as_far_as_the_box_reaches(int lower, int upper)
    {
        CellPath path = new(1, KernelArithmetic.Filtered);
        DropProof proof = new(new DomainBox(HPolyhedron.Cube(1, lower, upper)), path, new ExactBasis(path));
        proof.Begin([0, -0.5], 0.2, default);

        Assert.That(proof.HoldsOnBox(), Is.False);
    }

    [Test]
    public void Infinity_and_not_a_number_prove_nothing()
    {
        CellPath path = new(1, KernelArithmetic.Filtered);
        DropProof proof = new(new DomainBox(TestDomains.SymmetricBox(1)), path, new ExactBasis(path));
        foreach (double[] form
            in (double[][])[[0, double.NegativeInfinity], [double.NaN, -1], [0, double.NaN], [double.MaxValue, -double.MaxValue]])
        {
            proof.Begin(form, 0, default);
            Assert.That(proof.HoldsOnBox(), Is.False);
        }

        foreach (double error in (double[])[double.NaN, double.PositiveInfinity])
        {
            proof.Begin([0, -1], error, default);
            Assert.That(proof.HoldsOnBox(), Is.False);
        }
    }

    // The form, given as itself or as the negative side of its negative.
    private static DropProof Begin(DomainBox box, CellPath path, int[] form, bool asNegative)
    {
        IntegerForm exact = IntegerForm.FromIntegers([.. form.Select(entry => (BigInteger)(asNegative ? -entry : entry))]);
        double[] row = new double[form.Length];
        Assert.That(ScaledRow.TryRound(exact, row, out double error), Is.True);
        DropProof proof = new(box, path, new ExactBasis(path));
        proof.Begin(
            asNegative ? [.. row.Select(entry => -entry)] : row,
            error,
            new PathRow(exact, default, asNegative ? Sign.Negative : Sign.Positive));
        return proof;
    }

    private static HPolyhedron Bounds(Random random, int dimension, bool isBounded) => new(
        [.. Enumerable.Range(0, dimension).Select(_ => isBounded || random.Next(2) == 0 ? (Rational?)(-random.Next(1, 3)) : null)],
        [.. Enumerable.Range(0, dimension).Select(_ => isBounded || random.Next(2) == 0 ? (Rational?)random.Next(1, 3) : null)],
        []);

    // By the exact solver; a cell without points has no positive values either.
    private static bool IsNowherePositive(HPolyhedron closure, int[] form)
    {
        LinearProgram program = new(closure, [.. form[..^1].Select(entry => (Rational)entry)]);
        return LinearProgramSolver.Solve(program) switch
        {
            LinearProgramResult.Optimal optimal => optimal.Value + form[^1] <= 0,
            LinearProgramResult.Infeasible => true,
            _ => false,
        };
    }
}
