using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>The outcome of a linear program together with its proof: one of <see cref="Optimal"/>, <see cref="Infeasible"/>
/// and <see cref="Unbounded"/>.</summary>
public abstract record LinearProgramResult
{
    private LinearProgramResult()
    {
    }

    /// <summary>Whether substituting the proof into the program confirms the outcome, exactly.</summary>
    public abstract bool Proves(LinearProgram program);

    /// <summary>An optimum exists. Proof: the point is feasible, and objective·x + sum of multiplier times constraint value is
    /// identically <paramref name="Value"/> with nonnegative multipliers, so no feasible point exceeds it.</summary>
    /// <param name="Point">An optimal point.</param>
    /// <param name="Value">The maximum of objective·x.</param>
    /// <param name="Dual">The dual solution.</param>
    public sealed record Optimal(ImmutableArray<Rational> Point, Rational Value, Multipliers Dual) : LinearProgramResult
    {
        /// <inheritdoc/>
        public override bool Proves(LinearProgram program) => LinearProgramProof.Confirms(program, this);
    }

    /// <summary>The feasible set is empty. Proof (Farkas): sum of multiplier times constraint value is identically a negative
    /// constant, with nonnegative multipliers.</summary>
    /// <param name="Farkas">The multipliers.</param>
    public sealed record Infeasible(Multipliers Farkas) : LinearProgramResult
    {
        /// <inheritdoc/>
        public override bool Proves(LinearProgram program) => LinearProgramProof.Confirms(program, this);
    }

    /// <summary>The objective has no upper bound. Proof: a feasible point, and a direction along which every constraint value is
    /// nondecreasing and the objective increases.</summary>
    /// <param name="Point">A feasible point.</param>
    /// <param name="Ray">The direction.</param>
    public sealed record Unbounded(ImmutableArray<Rational> Point, ImmutableArray<Rational> Ray) : LinearProgramResult
    {
        /// <inheritdoc/>
        public override bool Proves(LinearProgram program) => LinearProgramProof.Confirms(program, this);
    }
}
