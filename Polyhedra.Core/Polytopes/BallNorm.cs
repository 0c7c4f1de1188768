namespace Polyhedra.Core.Polytopes;

/// <summary>The norm that the balls of <see cref="InscribedBall"/> are balls of.</summary>
public enum BallNorm
{
    /// <summary>Euclidean balls.</summary>
    Euclidean,

    /// <summary>The maximum norm: the balls are cubes parallel to the axes.</summary>
    Maximum,

    /// <summary>The sum norm: the balls are cross polytopes.</summary>
    Sum,
}
