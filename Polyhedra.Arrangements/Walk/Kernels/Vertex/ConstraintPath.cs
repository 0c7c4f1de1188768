using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The constraints between the root of the walk and the cell at hand, in the order in which they came: their numbers are what
/// cells list as tight.</summary>
/// <remarks>Invariant: constraint 0 is the hyperplane at infinity, w >= 0, which is never evaluated; then come those of the domain that cut
/// something, and then the cuts, each with the side that was taken. A number means the same constraint as long as the path is not resumed
/// below it, so it does for every cell of the subtree.</remarks>
internal sealed class ConstraintPath
{
    private PathConstraint[] _constraints = new PathConstraint[32];

    /// <summary>The path that holds the hyperplane at infinity alone.</summary>
    public ConstraintPath()
    {
        Cut infinity = new(IntegerForm.FromIntegers([BigInteger.One]), [], 0, 0, double.PositiveInfinity);
        _constraints[0] = new PathConstraint(infinity, Sign.Positive);
        Count = 1;
    }

    /// <summary>How many constraints there are.</summary>
    public int Count { get; private set; }

    /// <summary>A constraint, until the next <see cref="Push"/>.</summary>
    public ref readonly PathConstraint this[int number] => ref _constraints[number];

    /// <summary>Adds a constraint.</summary>
    /// <returns>Its number.</returns>
    public int Push(in Cut cut, Sign side)
    {
        if (Count == _constraints.Length)
        {
            Array.Resize(ref _constraints, 2 * Count);
        }

        _constraints[Count] = new PathConstraint(cut, side);
        return Count++;
    }

    /// <summary>Changes the side that was taken of a cut.</summary>
    public void SetSide(int number, Sign side) => _constraints[number] = _constraints[number] with { Side = side };

    /// <summary>Forgets all but the first constraints.</summary>
    public void Resume(int count) => Count = count;
}
