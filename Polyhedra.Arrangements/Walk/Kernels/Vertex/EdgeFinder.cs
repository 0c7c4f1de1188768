using System.Numerics;
using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Finds the edges of a section from the constraints that are tight at its generators.</summary>
/// <remarks>
/// <para>Two generators of a cell are joined by an edge iff no third one is tight on all constraints that they share (the smallest face
/// that contains both has no other extreme ray); in a simple cell iff they share all but one of those that are tight at each.</para>
/// <para>Invariant: the arrays are scratch space. A slot is in use iff its stamp is the current one, so that nothing is cleared between
/// calls; the codes of constraints never change.</para>
/// </remarks>
internal sealed class EdgeFinder(ConstraintPath path, CancellationToken cancellation)
{
    private readonly ConstraintPath _path = path;
    private readonly CancellationToken _cancellation = cancellation;
    private int[] _slotVertex = new int[64];
    private int[] _slotStamp = new int[64];
    private ulong[] _slotKey = new ulong[64];
    private int _stamp;
    private ulong[] _codes = [];
    private ulong[] _bits = [];

    /// <summary>Adds an edge.</summary>
    public static void AddEdge(VertexCell cell, int a, int b)
    {
        int at = 2 * cell.EdgeCount++;
        Buffers.Grow(ref cell.Edges, at + 2);
        cell.Edges[at] = a;
        cell.Edges[at + 1] = b;
    }

    /// <summary>Finds all edges of a cell whose constraints are known.</summary>
    /// <param name="cell">The cell; it has at least two generators if its dimension is not 0.</param>
    public void Find(VertexCell cell)
    {
        cell.EdgeCount = 0;
        int dimension = cell.Dimension;
        if (dimension == 0)
        {
            return;
        }

        if (dimension == 1)
        {
            AddEdge(cell, 0, 1);
        }
        else if (!cell.IsSimple)
        {
            FindInGeneral(cell);
        }
        else if (dimension == 2)
        {
            FindOfPolygon(cell);
        }
        else
        {
            FindByRidges(cell);
        }
    }

    // Each side of a simple polygon lies in a facet, and holds two of its corners.
    private void FindOfPolygon(VertexCell section)
    {
        NextStamp(_path.Count);
        int[] tight = section.Tight;
        Buffers.Grow(ref section.Edges, 2 * section.Count);
        for (int v = 0; v < section.Count; v++)
        {
            for (int i = 0; i < 2; i++)
            {
                int facet = tight[(v * section.Stride) + i];
                if (_slotStamp[facet] == _stamp)
                {
                    int at = 2 * section.EdgeCount++;
                    Buffers.Grow(ref section.Edges, at + 2);
                    section.Edges[at] = _slotVertex[facet];
                    section.Edges[at + 1] = v;
                }
                else
                {
                    _slotStamp[facet] = _stamp;
                    _slotVertex[facet] = v;
                }
            }
        }
    }

    // In a simple cell every edge of the section lies in a ridge of it, that is, in all but one of the facets at a generator, and
    // holds two of its generators. The facets are hashed; equal codes are compared.
    private void FindByRidges(VertexCell section)
    {
        int facets = section.Dimension;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * section.Count * facets));
        NextStamp(size);
        ReserveCodes(_path.Count);
        Buffers.Grow(ref section.Edges, section.Count * facets);
        int mask = size - 1;
        int[] tight = section.Tight;
        int stride = section.Stride;
        for (int v = 0; v < section.Count; v++)
        {
            ulong sum = 0;
            int start = v * stride;
            for (int i = 0; i < facets; i++)
            {
                sum += _codes[tight[start + i]];
            }

            for (int left = 0; left < facets; left++)
            {
                ulong key = sum - _codes[tight[start + left]];
                int slot = (int)(key >> 32) & mask;
                while (true)
                {
                    if (_slotStamp[slot] != _stamp)
                    {
                        _slotStamp[slot] = _stamp;
                        _slotKey[slot] = key;
                        _slotVertex[slot] = v;
                        break;
                    }

                    if (_slotKey[slot] == key && ShareRidge(section, _slotVertex[slot], v, tight[start + left]))
                    {
                        int at = 2 * section.EdgeCount++;
                        Buffers.Grow(ref section.Edges, at + 2);
                        section.Edges[at] = _slotVertex[slot];
                        section.Edges[at + 1] = v;
                        break;
                    }

                    slot = (slot + 1) & mask;
                }
            }
        }
    }

    // Whether the facets at v, but for the one left out, are all at u.
    private static bool ShareRidge(VertexCell section, int u, int v, int left)
    {
        ReadOnlySpan<int> ofU = section.Tight.AsSpan(u * section.Stride, section.Dimension);
        foreach (int facet in section.Tight.AsSpan(v * section.Stride, section.Dimension))
        {
            if (facet != left && !ofU.Contains(facet))
            {
                return false;
            }
        }

        return true;
    }

    private void FindInGeneral(VertexCell section)
    {
        int count = section.Count;
        int words = IncidenceBits(section);
        int least = section.Dimension + section.Equalities - 1;
        for (int u = 0; u < count; u++)
        {
            _cancellation.ThrowIfCancellationRequested();
            for (int v = u + 1; v < count; v++)
            {
                if (AreJoined(u, v, count, words, least))
                {
                    AddEdge(section, u, v);
                }
            }
        }
    }

    // _bits: for each generator the set of its tight constraints.
    private int IncidenceBits(VertexCell cell)
    {
        int words = (_path.Count + 63) >> 6;
        Buffers.Reserve(ref _bits, cell.Count * words);
        Array.Clear(_bits, 0, cell.Count * words);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                _bits[(v * words) + (constraint >> 6)] |= 1UL << (constraint & 63);
            }
        }

        return words;
    }

    // Whether no third generator is tight on all constraints that two have in common.
    private bool AreJoined(int u, int v, int count, int words, int least)
    {
        Span<ulong> common = stackalloc ulong[words];
        int shared = 0;
        for (int i = 0; i < words; i++)
        {
            common[i] = _bits[(u * words) + i] & _bits[(v * words) + i];
            shared += BitOperations.PopCount(common[i]);
        }

        if (shared < least)
        {
            return false;
        }

        for (int x = 0; x < count; x++)
        {
            if (x == u || x == v)
            {
                continue;
            }

            int i = 0;
            while (i < words && (_bits[(x * words) + i] & common[i]) == common[i])
            {
                i++;
            }

            if (i == words)
            {
                return false;
            }
        }

        return true;
    }

    private void NextStamp(int size)
    {
        Buffers.Grow(ref _slotVertex, size);
        Buffers.Grow(ref _slotStamp, size);
        Buffers.Grow(ref _slotKey, size);
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_slotStamp);
            _stamp = 1;
        }
    }

    // Pseudo-random codes of constraints, so that sums of different sets hardly ever collide (SplitMix64).
    private void ReserveCodes(int count)
    {
        int known = _codes.Length;
        if (known >= count)
        {
            return;
        }

        Array.Resize(ref _codes, Math.Max(count, Math.Max(64, 2 * known)));
        for (int i = known; i < _codes.Length; i++)
        {
            ulong z = (ulong)(i + 1) * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _codes[i] = z ^ (z >> 31);
        }
    }
}
