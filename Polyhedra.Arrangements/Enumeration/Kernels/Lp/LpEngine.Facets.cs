using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Enumeration.Kernels.Lp;

/// <content>The facets of a cell in the interior of the domain.</content>
/// <remarks>
/// <para>No two rows of the path have one zero set, and none has that of a half-space of the domain: the second one would not have cut the cell. So
/// row i contains a facet iff the cell grows without it, that is iff there is an *outside point*, strictly inside the domain, at which row i is negative and
/// every other row is positive.</para>
/// <para>The segment from the witness to the outside point meets the facet in its relative interior.</para>
/// </remarks>
internal sealed partial class LpEngine
{
    // After a row was found to be a facet: the outside point.
    private readonly Witness _outside;

    /// <summary>The number of facets of the current cell in the interior of the domain.</summary>
    public int InteriorFacetCount(int id)
    {
        LpCell cell = _cells[id];
        int count = 0;
        for (int i = 0; i < cell.Depth; i++)
        {
            if (_path.Source(i).Domain is null && IsFacetExactly(cell, i))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Adds the facets of the current cell in the interior of the domain.</summary>
    public void GetInteriorFacets(int id, List<CellFacet> facets)
    {
        LpCell cell = _cells[id];
        for (int i = 0; i < cell.Depth; i++)
        {
            PathRow source = _path.Source(i);
            if (source.Domain is null && IsFacetExactly(cell, i))
            {
                facets.Add(new CellFacet(source.Form, source.Sign, Crossing(cell.Witness, source)));
            }
        }
    }

    // The point between the witness and the outside point at which a row is zero.
    private ImmutableArray<Rational> Crossing(Witness inside, in PathRow row)
    {
        BigInteger[] p = inside.Homogeneous;
        BigInteger[] q = _outside.Homogeneous;

        // With row(p) = a / p_d and row(q) = -b / q_d in homogeneous coordinates, a, b > 0: the point (b p + a q) / (b p_d + a q_d).
        IntegerForm form = row.Exact;
        BigInteger a = BigInteger.Abs(form.Evaluate(p));
        BigInteger b = BigInteger.Abs(form.Evaluate(q));
        BigInteger denominator = (b * p[^1]) + (a * q[^1]);
        ImmutableArray<Rational>.Builder point = ImmutableArray.CreateBuilder<Rational>(_dimension);
        for (int k = 0; k < _dimension; k++)
        {
            point.Add(new Rational((b * p[k]) + (a * q[k]), denominator));
        }

        return point.MoveToImmutable();
    }

    // Minimises a row over the closed cell without it. The open set without it contains the witness, so the row is negative somewhere in it
    // iff its infimum is negative.
    private bool IsFacetExactly(LpCell cell, int row)
    {
        HPolyhedron closure = ClosedCell(cell);
        HalfSpace facet = closure.HalfSpaces[row];
        HPolyhedron without = new(closure.Lower, closure.Upper, closure.HalfSpaces.RemoveAt(row));
        LinearProgram program = new(without, [.. facet.Normal.Select(entry => -entry)]);
        IBasisProposer? proposer = _arithmetic == KernelArithmetic.ExactOnly ? null : DoubleSimplex.Instance;
        ImmutableArray<Rational> witness = cell.Witness.ToRationals();
        Rational inside = facet.Evaluate(witness.AsSpan());
        switch (LinearProgramSolver.Solve(program, proposer, _cancellation))
        {
            case LinearProgramResult.Optimal optimal:
                Rational beyond = optimal.Value - facet.Offset;
                if (beyond.Sign != Sign.Positive)
                {
                    return false;
                }

                // At weight w from the minimiser to the witness the row is -beyond + w (beyond + inside).
                _outside.Set(Combine(optimal.Point, witness, beyond / (2 * (beyond + inside))));
                return true;

            case LinearProgramResult.Unbounded unbounded:
                Rational slope = Rational.Zero;
                for (int k = 0; k < _dimension; k++)
                {
                    slope -= facet.Normal[k] * unbounded.Ray[k];
                }

                Rational step = 2 * inside / slope;
                _outside.Set([.. witness.Select((x, k) => x + (step * unbounded.Ray[k]))]);
                return true;

            default:
                throw new InvalidOperationException("The exact linear program found an open cell with a witness empty.");
        }
    }
}
