using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Buffers of cells that nobody uses any more, and how cells are filled from others, generator by generator.</summary>
/// <remarks>Invariant: a cell belongs to whoever rented it until it is released, once. A rented buffer holds what its last owner left
/// there: who prepares a cell sets everything but the arrays' lengths, and ends with <see cref="Finish"/>, which makes true what
/// <see cref="VertexCell"/> says of padding and of the bounds over all generators.</remarks>
internal sealed class CellPool(int dimension)
{
    private readonly int _dimension = dimension;
    private readonly Stack<VertexCell> _cells = new();

    /// <summary>A cell with room for so many generators, and for so many tight constraints at each; without edges.</summary>
    public VertexCell Prepare(int count, int stride)
    {
        VertexCell cell = _cells.TryPop(out VertexCell? free) ? free : new VertexCell();
        int capacity = (count + 3) & ~3;
        cell.Count = count;
        cell.Capacity = capacity;
        cell.Stride = stride;
        cell.EdgeCount = 0;
        Buffers.Reserve(ref cell.X, (_dimension + 1) * capacity);
        Buffers.Reserve(ref cell.Errors, capacity);
        Buffers.Reserve(ref cell.Norms, capacity);
        Buffers.Reserve(ref cell.Units, capacity);
        Buffers.Reserve(ref cell.Ids, capacity);
        Buffers.Reserve(ref cell.TightCounts, capacity);
        Buffers.Reserve(ref cell.Tight, capacity * stride);
        return cell;
    }

    /// <summary>Pads the columns and collects the bounds that hold for all generators.</summary>
    public void Finish(VertexCell cell)
    {
        int count = cell.Count;
        int capacity = cell.Capacity;
        for (int k = 0; k <= _dimension; k++)
        {
            int column = k * capacity;
            for (int v = count; v < capacity; v++)
            {
                cell.X[column + v] = cell.X[column + count - 1];
            }
        }

        double error = 0;
        double norm = 0;
        double unit = 0;
        int rays = 0;
        int weights = _dimension * capacity;
        for (int v = 0; v < count; v++)
        {
            error = Math.Max(error, cell.Errors[v]);
            norm = Math.Max(norm, cell.Norms[v]);
            unit = Math.Max(unit, cell.Units[v]);
            rays += cell.X[weights + v] == 0 ? 1 : 0;
        }

        cell.RayCount = rays;
        cell.ExactFactor = norm * unit * (1 + (2 * FloatingPoint.Epsilon));
        cell.LargestNorm = norm;
        cell.LargestError = error;
    }

    /// <summary>Gives a cell's buffers back.</summary>
    public void Release(VertexCell cell)
    {
        cell.Lineality = null;
        _cells.Push(cell);
    }

    /// <summary>A copy of a cell.</summary>
    public VertexCell Copy(VertexCell cell)
    {
        VertexCell copy = Prepare(cell.Count, cell.Stride);
        for (int v = 0; v < cell.Count; v++)
        {
            CopyGenerator(cell, v, copy, v);
        }

        copy.Dimension = cell.Dimension;
        copy.Equalities = cell.Equalities;
        copy.Lineality = cell.Lineality;
        copy.IsSimple = cell.IsSimple;
        Buffers.Reserve(ref copy.Edges, 2 * cell.EdgeCount);
        cell.Edges.AsSpan(0, 2 * cell.EdgeCount).CopyTo(copy.Edges);
        copy.EdgeCount = cell.EdgeCount;
        Finish(copy);
        return copy;
    }

    /// <summary>Copies one generator with its tight constraints.</summary>
    public void CopyGenerator(VertexCell from, int v, VertexCell to, int at)
    {
        for (int k = 0; k <= _dimension; k++)
        {
            to.X[(k * to.Capacity) + at] = from.X[(k * from.Capacity) + v];
        }

        to.Errors[at] = from.Errors[v];
        to.Norms[at] = from.Norms[v];
        to.Units[at] = from.Units[v];
        to.Ids[at] = from.Ids[v];
        int tight = from.TightCounts[v];
        to.TightCounts[at] = tight;
        from.Tight.AsSpan(v * from.Stride, tight).CopyTo(to.Tight.AsSpan(at * to.Stride));
    }

    /// <summary>Copies chosen generators with their tight constraints, to the front of a cell.</summary>
    public void CopySelected(VertexCell from, int[] chosen, int count, VertexCell to)
    {
        for (int k = 0; k <= _dimension; k++)
        {
            ReadOnlySpan<double> source = from.X.AsSpan(k * from.Capacity, from.Count);
            Span<double> target = to.X.AsSpan(k * to.Capacity, count);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = source[chosen[i]];
            }
        }

        for (int i = 0; i < count; i++)
        {
            int v = chosen[i];
            to.Errors[i] = from.Errors[v];
            to.Norms[i] = from.Norms[v];
            to.Units[i] = from.Units[v];
            to.Ids[i] = from.Ids[v];
            int tight = from.TightCounts[v];
            to.TightCounts[i] = tight;
            int source = v * from.Stride;
            int target = i * to.Stride;
            for (int j = 0; j < tight; j++)
            {
                to.Tight[target + j] = from.Tight[source + j];
            }
        }
    }

    /// <summary>Copies all generators with their tight constraints, to a place in a cell with the same stride.</summary>
    public void CopyAll(VertexCell from, VertexCell to, int offset)
    {
        int count = from.Count;
        for (int k = 0; k <= _dimension; k++)
        {
            from.X.AsSpan(k * from.Capacity, count).CopyTo(to.X.AsSpan((k * to.Capacity) + offset));
        }

        from.Errors.AsSpan(0, count).CopyTo(to.Errors.AsSpan(offset));
        from.Norms.AsSpan(0, count).CopyTo(to.Norms.AsSpan(offset));
        from.Units.AsSpan(0, count).CopyTo(to.Units.AsSpan(offset));
        from.Ids.AsSpan(0, count).CopyTo(to.Ids.AsSpan(offset));
        from.TightCounts.AsSpan(0, count).CopyTo(to.TightCounts.AsSpan(offset));
        from.Tight.AsSpan(0, count * from.Stride).CopyTo(to.Tight.AsSpan(offset * to.Stride));
    }
}
