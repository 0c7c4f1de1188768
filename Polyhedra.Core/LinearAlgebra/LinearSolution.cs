using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>The outcome of a system of linear equations A x = b: one of <see cref="Unique"/>, <see cref="Many"/> and
/// <see cref="None"/>, each with what proves it.</summary>
/// <remarks>Solutions are given over one common positive denominator, not reduced against single entries.</remarks>
internal abstract record LinearSolution
{
    private LinearSolution()
    {
    }

    /// <summary>Exactly one solution: x[k] = Numerators[k] / Denominator.</summary>
    /// <param name="Numerators">One an unknown.</param>
    /// <param name="Denominator">Positive; for a square matrix the absolute value of the determinant.</param>
    public sealed record Unique(ImmutableArray<BigInteger> Numerators, BigInteger Denominator) : LinearSolution;

    /// <summary>The solutions form an affine space of dimension at least 1: a particular solution plus the nullspace.</summary>
    /// <param name="Numerators">A particular solution's numerators; unknowns without a pivot are zero in it.</param>
    /// <param name="Denominator">Its positive denominator.</param>
    /// <param name="Nullspace">A basis of the nullspace of A, a primitive integer vector a row.</param>
    public sealed record Many(ImmutableArray<BigInteger> Numerators, BigInteger Denominator, IntegerMatrix Nullspace) : LinearSolution;

    /// <summary>No solution. Proof: multipliers of the equations that combine the left sides to zero and the right sides to
    /// something else (Fredholm's alternative).</summary>
    /// <param name="Multipliers">One an equation: y with yᵀA = 0 and yᵀb not 0, primitive.</param>
    public sealed record None(ImmutableArray<BigInteger> Multipliers) : LinearSolution;
}
