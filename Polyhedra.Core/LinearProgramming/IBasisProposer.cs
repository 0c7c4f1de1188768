namespace Polyhedra.Core.LinearProgramming;

/// <summary>Something quick, usually in floating point, that guesses the final basis of a linear program.</summary>
/// <remarks>A proposer decides nothing: <see cref="LinearProgramSolver"/> accepts what it can prove exactly, and computes the rest
/// itself. So a wrong proposal costs time, never correctness. Any floating-point LP library with access to the basis fits
/// behind this. An implementation must be safe to call from several threads if the solver is.</remarks>
internal interface IBasisProposer
{
    /// <summary>Bases for a program, the likeliest first; none to decline.</summary>
    /// <param name="program">The program, rounded.</param>
    /// <remarks>Each is worked out when it is asked for: the one after the first only if the proof of the first has failed.</remarks>
    IEnumerable<BasisProposal> Propose(RoundedLinearProgram program);

    /// <summary>Opens the feasible set of a program for multipliers of several objectives, each starting where the last one
    /// ended.</summary>
    /// <param name="program">The program, rounded; its objective does not matter. It has at least one half-space.</param>
    /// <returns>Null to decline, as where no feasible point is found.</returns>
    IMultiplierProposer? Open(RoundedLinearProgram program) => null;
}
