using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>The two phases of the exact simplex method.</summary>
/// <remarks>Phase 1 lets the half-spaces enter one at a time. One that the current point satisfies enters as it is; for one
/// that it violates, the slack is maximised over those that have entered, until it is 0. If its maximum is negative, the
/// reduced costs are a Farkas proof. Phase 2 maximises the objective. There are at most (half-spaces + 1) runs of <see
/// cref="PrimalSimplex"/>, each of which terminates.</remarks>
internal static class ExactSimplex
{
    /// <summary>Solves a program from scratch.</summary>
    /// <param name="program">The program.</param>
    /// <param name="integers">Its integer form.</param>
    /// <param name="cancellationToken">Looked at once a step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LinearProgramResult Solve(LinearProgram program, IntegerProgram integers, CancellationToken cancellationToken)
    {
        SimplexDictionary dictionary = new(integers);
        for (int i = 0; i < integers.Rows.Length; i++)
        {
            int slack = integers.VariableCount + i;
            BigInteger[] row = dictionary.Express(integers.Rows[i]);
            if (row[^1].Sign >= 0)
            {
                dictionary.AddRow(row, slack);
                continue;
            }

            dictionary.Objective = row;
            if (PrimalSimplex.Maximise(dictionary, slack, out _, cancellationToken) == SimplexOutcome.Optimal)
            {
                return SimplexResults.Infeasible(integers, dictionary, i);
            }
        }

        dictionary.Objective = dictionary.Express(integers.Objective);
        return PrimalSimplex.Maximise(dictionary, target: null, out int column, cancellationToken) == SimplexOutcome.Unbounded
            ? SimplexResults.Unbounded(integers, dictionary, column)
            : SimplexResults.Optimal(program, integers, dictionary);
    }
}
