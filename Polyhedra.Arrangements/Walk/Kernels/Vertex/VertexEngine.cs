using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The state of the vertex kernel: the path of the walk, exact coordinates, pooled cells and scratch space.</summary>
/// <remarks>
/// A cell is its vertices and rays; a hyperplane cuts it iff its form has both signs on them, and no linear program is needed. Each sign comes from
/// a floating-point evaluation with a proven error bound, or else from exact coordinates, which are solved for when first needed.
/// docs/adr/0005 has the proofs of the bounds.
/// </remarks>
internal sealed partial class VertexEngine
{
    private readonly HPolyhedron _domain;
    private readonly bool _filters;
    private readonly int _dimension;
    private readonly double _evaluationError;
    private readonly CancellationToken _cancellation;
    private readonly Stack<VertexCell> _pool = new();
    private PathConstraint[] _path = new PathConstraint[32];
    private int _pathCount;

    /// <summary>An engine over a domain with nonempty interior.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="permanentLineality">The dimension of the space of directions on which all forms that can come, and the domain's, vanish.</param>
    /// <param name="arithmetic">Whether floating point may decide.</param>
    /// <param name="cancellation">Makes a long step throw.</param>
    public VertexEngine(HPolyhedron domain, int permanentLineality, KernelArithmetic arithmetic, CancellationToken cancellation)
    {
        _domain = domain;
        _dimension = domain.Dimension;
        _permanentLineality = permanentLineality;
        _filters = arithmetic == KernelArithmetic.Filtered;
        _cancellation = cancellation;
        _evaluationError = FloatingPoint.Gamma(_dimension + 3) * (1 + (8 * FloatingPoint.Epsilon));
        _row = new double[_dimension + 1];
        _centre = new double[_dimension];
        _path[0] = new PathConstraint(Infinity(), Sign.Positive);
        _pathCount = 1;
    }

    /// <summary>Decisions taken so far.</summary>
    public long SignTests { get; private set; }

    /// <summary>Decisions so far that needed exact arithmetic.</summary>
    public long ExactSignTests { get; private set; }

    /// <summary>The domain.</summary>
    public HPolyhedron Domain => _domain;

    /// <summary>How many constraints are on the path.</summary>
    public int PathCount => _pathCount;

    /// <summary>How many generators have a number in the table of exact coordinates.</summary>
    public int GeneratorCount => _generatorCount;

    /// <summary>A constraint of the path.</summary>
    public PathConstraint Path(int index) => _path[index];

    /// <summary>Goes back to a waiting cell: forgets the constraints and generators that came after it.</summary>
    public void Resume(int pathCount, int generatorCount)
    {
        _pathCount = pathCount;
        _generatorCount = generatorCount;
    }

    /// <summary>Goes back to the positive side of a split.</summary>
    public void ResumePositive(int pathCount, int generatorCount)
    {
        Resume(pathCount, generatorCount);
        _path[pathCount - 1] = _path[pathCount - 1] with { Side = Sign.Positive };
    }

    /// <summary>Goes back to the domain's constraints, for a cell from another engine.</summary>
    public void Restart(int domainCount) => Resume(domainCount, 0);

    /// <summary>Puts a constraint of another engine's path on this one.</summary>
    public void Follow(in Cut cut, Sign side) => Push(cut, side);

    /// <summary>Takes a cell over from another engine: its generators get numbers here.</summary>
    /// <param name="cell">The cell, which nobody else uses any more.</param>
    /// <param name="exactPoints">What is known of the exact coordinates of its generators.</param>
    public void Adopt(VertexCell cell, BigInteger[]?[] exactPoints)
    {
        for (int v = 0; v < cell.Count; v++)
        {
            cell.Ids[v] = NewId(exactPoints[v]);
        }
    }

    /// <summary>What is known of the exact coordinates of a cell's generators.</summary>
    public BigInteger[]?[] ExactPoints(VertexCell cell)
    {
        BigInteger[]?[] points = new BigInteger[]?[cell.Count];
        for (int v = 0; v < points.Length; v++)
        {
            points[v] = _exactPoints[cell.Ids[v]];
        }

        return points;
    }

    /// <summary>Gives a cell's buffers back.</summary>
    public void Release(VertexCell cell)
    {
        cell.Lineality = null;
        _pool.Push(cell);
    }

    private VertexCell Rent() => _pool.TryPop(out VertexCell? cell) ? cell : new VertexCell();

    private int Push(in Cut cut, Sign side)
    {
        if (_pathCount == _path.Length)
        {
            Array.Resize(ref _path, 2 * _pathCount);
        }

        _path[_pathCount] = new PathConstraint(cut, side);
        return _pathCount++;
    }

    private static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, 2 * array.Length)];
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }
}
