using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>The section of a cell with the cut that was located last.</content>
/// <remarks>Its generators are those of the cell on the hyperplane, and one for each edge that the hyperplane crosses. Two of them are joined by an edge iff they lie in
/// a common 2-face of the cell: in a simple cell iff they share all but one of the cell's constraints that are tight at each; in general iff no third generator is tight on all
/// constraints that they share (the smallest face that contains both has no other extreme ray).</remarks>
internal sealed partial class VertexEngine
{
    // For each generator of the cell that was cut: its position among those of its side, or of the section.
    private int[] _map = new int[16];

    // For each edge of the cell that was cut: the position of its crossing in the section, or -1.
    private int[] _crossings = new int[16];

    // The generators of the section, without its edges. The cut joins the path (with the negative side, which a split may change).
    private VertexCell Section(VertexCell cell)
    {
        int constraint = Push(_cut, Sign.Negative);
        int zeros = cell.Count - _positive - _negative;
        bool isSimple = cell.IsSimple && zeros == 0;
        int stride = isSimple ? cell.Stride : cell.Stride + 1;
        Reserve(ref _map, cell.Count);
        Reserve(ref _crossings, cell.EdgeCount);

        int crossings = 0;
        int[] edges = cell.Edges;
        sbyte[] signs = _signs;
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            bool crosses = signs[edges[2 * e]] * signs[edges[(2 * e) + 1]] < 0;
            _crossings[e] = crosses ? zeros + crossings++ : -1;
        }

        int count = zeros + crossings;
        VertexCell section = Prepare(count, stride);
        section.Dimension = cell.Dimension - 1;
        section.Equalities = cell.Equalities + 1;
        section.Lineality = cell.Lineality;
        section.IsSimple = isSimple;

        int at = 0;
        for (int v = 0; zeros > 0 && v < cell.Count; v++)
        {
            if (signs[v] == 0)
            {
                CopyGenerator(cell, v, section, at);
                section.Tight[(at * stride) + section.TightCounts[at]++] = constraint;
                _map[v] = at++;
            }
        }

        for (int e = 0; e < cell.EdgeCount; e++)
        {
            if (_crossings[e] >= 0)
            {
                int a = edges[2 * e];
                int b = edges[(2 * e) + 1];
                JoinTight(cell, a, b, section, _crossings[e], constraint);
                MakeCrossing(cell, a, b, section, _crossings[e]);
            }
        }

        Finish(section);
        return section;
    }

    // A cell with room for so many generators; without lineality, edges and rays.
    private VertexCell Prepare(int count, int stride)
    {
        VertexCell cell = Rent();
        int capacity = (count + 3) & ~3;
        cell.Count = count;
        cell.Capacity = capacity;
        cell.Stride = stride;
        cell.EdgeCount = 0;
        Reserve(ref cell.X, (_dimension + 1) * capacity);
        Reserve(ref cell.Errors, capacity);
        Reserve(ref cell.Norms, capacity);
        Reserve(ref cell.Units, capacity);
        Reserve(ref cell.Ids, capacity);
        Reserve(ref cell.TightCounts, capacity);
        Reserve(ref cell.Tight, capacity * stride);
        return cell;
    }

    private void CopyGenerator(VertexCell from, int v, VertexCell to, int at)
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

    // The constraints tight at both ends of an edge, and the cut.
    private static void JoinTight(VertexCell cell, int a, int b, VertexCell section, int at, int constraint)
    {
        int i = a * cell.Stride;
        int j = b * cell.Stride;
        int endOfA = i + cell.TightCounts[a];
        int endOfB = j + cell.TightCounts[b];
        int target = at * section.Stride;
        int start = target;
        int[] tight = cell.Tight;
        int[] joined = section.Tight;
        while (i < endOfA && j < endOfB)
        {
            int x = tight[i];
            int y = tight[j];
            if (x == y)
            {
                joined[target++] = x;
                i++;
                j++;
            }
            else if (x < y)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        joined[target++] = constraint;
        section.TightCounts[at] = target - start;
    }

    // Pads the columns and collects the bounds that hold for all generators.
    private void Finish(VertexCell cell)
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
}
