using NUnit.Framework;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Dictionaries in which one row is no constraint. All numbers are small integers, so the answers are exact.</summary>
public sealed class RelaxedRowTests
{
    // The square [0, 4]^2 with rows 0: x + y <= 6, 1: x <= 3, 2: y - x + 9 >= 0 (implied).
    private static readonly double[][] Rows = [[-1, -1, 6], [-1, 0, 3], [-1, 1, 9]];

    [Test]
    public void A_relaxed_row_does_not_stop_a_maximisation()
    {
        Assert.That(Largest([1, 0, 0], relaxed: null), Is.EqualTo(3));
        Assert.That(Largest([1, 0, 0], relaxed: 1), Is.EqualTo(4));
        Assert.That(Largest([1, 1, 0], relaxed: 0), Is.EqualTo(7));
        Assert.That(Largest([1, 1, 0], relaxed: 1), Is.EqualTo(6));
        Assert.That(Largest([1, 1, 0], relaxed: 2), Is.EqualTo(6));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_row_that_is_tight_can_be_relaxed(int row)
    {
        DoubleDictionary dictionary = Make();
        Maximise(dictionary, [2, 1, 0]);
        Assert.That(IsTight(dictionary, row), Is.True);

        dictionary.Relax(row);

        Assert.That(Maximise(dictionary, [2, 1, 0]), Is.EqualTo(10));
        Assert.That(Maximise(dictionary, [-Rows[row][0], -Rows[row][1], -Rows[row][2]]), Is.Positive, "the row can be negative now");
        Assert.That(IsTight(dictionary, row), Is.False);
    }

    [Test]
    public void A_dropped_row_is_gone_and_the_others_keep_their_numbers()
    {
        DoubleDictionary dictionary = Make();
        dictionary.Relax(0);
        Maximise(dictionary, [1, 1, 0]);

        Assert.That(dictionary.TryDropRelaxed(), Is.True);
        Assert.That(dictionary.RowCount, Is.EqualTo(2));
        Assert.That(Maximise(dictionary, [1, 1, 0]), Is.EqualTo(7));
        Assert.That(IsTight(dictionary, 1), Is.True);
        double[] point = new double[2];
        dictionary.GetPoint(point);
        Assert.That(point, Is.EqualTo((double[])[3, 4]));
    }

    [Test]
    public void A_tight_row_is_not_dropped()
    {
        DoubleDictionary dictionary = Make();
        Maximise(dictionary, [1, 1, 0]);
        Assert.That(IsTight(dictionary, 0), Is.True);

        dictionary.Relax(0);

        Assert.That(dictionary.TryDropRelaxed(), Is.False);
        Assert.That(dictionary.RowCount, Is.EqualTo(3));
    }

    [Test]
    public void One_row_at_a_time_is_relaxed()
    {
        DoubleDictionary dictionary = Make();
        DoubleDictionary copy = Make();
        dictionary.Relax(0);
        copy.CopyFrom(dictionary);

        Assert.That(() => dictionary.Relax(1), Throws.InvalidOperationException);
        Assert.That(() => copy.Relax(1), Throws.InvalidOperationException, "a copy inherits the relaxed row");
        dictionary.Reset();
        Assert.That(() => dictionary.Relax(1), Throws.Nothing);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_bound_that_is_taken_away_stops_nothing(bool isTight)
    {
        DoubleDictionary dictionary = Make();
        Maximise(dictionary, [isTight ? -1 : 1, 0, 0]);

        dictionary.RelaxBound(0, isUpper: false);

        // Now only y - x + 9 >= 0 and x + y <= 6 and y <= 4 count: x goes to minus infinity.
        dictionary.SetObjective([-1, 0, 0]);
        Assert.That(dictionary.Maximise(untilPositive: false), Is.EqualTo(ProposalStatus.Ray));
        dictionary.CopyFrom(Make());
        Assert.That(Maximise(dictionary, [-1, 0, 0]), Is.Zero, "a copy has all bounds again");

        dictionary.RelaxBound(1, isUpper: true);
        Assert.That(Maximise(dictionary, [0, 1, 0]), Is.EqualTo(6));
        dictionary.CopyFrom(Make());
        Assert.That(Maximise(dictionary, [0, 1, 0]), Is.EqualTo(4));
    }

    private static double Largest(double[] objective, int? relaxed)
    {
        DoubleDictionary dictionary = Make();
        if (relaxed is { } row)
        {
            dictionary.Relax(row);
        }

        return Maximise(dictionary, objective);
    }

    private static double Maximise(DoubleDictionary dictionary, double[] objective)
    {
        dictionary.SetObjective(objective);
        Assert.That(dictionary.Maximise(untilPositive: false), Is.EqualTo(ProposalStatus.Optimal));
        return dictionary.ObjectiveValue;
    }

    private static bool IsTight(DoubleDictionary dictionary, int row) =>
        dictionary.TightRowAt(0) == row || dictionary.TightRowAt(1) == row;

    private static DoubleDictionary Make()
    {
        DoubleDictionary dictionary = new([0, 0], [4, 4]);
        foreach (double[] row in Rows)
        {
            dictionary.SetObjective(row);
            Assert.That(dictionary.ObjectiveValue, Is.Positive);
            dictionary.KeepObjectiveAsRow();
        }

        return dictionary;
    }
}
