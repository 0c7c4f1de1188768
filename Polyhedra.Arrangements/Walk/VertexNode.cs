using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;

namespace Polyhedra.Arrangements.Walk;

/// <summary>A cell of a <see cref="VertexWalker{TSink}"/> with what is still to be decided of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct VertexNode
{
    /// <summary>The cell.</summary>
    public VertexCell Cell;

    /// <summary>The layer that is being decided.</summary>
    public int Layer;

    /// <summary>Where its open forms start in the stack of open forms.</summary>
    public int OpenStart;

    /// <summary>How many are open.</summary>
    public int OpenCount;

    /// <summary>Whether the ball around the cell has been tried since it was split off.</summary>
    public bool IsFiltered;

    /// <summary>While it waits: the form whose positive side it is; maxout: the unit that is being branched.</summary>
    public int Decided;

    /// <summary>While it waits: maxout: the pieces that no other dominates, and the lowest one that the next child may have.</summary>
    public ulong Live;

    /// <summary>See <see cref="Live"/>.</summary>
    public int NextPiece;

    /// <summary>While it waits: what had accumulated of the next layer's rows.</summary>
    public double[]? Rows;

    /// <summary>While it waits: the length of its path.</summary>
    public int PathCount;

    /// <summary>While it waits: the number of generators then.</summary>
    public int GeneratorCount;

    /// <summary>The cells that wait until a walk comes back to them: the last one first, and from the other end for walks on other
    /// threads.</summary>
    internal sealed class Waiting
    {
        private VertexNode[] _nodes = new VertexNode[32];
        private int _start;
        private int _end;

        /// <summary>Whether none waits.</summary>
        public bool IsEmpty => _end == _start;

        /// <summary>Adds a cell that waits.</summary>
        public void Push(VertexNode node)
        {
            if (_end == _nodes.Length)
            {
                // What was given away from the front leaves room there.
                int count = _end - _start;
                VertexNode[] larger = new VertexNode[2 * Math.Max(16, count)];
                Array.Copy(_nodes, _start, larger, 0, count);
                (_nodes, _start, _end) = (larger, 0, count);
            }

            _nodes[_end++] = node;
        }

        /// <summary>Takes the cell that came last out.</summary>
        public VertexNode Pop() => _nodes[--_end];

        /// <summary>Takes the cell that has waited longest out.</summary>
        public VertexNode TakeOldest() => _nodes[_start++];
    }
}
