using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Which variable enters and which leaves.</summary>
/// <remarks>Leaving is always by Bland's rule, the least index among equals; entering by Bland's or by Dantzig's. See
/// <see cref="PrimalSimplex"/> for when, and why that terminates.</remarks>
internal static class PivotRules
{
    /// <summary>Bland's rule: the column of the least variable whose change improves the objective of the moment; -1 if there is
    /// none. A free variable improves in one of its directions, a fixed one never moves.</summary>
    public static int FindLeastEntering(SimplexDictionary dictionary)
    {
        int best = -1;
        for (int j = 0; j < dictionary.ColumnCount; j++)
        {
            if (Improves(dictionary, j) && (best < 0 || dictionary.NonbasicVariable(j) < dictionary.NonbasicVariable(best)))
            {
                best = j;
            }
        }

        return best;
    }

    /// <summary>Dantzig's rule: the column whose change improves the objective of the moment fastest; -1 if there is none.</summary>
    public static int FindSteepestEntering(SimplexDictionary dictionary)
    {
        int best = -1;
        BigInteger steepest = BigInteger.Zero;
        for (int j = 0; j < dictionary.ColumnCount; j++)
        {
            BigInteger slope = BigInteger.Abs(dictionary.Objective[j]);
            if (slope > steepest && Improves(dictionary, j))
            {
                best = j;
                steepest = slope;
            }
        }

        return best;
    }

    /// <summary>The row whose basic variable is the first to meet a bound when the variable of a column grows from 0, the least
    /// such variable among equals.</summary>
    /// <param name="dictionary">A feasible dictionary.</param>
    /// <param name="column">The entering column.</param>
    /// <param name="numerator">The growth at which the bound is met is numerator / divisor.</param>
    /// <param name="divisor">Positive; 0 iff no row blocks.</param>
    /// <param name="atWidth">Whether the bound met is the upper one.</param>
    /// <returns>The row, or -1 if no row blocks.</returns>
    public static int FindLeaving(
        SimplexDictionary dictionary, int column, out BigInteger numerator, out BigInteger divisor, out bool atWidth)
    {
        int best = -1;
        numerator = BigInteger.Zero;
        divisor = BigInteger.Zero;
        atWidth = false;
        for (int i = 0; i < dictionary.RowCount; i++)
        {
            BigInteger[] row = dictionary.Row(i);
            int variable = dictionary.BasicVariable(i);
            int sign = row[column].Sign;
            BigInteger? width = dictionary.Width(variable);
            if (sign == 0 || dictionary.IsFree(variable) || (sign > 0 && width is null))
            {
                continue;
            }

            BigInteger room = sign < 0 ? row[^1] : (width!.Value * dictionary.Denominator) - row[^1];
            BigInteger rate = BigInteger.Abs(row[column]);
            int comparison = best < 0 ? -1 : (room * divisor).CompareTo(numerator * rate);
            if (comparison < 0 || (comparison == 0 && variable < dictionary.BasicVariable(best)))
            {
                (best, numerator, divisor, atWidth) = (i, room, rate, sign > 0);
            }
        }

        return best;
    }

    private static bool Improves(SimplexDictionary dictionary, int column)
    {
        int sign = dictionary.Objective[column].Sign;
        int variable = dictionary.NonbasicVariable(column);
        return sign > 0
            ? dictionary.Width(variable) is not { IsZero: true }
            : sign < 0 && dictionary.IsFree(variable);
    }
}
