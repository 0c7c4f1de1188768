namespace Polyhedra.Core.LinearProgramming;

/// <summary>Proposes a basis by the simplex method in double precision.</summary>
/// <remarks>
/// <para>The same two phases as the exact method, under Dantzig's rule (largest improving entry; among rows that block at about
/// the same growth, the largest pivot). Nothing is compared with a guessed constant: an entry counts as zero if it is below the
/// rounding noise of its row, which is the unit roundoff times the number of operations behind the entry times the largest term
/// that ever went into the row.</para>
/// <para>It gives up (null) after a number of pivots proportional to the size, which also ends any cycle. It decides nothing:
/// the exact side proves the basis or ignores it. Stateless; safe to share between threads.</para>
/// </remarks>
public sealed class DoubleSimplex : IBasisProposer
{
    /// <summary>The one instance.</summary>
    public static DoubleSimplex Instance { get; } = new();

    /// <inheritdoc/>
    public BasisProposal? Propose(RoundedLinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        DoubleDictionary dictionary = new(program);
        for (int i = 0; i < program.HalfSpaceCount; i++)
        {
            dictionary.SetObjective(program.Row(i));
            if (dictionary.ObjectiveValue >= -dictionary.ObjectiveNoise)
            {
                dictionary.AddObjectiveAsRow(i);
                continue;
            }

            switch (Maximise(dictionary, program.Row(i), i, out _))
            {
                case SimplexOutcome.Optimal:
                    return dictionary.ReadProposal(ProposedOutcome.Infeasible, i, program.HalfSpaceCount);
                case SimplexOutcome.TargetReached:
                    break;
                default:
                    return null;
            }
        }

        dictionary.SetObjective(program.Objective);
        return Maximise(dictionary, program.Objective, halfSpace: null, out int column) switch
        {
            SimplexOutcome.Optimal => dictionary.ReadProposal(ProposedOutcome.Optimal, -1, program.HalfSpaceCount),
            SimplexOutcome.Unbounded => dictionary.ReadUnboundedProposal(column, program.HalfSpaceCount),
            _ => null,
        };
    }

    // Null: out of pivots.
    private static SimplexOutcome? Maximise(DoubleDictionary dictionary, ReadOnlySpan<double> form, int? halfSpace, out int column)
    {
        while (true)
        {
            column = dictionary.FindEntering();
            if (column < 0)
            {
                if (!dictionary.TryRebuild())
                {
                    return SimplexOutcome.Optimal;
                }

                dictionary.SetObjective(form);
                column = dictionary.FindEntering();
                if (column < 0)
                {
                    return SimplexOutcome.Optimal;
                }
            }

            if (!dictionary.TrySpendPivot())
            {
                return null;
            }

            if (dictionary.ObjectiveEntry(column) < 0)
            {
                dictionary.ReflectNonbasic(column);
            }

            int row = dictionary.FindLeaving(column, out double growth);
            double width = dictionary.Width(column);
            bool flips = width <= growth;
            if (flips)
            {
                growth = width;
            }

            if (halfSpace is { } target
                && dictionary.ObjectiveValue + (dictionary.ObjectiveEntry(column) * growth) >= -dictionary.ObjectiveNoise)
            {
                dictionary.AddObjectiveAsRow(target);
                dictionary.PivotLastRow(column);
                return SimplexOutcome.TargetReached;
            }

            if (double.IsPositiveInfinity(growth))
            {
                return SimplexOutcome.Unbounded;
            }

            if (flips)
            {
                dictionary.ReflectNonbasic(column);
            }
            else
            {
                dictionary.Pivot(row, column);
            }
        }
    }
}
