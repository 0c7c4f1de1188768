using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Facets by exact linear programs.</content>
internal sealed partial class LpEngine
{
    // Minimises a row over the closed cell without it. The open set without it contains the witness, so the row is negative somewhere in it
    // iff its infimum is negative.
    private bool IsFacetExactly(LpCell cell, int row)
    {
        HPolyhedron closure = ClosedCell(cell);
        HalfSpace facet = closure.HalfSpaces[row];
        HPolyhedron without = new(closure.Lower, closure.Upper, closure.HalfSpaces.RemoveAt(row));
        LinearProgram program = new(without, [.. facet.Normal.Select(entry => -entry)]);
        ImmutableArray<Rational> witness = cell.Witness.ToRationals();
        Rational inside = facet.Evaluate(witness.AsSpan());
        switch (_arithmetic == KernelArithmetic.ExactOnly
            ? LinearProgramSolver.Solve(program, _cancellation)
            : CanonicalOptimum.Find(program, DoubleSimplex.Instance, _cancellation))
        {
            case LinearProgramResult.Optimal optimal:
                Rational beyond = optimal.Value - facet.Offset;
                if (beyond.Sign != Sign.Positive)
                {
                    return false;
                }

                // At weight w from the minimiser to the witness the row is -beyond + w (beyond + inside).
                SetOutside(row, Combine(optimal.Point, witness, beyond / (2 * (beyond + inside))));
                return true;

            case LinearProgramResult.Unbounded unbounded:
                Rational slope = Rational.Zero;
                for (int k = 0; k < _dimension; k++)
                {
                    slope -= facet.Normal[k] * unbounded.Ray[k];
                }

                Rational step = 2 * inside / slope;
                SetOutside(row, [.. witness.Select((x, k) => x + (step * unbounded.Ray[k]))]);
                return true;

            default:
                throw new InvalidOperationException("The exact linear program found an open cell with a witness empty.");
        }
    }

    private void SetOutside(int row, ImmutableArray<Rational> point)
    {
        _outside.Set(point);
        if (!IsCrossedAlone(row, allowExact: true))
        {
            throw new InvalidOperationException("An exact outside point failed its verification.");
        }
    }
}
