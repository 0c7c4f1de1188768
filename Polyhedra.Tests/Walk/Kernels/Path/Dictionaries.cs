using NUnit.Framework;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Dictionaries written by hand, right or wrong.</summary>
internal static class Dictionaries
{
    /// <summary>A dictionary in which every coordinate is basic, row i is tight in column i, and whose reduced costs propose the given
    /// multipliers (of any sign), one a row, whatever the rows of the path may be.</summary>
    public static DoubleDictionary WithMultipliers(params double[] multipliers)
    {
        int d = multipliers.Length;
        double[] free = new double[d];
        Array.Fill(free, double.PositiveInfinity);
        DoubleDictionary dictionary = new([.. free.Select(bound => -bound)], free);
        for (int i = 0; i < d; i++)
        {
            double[] axis = new double[d + 1];
            axis[i] = 1;
            dictionary.SetObjective(axis);
            dictionary.KeepObjectiveAsRow();
        }

        double[] form = new double[d + 1];
        Array.Fill(form, -1, 0, d);
        dictionary.SetObjective(form);
        Assert.That(dictionary.Maximise(untilPositive: false), Is.EqualTo(ProposalStatus.Optimal));
        for (int i = 0; i < d; i++)
        {
            form[i] = -multipliers[i];
        }

        dictionary.SetObjective(form);
        for (int j = 0; j < d; j++)
        {
            Assert.That(dictionary.ReducedCost(j), Is.EqualTo(-multipliers[dictionary.TightRowAt(j)]));
        }

        return dictionary;
    }

    /// <summary>A dictionary over the given rows, honest where they are the path's, after maximising a form.</summary>
    /// <returns>Null if floating point finds no start.</returns>
    public static DoubleDictionary? After(double[] lower, double[] upper, IEnumerable<int[]> rows, double[] form)
    {
        DoubleDictionary dictionary = new(lower, upper);
        foreach (int[] row in rows)
        {
            dictionary.SetObjective([.. row.Select(entry => (double)entry)]);
            if (dictionary.ObjectiveValue <= 0)
            {
                if (dictionary.Maximise(untilPositive: true) == ProposalStatus.Ray)
                {
                    dictionary.KeepObjectiveAsTightRow();
                    continue;
                }

                if (!(dictionary.ObjectiveValue > 0))
                {
                    return null;
                }
            }

            dictionary.KeepObjectiveAsRow();
        }

        dictionary.SetObjective(form);
        dictionary.Maximise(untilPositive: false);
        return dictionary;
    }
}
