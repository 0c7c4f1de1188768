using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Cuts a cell by the cut that was tested last.</summary>
/// <remarks>
/// <para>The section with the hyperplane comes first: its generators are those of the cell on the hyperplane, and one for each edge that
/// the hyperplane crosses. Two of them are joined by an edge iff they lie in a common 2-face of the cell (<see cref="EdgeFinder"/>). A
/// side of the cell has its own generators, then those of the section; its edges are the cell's there, parts of those that are crossed,
/// and the section's.</para>
/// <para>Invariant: <see cref="Section"/> fills the arrays for the cell, its sides read them, and nothing in them outlives a cut. The
/// cell itself stays as it is.</para>
/// </remarks>
internal sealed class CellCutter(
    CellPool pool, ConstraintPath path, SignTest signTest, EdgeCrossing crossing, EdgeFinder edgeFinder,
    TightConstraints tight, LineSplitter lines)
{
    private readonly CellPool _pool = pool;
    private readonly ConstraintPath _path = path;
    private readonly SignTest _signs = signTest;
    private readonly EdgeCrossing _crossing = crossing;
    private readonly EdgeFinder _edges = edgeFinder;
    private readonly TightConstraints _tight = tight;
    private readonly LineSplitter _lines = lines;

    // For each generator of the cell that was cut: its position among those of its side, or of the section.
    private int[] _map = new int[16];

    // For each edge of the cell that was cut: the position of its crossing in the section, or -1.
    private int[] _crossings = new int[16];

    // The generators of the cell that was cut on the side that is being made.
    private int[] _chosen = new int[16];

    /// <summary>Cuts a cell that lies on both sides in two. The cut joins the path with its negative side.</summary>
    public void Split(VertexCell cell, out VertexCell negative, out VertexCell positive)
    {
        if (_signs.LineVector >= 0)
        {
            _lines.Split(cell, out negative, out positive);
            return;
        }

        VertexCell section = Section(cell);
        _edges.Find(section);
        negative = Side(cell, section, -1, _signs.NegativeCount);
        positive = Side(cell, section, 1, _signs.PositiveCount);
        _pool.Release(section);
    }

    /// <summary>As <see cref="Split"/>, for one side only.</summary>
    public VertexCell Clip(VertexCell cell, Sign side)
    {
        if (_signs.LineVector >= 0)
        {
            _lines.Split(cell, out VertexCell negative, out VertexCell positive);
            _pool.Release(side == Sign.Positive ? negative : positive);
            _path.SetSide(_path.Count - 1, side);
            return side == Sign.Positive ? positive : negative;
        }

        VertexCell section = Section(cell);
        _edges.Find(section);
        _path.SetSide(_path.Count - 1, side);
        VertexCell kept = side == Sign.Positive
            ? Side(cell, section, 1, _signs.PositiveCount)
            : Side(cell, section, -1, _signs.NegativeCount);
        _pool.Release(section);
        return kept;
    }

    /// <summary>The generators of the section, without its edges. The cut joins the path (with the negative side, which a split may
    /// change).</summary>
    public VertexCell Section(VertexCell cell)
    {
        int constraint = _path.Push(_signs.Cut, Sign.Negative);
        int zeros = cell.Count - _signs.PositiveCount - _signs.NegativeCount;
        bool isSimple = cell.IsSimple && zeros == 0;
        int stride = isSimple ? cell.Stride : cell.Stride + 1;
        Buffers.Reserve(ref _map, cell.Count);
        Buffers.Reserve(ref _crossings, cell.EdgeCount);

        int crossings = 0;
        int[] edges = cell.Edges;
        sbyte[] signs = _signs.Signs;
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            bool crosses = signs[edges[2 * e]] * signs[edges[(2 * e) + 1]] < 0;
            _crossings[e] = crosses ? zeros + crossings++ : -1;
        }

        int count = zeros + crossings;
        VertexCell section = _pool.Prepare(count, stride);
        section.Dimension = cell.Dimension - 1;
        section.Equalities = cell.Equalities + 1;
        section.Lineality = cell.Lineality;
        section.IsSimple = isSimple;

        int at = 0;
        for (int v = 0; zeros > 0 && v < cell.Count; v++)
        {
            if (signs[v] == 0)
            {
                _pool.CopyGenerator(cell, v, section, at);
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
                _crossing.Make(cell, a, b, section, _crossings[e]);
            }
        }

        _pool.Finish(section);
        return section;
    }

    /// <summary>Lists for a new generator of a section the constraints tight at both ends of its edge, and the cut.</summary>
    public static void JoinTight(VertexCell cell, int a, int b, VertexCell section, int at, int constraint)
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

    // The part of a cell on one side: its generators there, then those of the section.
    private VertexCell Side(VertexCell cell, VertexCell section, int sign, int own)
    {
        int count = own + section.Count;
        VertexCell side = _pool.Prepare(count, section.Stride);
        side.Dimension = cell.Dimension;
        side.Equalities = cell.Equalities;
        side.Lineality = cell.Lineality;
        side.IsSimple = section.IsSimple;
        Buffers.Reserve(ref _chosen, own);
        int[] chosen = _chosen;
        sbyte[] signs = _signs.Signs;
        int at = 0;
        for (int v = 0; v < cell.Count; v++)
        {
            if (signs[v] == sign)
            {
                _map[v] = at;
                chosen[at++] = v;
            }
        }

        _pool.CopySelected(cell, chosen, own, side);
        _pool.CopyAll(section, side, own);
        JoinEdges(cell, section, side, sign, own);
        if (!side.IsSimple)
        {
            _tight.DropRedundant(side);
        }

        _pool.Finish(side);
        return side;
    }

    // Edges of the cell on the side, its parts of crossed edges, and the edges of the section.
    private void JoinEdges(VertexCell cell, VertexCell section, VertexCell side, int sign, int own)
    {
        Buffers.Reserve(ref side.Edges, 2 * (cell.EdgeCount + section.EdgeCount));
        int[] edges = cell.Edges;
        int[] target = side.Edges;
        sbyte[] signs = _signs.Signs;
        int[] map = _map;
        int at = 0;
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            int a = edges[2 * e];
            int b = edges[(2 * e) + 1];
            int signA = signs[a];
            int signB = signs[b];
            if (signA != sign && signB != sign)
            {
                continue;
            }

            // One end is on this side; the other is too, or on the hyperplane, or beyond it.
            target[at++] = signA == sign ? map[a] : signA == 0 ? own + map[a] : own + _crossings[e];
            target[at++] = signB == sign ? map[b] : signB == 0 ? own + map[b] : own + _crossings[e];
        }

        for (int i = 0; i < 2 * section.EdgeCount; i++)
        {
            target[at++] = own + section.Edges[i];
        }

        side.EdgeCount = at / 2;
    }
}
