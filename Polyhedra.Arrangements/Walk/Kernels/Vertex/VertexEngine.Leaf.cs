using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>What can be asked of a region.</content>
internal sealed partial class VertexEngine
{
    private readonly double[] _centre;

    /// <summary>Whether a cell is bounded: it has neither rays nor lines.</summary>
    public static bool IsBounded(VertexCell cell) => cell.RayCount == 0 && cell.Lineality is null;

    /// <summary>A rational point strictly inside a cell: a double point near the middle if every facet is strictly satisfied there, else the
    /// exact mean of the vertices plus the sum of the rays.</summary>
    public ImmutableArray<Rational> InteriorPoint(VertexCell cell)
    {
        FindMiddle(cell);
        if (_filters && Array.TrueForAll(_centre, double.IsFinite) && IsInside(cell))
        {
            return [.. _centre.Select(Rational.FromDouble)];
        }

        Rational[] point = new Rational[_dimension];
        int vertices = cell.Count - cell.RayCount;
        for (int v = 0; v < cell.Count; v++)
        {
            BigInteger[] generator = ExactPoint(cell, v);
            BigInteger scale = generator[^1].IsZero ? BigInteger.One : generator[^1] * vertices;
            for (int k = 0; k < _dimension; k++)
            {
                point[k] += new Rational(generator[k], scale);
            }
        }

        return [.. point];
    }

    /// <summary>A point near the middle of a cell, probably inside; overwritten by later calls.</summary>
    public ReadOnlySpan<double> Middle(VertexCell cell)
    {
        FindMiddle(cell);
        return _centre;
    }

    private void FindMiddle(VertexCell cell)
    {
        int weights = _dimension * cell.Capacity;
        int vertices = cell.Count - cell.RayCount;
        for (int k = 0; k < _dimension; k++)
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

            _centre[k] = (sum / vertices) + rays;
        }
    }

    // Whether the middle is strictly on the right side of all facets. A cell with lines has no facet that varies along them.
    private bool IsInside(VertexCell cell) => HasOnRightSides(cell, _centre, -1);

    // Whether a point is strictly on the right side of all facets, but strictly on the wrong side of one that may be excepted.
    private bool HasOnRightSides(VertexCell cell, double[] point, int exception)
    {
        double norm = 1;
        foreach (double x in point)
        {
            norm += Math.Abs(x);
        }

        norm *= 1 + (2 * (_dimension + 2) * FloatingPoint.Epsilon);
        if (!(norm <= Large))
        {
            return false;
        }

        NextStamp(_pathCount);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                if (constraint != 0 && _slotStamp[constraint] != _stamp)
                {
                    _slotStamp[constraint] = _stamp;
                    Sign side = _path[constraint].Side;
                    if (!IsStrictlyOn(constraint, point, norm, constraint == exception ? side.Negate() : side))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool IsStrictlyOn(int constraint, double[] point, double norm, Sign side)
    {
        Cut cut = _path[constraint].Cut;
        if (!(cut.Magnitude <= Large))
        {
            // A partial sum could overflow, and an infinity beside a finite bound has no meaning.
            return false;
        }

        double value = cut.Rows[(_dimension * cut.Pad) + cut.Index];
        for (int k = 0; k < _dimension; k++)
        {
            value = Math.FusedMultiplyAdd(cut.Rows[(k * cut.Pad) + cut.Index], point[k], value);
        }

        double bound = (((cut.Magnitude * _evaluationError) + cut.Error) * norm * (1 + (8 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        return (int)side * value > bound;
    }
}
