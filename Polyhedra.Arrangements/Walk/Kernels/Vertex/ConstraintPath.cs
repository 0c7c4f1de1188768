using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Collections;
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
    private Cut[] _cuts = new Cut[32];
    private Sign[] _sides = new Sign[32];

    /// <summary>The path that holds the hyperplane at infinity alone.</summary>
    public ConstraintPath()
    {
        Push(new Cut(IntegerForm.FromIntegers([BigInteger.One]), [], 0, 0, double.PositiveInfinity), Sign.Positive);
    }

    /// <summary>How many constraints there are.</summary>
    public int Count { get; private set; }

    /// <summary>The hyperplane of a constraint.</summary>
    public ref readonly Cut CutAt(int number) => ref _cuts[number];

    /// <summary>The sign that the form of a constraint has on the cell; zero for the hyperplane that a section lies in.</summary>
    public Sign SideAt(int number) => _sides[number];

    /// <summary>Adds a constraint.</summary>
    /// <returns>Its number.</returns>
    public int Push(in Cut cut, Sign side)
    {
        Buffers.Grow(ref _cuts, Count + 1);
        Buffers.Grow(ref _sides, Count + 1);
        _cuts[Count] = cut;
        _sides[Count] = side;
        return Count++;
    }

    /// <summary>Changes the side that was taken of a cut.</summary>
    public void SetSide(int number, Sign side) => _sides[number] = side;

    /// <summary>Forgets all but the first constraints.</summary>
    public void Resume(int count) => Count = count;
}
