using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Termination rests on these choices, and outcomes hardly ever show them; so they are looked at directly.</summary>
[TestFixture]
public sealed class PivotRulesTests
{
    [Test]
    public void Among_equal_ratios_the_least_variable_leaves()
    {
        // x <= 1 three times, at different scales; the slacks enter in the order 4, 2, 3.
        SimplexDictionary dictionary = Dictionary([-1, 0, 1], [-2, 0, 2], [-3, 0, 3]);
        foreach (int i in new[] { 2, 0, 1 })
        {
            dictionary.AddRow(dictionary.Express(Rows([-1, 0, 1], [-2, 0, 2], [-3, 0, 3])[i]), 2 + i);
        }

        int row = PivotRules.FindLeaving(dictionary, column: 0, out BigInteger numerator, out BigInteger divisor, out bool atWidth);
        Assert.That(dictionary.BasicVariable(row), Is.EqualTo(2));
        Assert.That(new Rational(numerator, divisor), Is.EqualTo(Rational.One));
        Assert.That(atWidth, Is.False);
    }

    [Test]
    public void The_least_ratio_leaves_whatever_its_index()
    {
        SimplexDictionary dictionary = Dictionary([-1, 0, 3], [-2, 0, 5], [1, 0, 0]);
        for (int i = 0; i < 3; i++)
        {
            dictionary.AddRow(dictionary.Express(Rows([-1, 0, 3], [-2, 0, 5], [1, 0, 0])[i]), 2 + i);
        }

        int row = PivotRules.FindLeaving(dictionary, column: 0, out BigInteger numerator, out BigInteger divisor, out _);
        Assert.That(dictionary.BasicVariable(row), Is.EqualTo(3));
        Assert.That(new Rational(numerator, divisor), Is.EqualTo(new Rational(5, 2)));
        Assert.That(PivotRules.FindLeaving(dictionary, column: 1, out _, out divisor, out _), Is.EqualTo(-1));
        Assert.That(divisor.IsZero, Is.True);
    }

    [Test]
    public void Bland_enters_the_least_variable_and_Dantzig_the_steepest()
    {
        SimplexDictionary dictionary = Dictionary([-1, -1, 1]);
        dictionary.AddRow(dictionary.Express(Rows([-1, -1, 1])[0]), 2);
        dictionary.Objective = [1, 5, 0];
        Assert.That(PivotRules.FindLeastEntering(dictionary), Is.Zero);
        Assert.That(PivotRules.FindSteepestEntering(dictionary), Is.EqualTo(1));

        // After the exchange column 0 holds the slack, variable 2, and column 1 still variable 1.
        dictionary.Pivot(row: 0, column: 0);
        dictionary.Objective = [1, 1, 0];
        Assert.That(PivotRules.FindLeastEntering(dictionary), Is.EqualTo(1));
        dictionary.Objective = [-1, 0, 0];
        Assert.That(PivotRules.FindLeastEntering(dictionary), Is.EqualTo(-1));
        Assert.That(PivotRules.FindSteepestEntering(dictionary), Is.EqualTo(-1));
    }

    [Test]
    public void Fixed_variables_never_enter_and_free_ones_do_in_both_directions()
    {
        LinearProgram program = new(new HPolyhedron([1, null], [1, null], []), [1, 1]);
        SimplexDictionary dictionary = new(new IntegerProgram(program)) { Objective = [7, -1, 0] };
        Assert.That(PivotRules.FindLeastEntering(dictionary), Is.EqualTo(1));
        Assert.That(PivotRules.FindSteepestEntering(dictionary), Is.EqualTo(1));
    }

    [Test]
    public void A_pivot_and_its_reverse_restore_the_dictionary()
    {
        Random random = new(91);
        for (int trial = 0; trial < 200; trial++)
        {
            BigInteger[][] rows =
            [
                .. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 3).Select(_ => (BigInteger)random.Next(-5, 6)).ToArray()),
            ];
            SimplexDictionary dictionary = Dictionary([.. rows.Select(row => row.Select(entry => (int)entry).ToArray())]);
            for (int i = 0; i < 4; i++)
            {
                dictionary.AddRow([.. rows[i]], 2 + i);
            }

            int pivotRow = random.Next(4);
            int column = random.Next(2);
            if (rows[pivotRow][column].IsZero)
            {
                continue;
            }

            dictionary.Pivot(pivotRow, column);
            Assert.That(dictionary.Denominator, Is.EqualTo(BigInteger.Abs(rows[pivotRow][column])));
            dictionary.Pivot(pivotRow, column);
            Assert.That(dictionary.Denominator, Is.EqualTo(BigInteger.One));
            for (int i = 0; i < 4; i++)
            {
                Assert.That(dictionary.Row(i), Is.EqualTo(rows[i]));
            }
        }
    }

    private static BigInteger[][] Rows(params int[][] rows) => [.. rows.Select(row => row.Select(entry => (BigInteger)entry).ToArray())];

    // Nonnegative x and y with these half-spaces, none of them entered.
    private static SimplexDictionary Dictionary(params int[][] rows) => new(new IntegerProgram(new LinearProgram(
        new HPolyhedron([0, 0], [null, null], [.. rows.Select(row => new HalfSpace([row[0], row[1]], row[2]))]), [1, 1])));
}
