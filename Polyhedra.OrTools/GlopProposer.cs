using Google.OrTools.LinearSolver;
using Polyhedra.Core.LinearProgramming;
using Basis = Polyhedra.Core.LinearProgramming.BasisStatus;

namespace Polyhedra.OrTools;

/// <summary>Proposes the final bases of GLOP, the simplex solver of Google OR-Tools.</summary>
/// <remarks>GLOP's doubles decide nothing: the exact side proves a basis or does not believe it. Where GLOP finds no optimal basis
/// (infeasible, unbounded, given up) it declines, for its interface gives no proof of that. Safe to share between threads: each call
/// makes a solver of its own.</remarks>
internal sealed class GlopProposer : IBasisProposer
{
    // Without presolve, which costs more than it saves on dense programs, whose bases have to be mapped back, and which has called
    // feasible programs infeasible. The dual method starts feasible where variables have bounds. One thread, no clock: the same proposal
    // every time.
    private const string Parameters = "use_preprocessing: false use_dual_simplex: true max_number_of_iterations: 100000";

    private static readonly GlopProposer Instance = new();

    private GlopProposer()
    {
    }

    /// <summary>The proposer, or null where the native library is missing.</summary>
    public static GlopProposer? Find() => OrToolsLibrary.IsAvailable ? Instance : null;

    /// <inheritdoc/>
    public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program)
    {
        using GlopProgram glop = new(program, Parameters);
        return glop.TryMaximise(program.Objective) ? [Read(glop)] : [];
    }

    /// <inheritdoc/>
    public IMultiplierProposer? Open(RoundedLinearProgram program) => new GlopMultipliers(new GlopProgram(program, Parameters));

    private static BasisProposal Read(GlopProgram glop) => new(
        ProposedOutcome.Optimal,
        [
            .. glop.Variables.Select(variable => variable.BasisStatus() switch
            {
                Solver.BasisStatus.BASIC => Basis.Basic,
                Solver.BasisStatus.AT_UPPER_BOUND => Basis.AtUpper,
                Solver.BasisStatus.FREE => Basis.AtZero,
                _ => Basis.AtLower,
            }),
        ],
        [.. glop.Rows.Select(row => row.BasisStatus() != Solver.BasisStatus.BASIC)]);
}
