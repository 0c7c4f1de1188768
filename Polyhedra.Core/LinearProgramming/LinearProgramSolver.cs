namespace Polyhedra.Core.LinearProgramming;

/// <summary>Solves linear programs exactly; every result carries its proof.</summary>
/// <remarks>
/// <para>Bounds (also equal ones, which fix a variable), free variables, half-spaces with zero normals, redundant and duplicate
/// ones, and feasible sets without vertices are all allowed. The optimal point is not unique where the optimal face is not a
/// vertex; which one comes back is deterministic but otherwise not specified, and may depend on the proposer.</para>
/// <para>Without a proposer: the primal simplex method in integers, with Bland's rule against cycling: it terminates on every
/// input. With one: its bases are solved exactly (two systems as large as the number of tight half-spaces) and the first that
/// proves an outcome is accepted; else the exact method starts from scratch. Safe to call from several threads.</para>
/// </remarks>
public static class LinearProgramSolver
{
    /// <summary>Solves a program without a proposer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Looked at at the start, and once a pivot.</param>
    /// <returns>An optimum with its dual, or a Farkas proof that there is no feasible point, or a feasible point and a ray along
    /// which the objective grows.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LinearProgramResult Solve(LinearProgram program, CancellationToken cancellationToken = default) =>
        Solve(program, proposer: null, cancellationToken);

    /// <summary>Solves a program with a guesser of the final basis, or null to do without.</summary>
    /// <inheritdoc cref="Solve(LinearProgram, CancellationToken)"/>
    internal static LinearProgramResult Solve(
        LinearProgram program, IBasisProposer? proposer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);

        // Who solves many programs one after the other is stopped here: a proof does not look at the token.
        cancellationToken.ThrowIfCancellationRequested();
        if (SimplexResults.FindCrossedBounds(program) is { } crossed)
        {
            return crossed;
        }

        IntegerProgram integers = new(program);
        return Prove(program, integers, proposer) ?? ExactSimplex.Solve(program, integers, cancellationToken);
    }

    /// <summary>The result that a proposed basis proves, or null if the proposer declines or every proof fails.</summary>
    internal static LinearProgramResult? Prove(LinearProgram program, IntegerProgram integers, IBasisProposer? proposer)
    {
        foreach (BasisProposal proposal in proposer?.Propose(new RoundedLinearProgram(program)) ?? [])
        {
            if (BasisProof.Find(program, integers, proposal) is { } result)
            {
                return result;
            }
        }

        return null;
    }
}
