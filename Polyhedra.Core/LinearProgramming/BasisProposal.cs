using System.Collections.Immutable;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>A basis that somebody believes to settle a linear program. Nothing about it is trusted.</summary>
/// <param name="Outcome">What it is said to prove.</param>
/// <param name="Variables">One a variable. As many must be <see cref="BasisStatus.Basic"/> as there are tight half-spaces.</param>
/// <param name="TightHalfSpaces">One a half-space: whether it is nonbasic, so held with equality.</param>
/// <param name="Index">For <see cref="ProposedOutcome.Infeasible"/> the violated half-space; for
/// <see cref="ProposedOutcome.Unbounded"/> what moves: a variable k as k, the slack of half-space i as (number of variables) + i;
/// else not used.</param>
/// <param name="Decreasing">For <see cref="ProposedOutcome.Unbounded"/>: whether the variable (held at zero or at its upper
/// bound) moves downwards.</param>
internal sealed record BasisProposal(
    ProposedOutcome Outcome,
    ImmutableArray<BasisStatus> Variables,
    ImmutableArray<bool> TightHalfSpaces,
    int Index = -1,
    bool Decreasing = false);
