using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>A basis is solved as it stands, or refused.</summary>
public sealed class ExactBasisTests
{
    [Test]
    public void A_combination_cancels_the_form_with_multipliers_that_are_not_negative()
    {
        // With rows x + 1 > 0 and y + 2 > 0 tight: -3 x - 5 y + 7 plus 3 and 5 of them is 7 + 3 + 10.
        foreach (bool asNegative in (bool[])[false, true])
        {
            CellPath path = new(2, KernelArithmetic.Filtered);
            path.Push([1, 0, 1], asNegative);
            path.Push([0, 1, 2], asNegative);
            ExactBasis basis = new(path);

            Assert.That(basis.TryCombine(Dictionaries.WithMultipliers(1, 1), [-3, -5, 7], out BigInteger[] sum), Is.True);
            Assert.That(sum, Is.EqualTo((BigInteger[])[0, 0, 20]));
        }
    }

    [TestCase(3, -5)]
    [TestCase(-3, 5)]
    [TestCase(3, 5)]
    public void A_negative_multiplier_is_refused(int x, int y)
    {
        CellPath path = new(2, KernelArithmetic.Filtered);
        path.Push([1, 0, 1]);
        path.Push([0, 1, 2]);

        Assert.That(new ExactBasis(path).TryCombine(Dictionaries.WithMultipliers(1, 1), [x, y, 7], out _), Is.False);
    }

    [Test]
    public void A_singular_basis_is_refused()
    {
        // The dictionary takes the two rows for independent; they are not.
        CellPath path = new(2, KernelArithmetic.Filtered);
        path.Push([1, 2, 1]);
        path.Push([2, 4, 3]);
        ExactBasis basis = new(path);
        DoubleDictionary dictionary = Dictionaries.WithMultipliers(1, 1);
        dictionary.SetObjective([1, 1, 0]);
        Assert.That(dictionary.Maximise(untilPositive: false), Is.EqualTo(ProposalStatus.Ray));

        Assert.That(basis.TryCombine(dictionary, [-1, -2, 0], out _), Is.False);
        Assert.That(basis.TryRay(dictionary, out _), Is.False);
    }

    [Test]
    public void A_combination_differs_from_the_form_by_a_nonnegative_one_of_tight_rows([Values(1, 2, 3, 4)] int dimension)
    {
        Random random = new(7300 + dimension);
        int combined = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            int[][] rows = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => PathRows.Draw(random, dimension, random.Next(1, 3)))];
            CellPath path = new(dimension, KernelArithmetic.Filtered);
            Array.ForEach(rows, row => path.Push(row, asNegative: random.Next(2) == 0));
            double[] lower = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(2) == 0 ? -1 : double.NegativeInfinity)];
            double[] upper = [.. lower.Select(_ => random.Next(2) == 0 ? 1 : double.PositiveInfinity)];
            int[] form = PathRows.Draw(random, dimension, random.Next(-3, 4));
            if (Dictionaries.After(lower, upper, rows, [.. form.Select(entry => (double)entry)]) is not { } dictionary
                || !new ExactBasis(path).TryCombine(dictionary, [.. form.Select(entry => (BigInteger)entry)], out BigInteger[] sum))
            {
                continue;
            }

            combined++;
            for (int k = 0; k < dimension; k++)
            {
                Assert.That(dictionary.IsBasic(k) && !sum[k].IsZero, Is.False, "a basic coordinate is not cancelled");
            }

            Assert.That(IsCombination(dictionary, rows, form, sum), Is.True);
        }

        Assert.That(combined, Is.GreaterThan(100));
    }

    [Test]
    public void A_ray_keeps_tight_rows_tight_but_for_the_one_that_enters([Values(1, 2, 3, 4)] int dimension)
    {
        Random random = new(7400 + dimension);
        int rays = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            int[][] rows = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => PathRows.Draw(random, dimension, random.Next(1, 3)))];
            CellPath path = new(dimension, KernelArithmetic.Filtered);
            Array.ForEach(rows, row => path.Push(row, asNegative: random.Next(2) == 0));
            double[] lower = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(2) == 0 ? -1 : double.NegativeInfinity)];
            double[] upper = [.. lower.Select(_ => random.Next(2) == 0 ? 1 : double.PositiveInfinity)];
            int[] form = PathRows.Draw(random, dimension, 0);
            if (Dictionaries.After(lower, upper, rows, [.. form.Select(entry => (double)entry)]) is not { } dictionary
                || dictionary.Maximise(untilPositive: false) != ProposalStatus.Ray)
            {
                continue;
            }

            rays++;
            Assert.That(new ExactBasis(path).TryRay(dictionary, out BigInteger[] ray), Is.True);
            Assert.That(Dot(form, ray), Is.Positive, "the form grows along it");
            for (int j = 0; j < dimension; j++)
            {
                if (dictionary.TightRowAt(j) is >= 0 and int row)
                {
                    Assert.That(Dot(rows[row], ray).Sign, Is.EqualTo(row == dictionary.RayRow ? 1 : 0));
                }
            }

            for (int k = 0; k < dimension; k++)
            {
                bool moves = dictionary.IsBasic(k) || (dictionary.RayRow < 0 && dictionary.RayCoordinate == k);
                Assert.That(moves || ray[k].IsZero, Is.True, "a coordinate at rest moves");
            }
        }

        Assert.That(rays, Is.GreaterThan(20));
    }

    // Whether sum = a form + sum of b_i rows_i over the tight rows for some a > 0 and b_i >= 0: the largest a, by the exact solver.
    private static bool IsCombination(DoubleDictionary dictionary, int[][] rows, int[] form, BigInteger[] sum)
    {
        int[][] terms =
        [
            form,
            .. Enumerable.Range(0, dictionary.Dimension).Select(dictionary.TightRowAt).Where(row => row >= 0).Select(row => rows[row]),
        ];
        Rational?[] zero = [.. terms.Select(_ => (Rational?)0)];
        Rational?[] none = new Rational?[terms.Length];
        List<HalfSpace> equations = [];
        for (int k = 0; k < sum.Length; k++)
        {
            foreach (int side in (int[])[1, -1])
            {
                equations.Add(new HalfSpace([.. terms.Select(term => (Rational)(side * term[k]))], -side * sum[k]));
            }
        }

        LinearProgram program = new(new HPolyhedron([.. zero], [.. none], [.. equations]), [1, .. new Rational[terms.Length - 1]]);
        return LinearProgramSolver.Solve(program)
            is LinearProgramResult.Optimal { Value.Sign: Sign.Positive } or LinearProgramResult.Unbounded;
    }

    private static BigInteger Dot(int[] form, BigInteger[] ray) =>
        Enumerable.Range(0, ray.Length).Aggregate(BigInteger.Zero, (total, k) => total + (form[k] * ray[k]));
}
