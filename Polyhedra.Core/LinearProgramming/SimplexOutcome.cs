namespace Polyhedra.Core.LinearProgramming;

/// <summary>How a run of the primal simplex method ended.</summary>
internal enum SimplexOutcome
{
    /// <summary>No nonbasic variable improves the objective.</summary>
    Optimal,

    /// <summary>A nonbasic variable improves the objective without limit.</summary>
    Unbounded,

    /// <summary>The objective was to be brought to zero, and is there.</summary>
    TargetReached,
}
