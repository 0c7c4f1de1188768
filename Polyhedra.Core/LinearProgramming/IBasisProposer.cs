namespace Polyhedra.Core.LinearProgramming;

/// <summary>Something quick, usually in floating point, that guesses the final basis of a linear program.</summary>
/// <remarks>A proposer decides nothing: <see cref="LinearProgramSolver"/> accepts what it can prove exactly, and computes the rest
/// itself. So a wrong proposal costs time, never correctness. Any floating-point LP library with access to the basis fits
/// behind this. An implementation must be safe to call from several threads if the solver is.</remarks>
internal interface IBasisProposer
{
    /// <summary>A basis for a program, or null to decline.</summary>
    /// <param name="program">The program, rounded.</param>
    BasisProposal? Propose(RoundedLinearProgram program);
}
