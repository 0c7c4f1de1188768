using System.Collections.Immutable;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Proposes a basis by the simplex method in double precision.</summary>
/// <remarks>The same two phases as the exact method, on a <see cref="DoubleDictionary"/>. It gives up (null) after a number of pivots
/// proportional to the size, which also ends any cycle. It decides nothing: the exact side proves the basis or ignores it.
/// Stateless; safe to share between threads.</remarks>
internal sealed class DoubleSimplex : IBasisProposer
{
    /// <summary>The one instance.</summary>
    public static DoubleSimplex Instance { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Find(program) is { } proposal ? [proposal] : [];
    }

    /// <inheritdoc/>
    public IMultiplierProposer? Open(RoundedLinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        DoubleDictionary dictionary = new(program.Lower.ToArray(), program.Upper.ToArray());
        return EnterRows(dictionary, program, out _) == true ? new DictionaryMultipliers(dictionary) : null;
    }

    private static BasisProposal? Find(RoundedLinearProgram program)
    {
        DoubleDictionary dictionary = new(program.Lower.ToArray(), program.Upper.ToArray());
        switch (EnterRows(dictionary, program, out int violated))
        {
            case null:
                return null;
            case false:
                return Read(dictionary, program.HalfSpaceCount, ProposedOutcome.Infeasible, violated);
        }

        double[] objective = [.. program.Objective, 0];
        dictionary.SetObjective(objective);
        return dictionary.Maximise(untilPositive: false) switch
        {
            ProposalStatus.Optimal => Read(dictionary, program.HalfSpaceCount, ProposedOutcome.Optimal, -1),
            ProposalStatus.Ray => Read(
                dictionary,
                program.HalfSpaceCount,
                ProposedOutcome.Unbounded,
                dictionary.RayRow >= 0 ? program.VariableCount + dictionary.RayRow : dictionary.RayCoordinate,
                decreasing: dictionary.RayDirection < 0),
            _ => null,
        };
    }

    // Phase 1: the half-spaces enter one at a time. Null if it gave up; false if one cannot be satisfied beside those before it.
    private static bool? EnterRows(DoubleDictionary dictionary, RoundedLinearProgram program, out int violated)
    {
        for (violated = 0; violated < program.HalfSpaceCount; violated++)
        {
            dictionary.SetObjective(program.Row(violated));
            if (dictionary.ObjectiveValue >= 0)
            {
                dictionary.KeepObjectiveAsRow();
                continue;
            }

            switch (dictionary.Maximise(untilPositive: true))
            {
                case ProposalStatus.Ray:
                    dictionary.KeepObjectiveAsTightRow();
                    break;
                case ProposalStatus.Positive:
                case ProposalStatus.Optimal when dictionary.ObjectiveValue >= -dictionary.Noise:
                    dictionary.KeepObjectiveAsRow();
                    break;
                case ProposalStatus.Optimal:
                    return false;
                default:
                    return null;
            }
        }

        return true;
    }

    private static BasisProposal Read(
        DoubleDictionary dictionary, int halfSpaceCount, ProposedOutcome outcome, int index, bool decreasing = false)
    {
        BasisStatus[] variables = new BasisStatus[dictionary.Dimension];
        bool[] tight = new bool[halfSpaceCount];
        for (int column = 0; column < dictionary.Dimension; column++)
        {
            int row = dictionary.TightRowAt(column);
            if (row >= 0)
            {
                tight[row] = true;
                continue;
            }

            variables[dictionary.CoordinateAt(column)] = dictionary.StatusAt(column) switch
            {
                ColumnStatus.Lower => BasisStatus.AtLower,
                ColumnStatus.Upper => BasisStatus.AtUpper,
                _ => BasisStatus.AtZero,
            };
        }

        return new BasisProposal(outcome, ImmutableArray.Create(variables), ImmutableArray.Create(tight), index, decreasing);
    }
}
