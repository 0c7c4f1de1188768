using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <content>Cells that wait, and coming back to them.</content>
internal sealed partial class VertexWalker<TSink>
{
    // The positive side waits, with its own copies of the open forms and of the rows so far.
    private void Postpone(VertexCell cell, int decided)
    {
        int start = _node.OpenStart;
        int count = _node.OpenCount;
        if (_open.Length < start + (2 * count))
        {
            Array.Resize(ref _open, 2 * (start + (2 * count)));
        }

        _open.AsSpan(start, count).CopyTo(_open.AsSpan(start + count));
        Wait(new Node
        {
            Cell = cell,
            Layer = _node.Layer,
            OpenStart = start,
            OpenCount = count,
            Decided = decided,
            Rows = SnapshotNext(),
            PathCount = _engine.PathCount,
            GeneratorCount = _engine.GeneratorCount,
        });
        _node.OpenStart = start + count;
    }

    private void Wait(Node node)
    {
        if (_pendingEnd == _pending.Length)
        {
            // What was given away from the front leaves room there.
            int count = _pendingEnd - _pendingStart;
            Node[] larger = new Node[2 * Math.Max(16, count)];
            Array.Copy(_pending, _pendingStart, larger, 0, count);
            (_pending, _pendingStart, _pendingEnd) = (larger, 0, count);
        }

        _pending[_pendingEnd++] = node;
    }

    private double[]? SnapshotNext() =>
        _layers[_node.Layer].Plan.IsAccumulated && _node.Layer < _lastLayer ? _layers[_node.Layer + 1].Snapshot() : null;

    // Makes a cell that waits the current one. False if nothing is left of it.
    private bool Continue(Node next)
    {
        _node = next;
        if (next.Rows is { } rows)
        {
            _layers[next.Layer + 1].Restore(rows);
            _node.Rows = null;
        }

        LayerState state = _layers[next.Layer];
        if (state.Plan.Layer.IsMaxout)
        {
            _engine.Resume(next.PathCount, next.GeneratorCount);
            _tree?.Returned();
            return NextChild();
        }

        _engine.ResumePositive(next.PathCount, next.GeneratorCount);
        Settle(state, next.Decided, isPositive: true);
        _tree?.Upper(new Form(state.Frame, next.Decided));
        return true;
    }

    /// <summary>A cell with what is still to be decided of it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Node
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
    }
}
