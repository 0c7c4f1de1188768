namespace Polyhedra.Arrangements.Enumeration.Balls;

/// <summary>The norm that makes a ball.</summary>
public enum BallNorm
{
    /// <summary>The Euclidean norm.</summary>
    Euclidean,

    /// <summary>The sum of absolute values: the ball is a cross-polytope.</summary>
    Sum,

    /// <summary>The largest absolute value: the ball is a cube.</summary>
    Maximum,
}
