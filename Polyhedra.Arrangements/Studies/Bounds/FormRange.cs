using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The exact range of an affine form on a polyhedron.</summary>
internal static class FormRange
{
    /// <summary>The least and the largest value of weights·x + offset: in closed form on a box, else by two exact linear
    /// programs.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueRange Of(ReadOnlySpan<Rational> weights, Rational offset, HPolyhedron domain, CancellationToken cancellation)
    {
        if (domain.HalfSpaces.IsEmpty)
        {
            ValueRange[] axes = new ValueRange[domain.Dimension];
            for (int k = 0; k < axes.Length; k++)
            {
                axes[k] = new ValueRange(domain.Lower[k], domain.Upper[k]);
            }

            return ValueRange.Combine(weights, offset, axes);
        }

        ImmutableArray<Rational> up = [.. weights];
        ImmutableArray<Rational> down = [.. up.Select(weight => -weight)];
        return new ValueRange(offset - Largest(down, domain, cancellation), offset + Largest(up, domain, cancellation));
    }

    private static Rational? Largest(ImmutableArray<Rational> objective, HPolyhedron domain, CancellationToken cancellation) =>
        LinearProgramSolver.Solve(new LinearProgram(domain, objective), ProposerLadder.Instance, cancellation)
            is LinearProgramResult.Optimal optimum
            ? optimum.Value
            : null;
}
