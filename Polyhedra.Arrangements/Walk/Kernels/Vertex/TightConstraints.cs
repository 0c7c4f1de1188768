using System.Numerics;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Which constraints are tight somewhere on a cell, and which of them are no facet.</summary>
/// <remarks>Invariant: every facet of a cell is in the lists of all its generators (docs/adr/0005); dropping what is no facet keeps it
/// so, and then the lists of a cell hold its facets and nothing else. In a simple cell each generator is tight on exactly as many as meet
/// there, so there is nothing to drop. None but the hyperplane at infinity lies at infinity.</remarks>
internal sealed class TightConstraints(ConstraintPath path)
{
    private readonly ConstraintPath _path = path;
    private int[] _distinct = [];
    private int[] _stamps = [];
    private int _stamp;
    private ulong[] _facetBits = [];
    private int[] _facetIds = [];

    /// <summary>The constraints that are tight at some generator of a cell, each once, but for the hyperplane at infinity: the facets.
    /// Overwritten by the next call.</summary>
    public ReadOnlySpan<int> Of(VertexCell cell)
    {
        Buffers.Reserve(ref _distinct, _path.Count);
        Buffers.Grow(ref _stamps, _path.Count);
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_stamps);
            _stamp = 1;
        }

        int count = 0;
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                if (constraint != 0 && _stamps[constraint] != _stamp)
                {
                    _stamps[constraint] = _stamp;
                    _distinct[count++] = constraint;
                }
            }
        }

        return _distinct.AsSpan(0, count);
    }

    /// <summary>Forgets constraints that are no facet of a cell: the generators on such a constraint are a proper part of those on a
    /// facet.</summary>
    public void DropRedundant(VertexCell cell)
    {
        int words = (cell.Count + 63) >> 6;
        Buffers.Reserve(ref _facetBits, _path.Count * words);
        Array.Clear(_facetBits, 0, _path.Count * words);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                _facetBits[(constraint * words) + (v >> 6)] |= 1UL << (v & 63);
            }
        }

        Buffers.Reserve(ref _facetIds, _path.Count);
        int constraints = 0;
        bool someRedundant = false;
        for (int c = 0; c < _path.Count; c++)
        {
            int size = SizeOf(c, words);
            if (size > 0)
            {
                // A hyperplane that the whole cell lies in, one of a section's, is no facet, and stays.
                _facetIds[constraints++] = size == cell.Count ? ~c : c;
            }
        }

        Span<ulong> redundant = stackalloc ulong[(_path.Count + 63) >> 6];
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
