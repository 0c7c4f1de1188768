namespace Polyhedra.Core.LinearProgramming;

/// <summary>Where a proposed basis puts a variable.</summary>
internal enum BasisStatus
{
    /// <summary>Determined by the tight half-spaces.</summary>
    Basic,

    /// <summary>At its lower bound.</summary>
    AtLower,

    /// <summary>At its upper bound.</summary>
    AtUpper,

    /// <summary>A variable without bounds that is held at 0.</summary>
    AtZero,
}
