using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Points in the interior of a cell, and the proof that a point of doubles is one.</summary>
/// <remarks>Invariant: <see cref="Centre"/> is the last middle found, until the next call.</remarks>
internal sealed class CellInterior(
    int dimension, bool filters, double evaluationError, ConstraintPath path, ExactGenerators exact, TightConstraints tight)
{
    private readonly int _dimension = dimension;
    private readonly bool _filters = filters;
    private readonly double _evaluationError = evaluationError;
    private readonly ConstraintPath _path = path;
    private readonly ExactGenerators _exact = exact;
    private readonly TightConstraints _tight = tight;
    private readonly double[] _centre = new double[dimension];

    /// <summary>The middle of the cell that was asked for last.</summary>
    public double[] Centre => _centre;

    /// <summary>A rational point strictly inside a cell: a double point near the middle if every facet is strictly satisfied there, else
    /// the exact mean of the vertices plus the sum of the rays.</summary>
    public ImmutableArray<Rational> PointOf(VertexCell cell)
    {
        if (TryFindInside(cell))
        {
            return [.. _centre.Select(Rational.FromDouble)];
        }

        return ExactMiddle(cell, [.. Enumerable.Range(0, cell.Count)], cell.Count - cell.RayCount);
    }

    /// <summary>A point near the middle of a cell, probably inside; overwritten by later calls.</summary>
    public ReadOnlySpan<double> Middle(VertexCell cell)
    {
        FindMiddle(cell, _centre);
        return _centre;
    }

    /// <summary>Puts <see cref="Centre"/> into the middle of a cell; true if that is proved to be strictly inside.</summary>
    public bool TryFindInside(VertexCell cell)
    {
        FindMiddle(cell, _centre);
        return _filters && Array.TrueForAll(_centre, double.IsFinite) && HasOnRightSides(cell, _centre, -1);
    }

    /// <summary>The mean of the vertices plus the sum of the rays, as far as floating point goes.</summary>
    public static void FindMiddle(VertexCell cell, Span<double> middle)
    {
        int weights = middle.Length * cell.Capacity;
        int vertices = cell.Count - cell.RayCount;
        for (int k = 0; k < middle.Length; k++)
        {
            double sum = 0;
            double rays = 0;
            for (int v = 0; v < cell.Count; v++)
            {
                double w = cell.X[weights + v];
                double x = cell.X[(k * cell.Capacity) + v];
                sum += w == 0 ? 0 : x / w;
                rays += w == 0 ? x : 0;
            }

            middle[k] = (sum / vertices) + rays;
        }
    }

    /// <summary>The mean of the vertices among some generators plus the sum of the rays among them, exactly: of all of a face, a point of
    /// its relative interior.</summary>
    public ImmutableArray<Rational> ExactMiddle(VertexCell cell, ReadOnlySpan<int> generators, int vertices)
    {
        Rational[] point = new Rational[_dimension];
        foreach (int v in generators)
        {
            BigInteger[] generator = _exact.PointOf(cell, v);
            BigInteger scale = generator[^1].IsZero ? BigInteger.One : generator[^1] * vertices;
            for (int k = 0; k < _dimension; k++)
            {
                point[k] += new Rational(generator[k], scale);
            }
        }

        return [.. point];
    }

    /// <summary>Whether a point is proved to be strictly on the right side of all facets, but strictly on the wrong side of one that may be
    /// excepted.</summary>
    /// <param name="cell">The cell. If it has lines, no facet varies along them.</param>
    /// <param name="point">The point.</param>
    /// <param name="exception">The constraint of the excepted facet, or -1.</param>
    public bool HasOnRightSides(VertexCell cell, double[] point, int exception)
    {
        double norm = 1;
        foreach (double x in point)
        {
            norm += Math.Abs(x);
        }

        norm *= 1 + (2 * (_dimension + 2) * FloatingPoint.Epsilon);
        if (!(norm <= SignTest.Large))
        {
            return false;
        }

        foreach (int constraint in _tight.Of(cell))
        {
            Sign side = _path.SideAt(constraint);
            if (!IsStrictlyOn(_path.CutAt(constraint), point, norm, constraint == exception ? side.Negate() : side))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsStrictlyOn(in Cut cut, double[] point, double norm, Sign side)
    {
        if (!(cut.Magnitude <= SignTest.Large))
        {
            // A partial sum could overflow, and an infinity beside a finite bound has no meaning.
            return false;
        }

        double value = cut.Rows[(_dimension * cut.Pad) + cut.Index];
        for (int k = 0; k < _dimension; k++)
        {
            value = Math.FusedMultiplyAdd(cut.Rows[(k * cut.Pad) + cut.Index], point[k], value);
        }

        double bound = ((cut.Magnitude * _evaluationError) + cut.Error) * norm * (1 + (8 * FloatingPoint.Epsilon));
        bound += FloatingPoint.Underflow;
        return (int)side * value > bound;
    }
}
