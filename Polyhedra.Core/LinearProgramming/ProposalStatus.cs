namespace Polyhedra.Core.LinearProgramming;

/// <summary>How a floating-point maximisation ended. It proposes; it proves nothing.</summary>
internal enum ProposalStatus
{
    /// <summary>The objective is positive at the current point.</summary>
    Positive,

    /// <summary>No column improves the objective any more.</summary>
    Optimal,

    /// <summary>The objective grows along a ray.</summary>
    Ray,

    /// <summary>The limit on pivots was reached.</summary>
    GaveUp,
}
