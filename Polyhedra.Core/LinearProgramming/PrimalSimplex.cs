using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>The primal simplex method with bounded variables on a feasible dictionary, exact. Dantzig's rule chooses the entering
/// variable after a step that improved the objective, Bland's rule after one that did not.</summary>
/// <remarks>
/// <para><b>It terminates.</b> A dictionary is determined by its set of basic variables and its set of reflected variables, so
/// there are finitely many. A step changes the objective by (reduced cost) * (growth of the entering variable), never
/// downwards; so after a step that improves it, no earlier dictionary can return, and such steps are finitely many. It remains
/// that no run of steps with growth 0 is endless, where from the second on every one is by Bland's rule.</para>
/// <para>Such a step is a pivot: a bound flip has growth equal to a width, and that is positive since fixed variables (width 0)
/// never enter. If the run were endless, a dictionary would recur in it under Bland's rule, with only pivots between, all at one
/// and the same point. Call a variable fickle if it enters, hence also leaves, in that cycle. A free variable never leaves, so
/// none is fickle. A fickle variable stays at one and the same bound throughout, and 0 is not its width, so at all times it is
/// measured from that bound whenever it is nonbasic. A basic variable strictly between its bounds does not leave with growth 0.
/// So, every fickle variable measured from its bound at this point, the cycle is one of degenerate pivots of the ordinary simplex
/// method, and Bland's argument (New finite pivoting rules for the simplex method, Math. Oper. Res. 2, 1977) applies:</para>
/// <para>Let t be the greatest fickle variable, T a dictionary of the cycle where t enters, and S one where t leaves while some s
/// enters. Write T's objective as z + sum of c[j] x[j] over all variables, with c = 0 on T's basis: c[t] > 0, and c[j] &lt;= 0 for
/// every other fickle j, since j &lt; t did not enter. Along column s of S, where x[s] grows at rate 1 and the basic x[i] change at
/// rates a[i], the objective grows at S's reduced cost of s, which is positive; hence c[s] + sum over S's basis of c[i] a[i] > 0,
/// and as c[s] &lt;= 0 there is a basic r of S with c[r] a[r] > 0. It is nonbasic in T as c[r] is not 0, so it is fickle. It is not t,
/// for c[t] > 0 and a[t] &lt; 0. So r &lt; t and c[r] &lt; 0, thus a[r] &lt; 0; and as r is fickle its value is 0. So r blocks in S
/// with growth 0 and is less than t, but t left: a contradiction.</para>
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
        bool improved = true;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            column = improved ? PivotRules.FindSteepestEntering(dictionary) : PivotRules.FindLeastEntering(dictionary);
            if (column < 0)
            {
                return SimplexOutcome.Optimal;
            }

            if (dictionary.Objective[column].Sign < 0)
            {
                // A free variable that improves downwards.
                dictionary.ReflectNonbasic(column);
            }

            int row = PivotRules.FindLeaving(dictionary, column, out BigInteger numerator, out BigInteger divisor, out bool atWidth);
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

            improved = !numerator.IsZero;
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
