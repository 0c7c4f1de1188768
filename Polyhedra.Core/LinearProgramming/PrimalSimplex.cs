using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>The primal simplex method with bounded variables on a feasible dictionary, exact, under Bland's rule.</summary>
/// <remarks>
/// <para><b>It terminates.</b> A dictionary is determined by its set of basic variables and its set of reflected variables, so there are
/// finitely many. A step changes the objective by (reduced cost) * (growth of the entering variable), never downwards. A bound flip
/// has growth equal to a width, which is positive since fixed variables (width 0) never enter; so a flip improves strictly, and a pivot
/// with positive growth does too. If the method did not end, some dictionary would recur, and between two of its occurrences every
/// step would be a pivot with growth 0, at one and the same point. Call a variable fickle if it enters, hence also leaves, in
/// that cycle. A free variable never leaves, so none is fickle. Each fickle variable stays at one and the same bound throughout (0 is not its
/// width), so it is reflected the same way whenever it is nonbasic; a basic variable that is not at a bound cannot be the one that leaves
/// with growth 0. Reflect every fickle variable so that its bound at this point is 0. Then the cycle is a cycle of degenerate pivots of the
/// ordinary simplex method, whose entering and leaving variables are the least eligible fickle ones; and Bland's theorem (1977) says
/// that none exists: take the greatest fickle variable t, a dictionary T where t enters and one S where it leaves for some entering
/// s. The objective along s's column of S, computed from T's objective row, gives
/// a fickle variable r &lt; t, basic in S and nonbasic in T, with (objective entry of r in T) * (entry of row r, column s of S) &gt; 0.
/// As r did not enter in T its entry there is negative, so its entry in S is negative, and being fickle its
/// value is 0: r was eligible to leave in S and is less than t, a contradiction. (A nonbasic variable of T that is not fickle is
/// nonbasic in S also and does not change along s's column.)</para>
/// </remarks>
internal static class PrimalSimplex
{
    /// <summary>Maximises the objective of the moment.</summary>
    /// <param name="dictionary">A feasible dictionary; it stays feasible.</param>
    /// <param name="target">Null to maximise; else the variable that the objective is the value of: it is negative at the start, and
    /// the method stops at the moment it reaches 0, with that variable nonbasic and its row in the dictionary.</param>
    /// <param name="column">The column that improves without limit, where the outcome is <see cref="SimplexOutcome.Unbounded"/>;
    /// else -1.</param>
    /// <param name="cancellationToken">Looked at once a step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SimplexOutcome Maximise(
        SimplexDictionary dictionary, int? target, out int column, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            column = BlandRule.FindEntering(dictionary);
            if (column < 0)
            {
                return SimplexOutcome.Optimal;
            }

            if (dictionary.Objective[column].Sign < 0)
            {
                // A free variable that improves downwards.
                dictionary.ReflectNonbasic(column);
            }

            int row = BlandRule.FindLeaving(dictionary, column, out BigInteger numerator, out BigInteger divisor, out bool atWidth);
            BigInteger? width = dictionary.Width(dictionary.NonbasicVariable(column));
            bool flips = width is { } range && (row < 0 || range * divisor <= numerator);
            if (flips)
            {
                (numerator, divisor) = (width!.Value, BigInteger.One);
            }

            if (target is { } variable && ReachesZero(dictionary.Objective, column, numerator, divisor))
            {
                dictionary.AddRow(dictionary.Objective, variable);
                dictionary.Objective = new BigInteger[dictionary.ColumnCount + 1];
                dictionary.Pivot(dictionary.RowCount - 1, column);
                return SimplexOutcome.TargetReached;
            }

            if (flips)
            {
                dictionary.ReflectNonbasic(column);
            }
            else if (row < 0)
            {
                return SimplexOutcome.Unbounded;
            }
            else
            {
                if (atWidth)
                {
                    dictionary.ReflectBasic(row);
                }

                dictionary.Pivot(row, column);
            }
        }
    }

    // Whether the objective, negative now, is at least 0 after the growth numerator / divisor (0 / 0: without limit).
    private static bool ReachesZero(BigInteger[] objective, int column, BigInteger numerator, BigInteger divisor) =>
        (objective[^1] * divisor) + (objective[column] * numerator) >= BigInteger.Zero;
}
