using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Solves large programs for a point that does not depend on who proposed the basis.</summary>
/// <remarks>The optimal face is the set of feasible points at which every half-space and bound with a positive multiplier is tight,
/// whichever optimal multipliers one has (complementary slackness). If they leave one point, that is it. Else a second objective, of
/// fixed integers without pattern, is maximised over the face, and so on, until one point is left: nearly always at once. Only an optimum
/// can depend on the proposer; that a program is infeasible or unbounded is proposed by our own simplex method alone.</remarks>
internal static class CanonicalOptimum
{
    private const int Attempts = 4;

    /// <summary>The result of a program: by the ladder of the process if it is large, with a point that depends on the program alone;
    /// else with one fixed proposer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="forSmall">The proposer for small programs; null: none.</param>
    /// <param name="cancellation">Looked at once a pivot.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LinearProgramResult Find(LinearProgram program, IBasisProposer? forSmall, CancellationToken cancellation = default) =>
        ProposerLadder.IsForBoth(program)
            ? Solve(program, ProposerLadder.Instance, cancellation)
            : LinearProgramSolver.Solve(program, forSmall, cancellation);

    /// <summary>The result of a program; its point, if it is optimal, depends on the program alone.</summary>
    /// <param name="program">The program.</param>
    /// <param name="proposer">Who may propose; null: nobody.</param>
    /// <param name="cancellation">Looked at once a pivot.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LinearProgramResult Solve(LinearProgram program, IBasisProposer? proposer, CancellationToken cancellation = default)
    {
        LinearProgramResult result = LinearProgramSolver.Solve(program, proposer, cancellation);
        if (result is not LinearProgramResult.Optimal optimum)
        {
            return result;
        }

        HPolyhedron set = program.FeasibleSet;
        LinearProgramResult.Optimal? last = optimum;
        List<HalfSpace> equations = [];
        for (int attempt = 1; last is not null && attempt <= Attempts; attempt++)
        {
            set = Face(set, last.Dual, equations);
            if (IsPoint(set, equations))
            {
                return optimum with { Point = last.Point };
            }

            LinearProgram face = new(set, Objective(program.VariableCount, attempt));
            last = LinearProgramSolver.Solve(face, proposer, cancellation) as LinearProgramResult.Optimal;
        }

        // The face has no vertex, or the objectives do not single one out. Without proposals the answer is the same everywhere.
        return LinearProgramSolver.Solve(program, cancellation);
    }

    // The points of a set at which all that has a positive multiplier is tight; the half-spaces among that are added to the equations.
    private static HPolyhedron Face(HPolyhedron set, Multipliers dual, List<HalfSpace> equations)
    {
        Rational?[] lower = [.. set.Lower];
        Rational?[] upper = [.. set.Upper];
        for (int k = 0; k < lower.Length; k++)
        {
            if (!dual.Lower[k].IsZero)
            {
                upper[k] = lower[k];
            }
            else if (!dual.Upper[k].IsZero)
            {
                lower[k] = upper[k];
            }
        }

        ImmutableArray<HalfSpace>.Builder halfSpaces = ImmutableArray.CreateBuilder<HalfSpace>();
        for (int i = 0; i < set.HalfSpaces.Length; i++)
        {
            HalfSpace halfSpace = set.HalfSpaces[i];
            halfSpaces.Add(halfSpace);
            if (!dual.HalfSpaces[i].IsZero)
            {
                equations.Add(halfSpace);
                halfSpaces.Add(new HalfSpace([.. halfSpace.Normal.Select(entry => -entry)], -halfSpace.Offset));
            }
        }

        return new HPolyhedron([.. lower], [.. upper], halfSpaces.ToImmutable());
    }

    // Whether the fixed variables and the equations leave one point.
    private static bool IsPoint(HPolyhedron set, List<HalfSpace> equations)
    {
        int[] free = [.. Enumerable.Range(0, set.Dimension).Where(k => set.Lower[k] is not { } value || value != set.Upper[k])];
        if (equations.Count < free.Length)
        {
            return false;
        }

        RationalMatrix normals = new(
            equations.Count, free.Length, [.. from equation in equations from k in free select equation.Normal[k]]);
        return IntegerMatrix.FromRationalRows(normals).Rank() == free.Length;
    }

    private static ImmutableArray<Rational> Objective(int variables, int attempt)
    {
        SeededRandom random = new((ulong)attempt);
        return [.. Enumerable.Range(0, variables).Select(_ => (Rational)((long)(random.NextUInt64() % 2001) - 1000))];
    }
}
