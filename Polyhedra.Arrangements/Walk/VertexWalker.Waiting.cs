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
        _waiting.Push(new VertexNode
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

    private double[]? SnapshotNext() =>
        _layers[_node.Layer].IsAccumulated && _node.Layer < _lastLayer ? _layers[_node.Layer + 1].Snapshot() : null;

    // Makes a cell that waits the current one. False if nothing is left of it.
    private bool Continue(VertexNode next)
    {
        _node = next;
        if (next.Rows is { } rows)
        {
            _layers[next.Layer + 1].Restore(rows);
            _node.Rows = null;
        }

        LayerState state = _layers[next.Layer];
        if (state.Layer.IsMaxout)
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
}
