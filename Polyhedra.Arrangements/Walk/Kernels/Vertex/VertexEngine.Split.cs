using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>Cutting a cell in two.</content>
internal sealed partial class VertexEngine
{
    private int[] _side = new int[16];
    private ulong[] _facetBits = [];
    private int[] _facetIds = [];

    /// <summary>Cuts a cell by the cut that <see cref="Locate"/> has just said lies on both sides. The cut joins the path with its negative side.
    /// The cell itself stays as it is.</summary>
    public void Split(VertexCell cell, out VertexCell negative, out VertexCell positive)
    {
        if (_lineVector >= 0)
        {
            SplitLineality(cell, out negative, out positive);
            return;
        }

        VertexCell section = Section(cell);
        FindEdges(section);
        negative = Side(cell, section, -1, _negative);
        positive = Side(cell, section, 1, _positive);
        Release(section);
    }

    /// <summary>As <see cref="Split"/>, for one side only.</summary>
    public VertexCell Clip(VertexCell cell, Sign side)
    {
        if (_lineVector >= 0)
        {
            SplitLineality(cell, out VertexCell negative, out VertexCell positive);
            Release(side == Sign.Positive ? negative : positive);
            _path[_pathCount - 1] = _path[_pathCount - 1] with { Side = side };
            return side == Sign.Positive ? positive : negative;
        }

        VertexCell section = Section(cell);
        FindEdges(section);
        _path[_pathCount - 1] = _path[_pathCount - 1] with { Side = side };
        VertexCell kept = side == Sign.Positive ? Side(cell, section, 1, _positive) : Side(cell, section, -1, _negative);
        Release(section);
        return kept;
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
        Reserve(ref copy.Edges, 2 * cell.EdgeCount);
        cell.Edges.AsSpan(0, 2 * cell.EdgeCount).CopyTo(copy.Edges);
        copy.EdgeCount = cell.EdgeCount;
        Finish(copy);
        return copy;
    }

    // The part of a cell on one side: its generators there, then those of the section.
    private VertexCell Side(VertexCell cell, VertexCell section, int sign, int own)
    {
        int count = own + section.Count;
        VertexCell side = Prepare(count, section.Stride);
        side.Dimension = cell.Dimension;
        side.Equalities = cell.Equalities;
        side.Lineality = cell.Lineality;
        side.IsSimple = section.IsSimple;
        Reserve(ref _side, own);
        int[] chosen = _side;
        int at = 0;
        for (int v = 0; v < cell.Count; v++)
        {
            if (_signs[v] == sign)
            {
                _map[v] = at;
                chosen[at++] = v;
            }
        }

        CopySelected(cell, chosen, own, side);
        CopyAll(section, side, own);
        JoinEdges(cell, section, side, sign, own);
        if (!side.IsSimple)
        {
            DropRedundant(side);
        }

        Finish(side);
        return side;
    }

    private void CopySelected(VertexCell from, int[] chosen, int count, VertexCell to)
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

    private void CopyAll(VertexCell from, VertexCell to, int offset)
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

    // Edges of the cell on the side, its parts of crossed edges, and the edges of the section.
    private void JoinEdges(VertexCell cell, VertexCell section, VertexCell side, int sign, int own)
    {
        Reserve(ref side.Edges, 2 * (cell.EdgeCount + section.EdgeCount));
        int[] edges = cell.Edges;
        int[] target = side.Edges;
        sbyte[] signs = _signs;
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

    // Forgets constraints that are no facet of a cell: the generators on such a constraint are a proper part of those on a facet.
    private void DropRedundant(VertexCell cell)
    {
        int words = (cell.Count + 63) >> 6;
        Reserve(ref _facetBits, _pathCount * words);
        Array.Clear(_facetBits, 0, _pathCount * words);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                _facetBits[(constraint * words) + (v >> 6)] |= 1UL << (v & 63);
            }
        }

        Reserve(ref _facetIds, _pathCount);
        int constraints = 0;
        bool someRedundant = false;
        for (int c = 0; c < _pathCount; c++)
        {
            int size = SizeOf(c, words);
            if (size > 0)
            {
                // A hyperplane that the whole cell lies in, one of a section's, is no facet, and stays.
                _facetIds[constraints++] = size == cell.Count ? ~c : c;
            }
        }

        int sum = 0;
        Span<ulong> redundant = stackalloc ulong[(_pathCount + 63) >> 6];
        for (int i = 0; i < constraints; i++)
        {
            if (_facetIds[i] >= 0 && IsRedundant(_facetIds[i], constraints, words, cell.Dimension))
            {
                redundant[_facetIds[i] >> 6] |= 1UL << (_facetIds[i] & 63);
                someRedundant = true;
            }
        }

        int perGenerator = cell.Dimension + cell.Equalities;
        bool isSimple = true;
        for (int v = 0; v < cell.Count; v++)
        {
            if (someRedundant)
            {
                Span<int> tight = cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]);
                int kept = 0;
                foreach (int constraint in tight)
                {
                    if ((redundant[constraint >> 6] & (1UL << (constraint & 63))) == 0)
                    {
                        tight[kept++] = constraint;
                    }
                }

                cell.TightCounts[v] = kept;
            }

            isSimple &= cell.TightCounts[v] == perGenerator;
            sum += cell.TightCounts[v];
        }

        cell.IsSimple = isSimple;
        if (isSimple && cell.Stride != perGenerator)
        {
            Pack(cell, perGenerator);
        }
    }

    private int SizeOf(int constraint, int words)
    {
        int size = 0;
        for (int i = 0; i < words; i++)
        {
            size += BitOperations.PopCount(_facetBits[(constraint * words) + i]);
        }

        return size;
    }

    private bool IsRedundant(int constraint, int constraints, int words, int dimension)
    {
        if (SizeOf(constraint, words) < dimension)
        {
            return true;
        }

        for (int i = 0; i < constraints; i++)
        {
            int other = _facetIds[i];
            if (other < 0 || other == constraint)
            {
                continue;
            }

            int w = 0;
            while (w < words && (_facetBits[(constraint * words) + w] & ~_facetBits[(other * words) + w]) == 0)
            {
                w++;
            }

            if (w == words)
            {
                return true;
            }
        }

        return false;
    }

    // Simple cells keep their lists without gaps.
    private static void Pack(VertexCell cell, int stride)
    {
        for (int v = 0; v < cell.Count; v++)
        {
            cell.Tight.AsSpan(v * cell.Stride, stride).CopyTo(cell.Tight.AsSpan(v * stride));
        }

        cell.Stride = stride;
    }
}
