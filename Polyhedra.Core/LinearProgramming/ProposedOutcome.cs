namespace Polyhedra.Core.LinearProgramming;

/// <summary>What a proposed basis is said to prove.</summary>
internal enum ProposedOutcome
{
    /// <summary>The basis is optimal.</summary>
    Optimal,

    /// <summary>Over the tight half-spaces and the bounds, the slack of one violated half-space is at its maximum, and negative.</summary>
    Infeasible,

    /// <summary>The basis is feasible, and one nonbasic variable or slack can move off its bound without limit.</summary>
    Unbounded,
}
