using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <content>Giving the subtrees of waiting cells to walks on other threads.</content>
/// <remarks>The cell that has waited longest goes first: it is nearest to the root, and its subtree is likely to be the largest. While it
/// waits, nothing changes in the layers before its own, nor in the decisions of its own layer outside its open forms.</remarks>
internal sealed partial class VertexWalker<TSink>
{
    private int _rootPath;

    private VertexTask Export()
    {
        VertexNode node = _waiting.TakeOldest();
        int layers = node.Layer + 1;
        (int Layer, int Form, Sign Side)[] path = new (int, int, Sign)[node.PathCount - _rootPath];
        for (int i = 0; i < path.Length; i++)
        {
            ref readonly Cut cut = ref _engine.CutAt(_rootPath + i);
            path[i] = (_frames.IndexOf(cut.Form.Frame), cut.Index, _engine.SideAt(_rootPath + i));
        }

        return new VertexTask
        {
            Cell = node.Cell,
            ExactPoints = _engine.ExactPoints(node.Cell),
            Layer = node.Layer,
            Decided = node.Decided,
            Live = node.Live,
            NextPiece = node.NextPiece,
            Open = _open.AsSpan(node.OpenStart, node.OpenCount).ToArray(),
            Decisions = [.. _layers.Take(layers).Select(state => state.Frame.Decisions())],
            Rows = [.. _layers.Take(layers).Select(state => (double[])state.Rows.Clone())],
            NextRows = node.Rows,
            Path = path,
        };
    }

    // Makes a task the current node. False if nothing is left of it.
    private bool Import(VertexTask task)
    {
        for (int l = 0; l <= task.Layer; l++)
        {
            _layers[l].Frame.Load(task.Decisions[l]);
            _layers[l].Load(task.Rows[l]);
            _layers[l].MakeForms();
        }

        _engine.Restart(_rootPath);
        foreach ((int layer, int form, Sign side) in task.Path)
        {
            _engine.Follow(_layers[layer].Cut(form), side);
        }

        _engine.Adopt(task.Cell, task.ExactPoints);
        if (_open.Length < task.Open.Length)
        {
            _open = new int[2 * task.Open.Length];
        }

        task.Open.CopyTo(_open, 0);
        return Continue(new VertexNode
        {
            Cell = task.Cell,
            Layer = task.Layer,
            OpenStart = 0,
            OpenCount = task.Open.Length,
            Decided = task.Decided,
            Live = task.Live,
            NextPiece = task.NextPiece,
            Rows = task.NextRows,
            PathCount = _engine.PathCount,
            GeneratorCount = _engine.GeneratorCount,
        });
    }
}
