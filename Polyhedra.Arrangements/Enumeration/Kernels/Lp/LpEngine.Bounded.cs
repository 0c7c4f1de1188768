using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Enumeration.Kernels.Lp;

/// <content>Boundedness of cells.</content>
internal sealed partial class LpEngine
{
    /// <summary>Whether the cell's recession cone {r : a_i·r >= 0 for all rows, and for the bounds} is {0}.</summary>
    /// <remarks>The closure of a nonempty cell is bounded iff its recession cone is trivial (Schrijver, Theory of Linear and Integer
    /// Programming, section 8.2). The cone is cut by the cube [-1, 1]^d and each coordinate is maximised and minimised over it.</remarks>
    public bool IsBounded(int id)
    {
        LpCell cell = _cells[id];
        if (!cell.IsKnownBounded)
        {
            cell.IsKnownBounded = HasTrivialRecessionCone(cell);
        }

        return cell.IsKnownBounded;
    }

    private bool HasTrivialRecessionCone(LpCell cell)
    {
        HPolyhedron closure = ClosedCell(cell);
        HPolyhedron cone = new(
            [.. closure.Lower.Select(bound => bound is null ? Rational.MinusOne : Rational.Zero).Cast<Rational?>()],
            [.. closure.Upper.Select(bound => bound is null ? Rational.One : Rational.Zero).Cast<Rational?>()],
            [.. closure.HalfSpaces.Select(halfSpace => halfSpace with { Offset = Rational.Zero })]);
        for (int k = 0; k < _dimension; k++)
        {
            if (Reaches(cone, k, 1) || Reaches(cone, k, -1))
            {
                return false;
            }
        }

        return true;
    }

    // Whether the cone has a direction with coordinate k of the given sign.
    private bool Reaches(HPolyhedron cone, int coordinate, int sign)
    {
        Rational? bound = sign > 0 ? cone.Upper[coordinate] : cone.Lower[coordinate];
        if (bound is { IsZero: true })
        {
            return false;
        }

        Rational[] objective = new Rational[_dimension];
        objective[coordinate] = sign;
        LinearProgram program = new(cone, [.. objective]);
        return LinearProgramSolver.Solve(program) is LinearProgramResult.Optimal { Value.Sign: Sign.Positive };
    }
}
