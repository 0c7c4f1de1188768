using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Collections;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Where a walk of the vertex kernel stands: the current cell with what is still open of it (nothing, if it is a region), the rows
/// of the layers on it, and the cells that wait. Every step of the walk is one of its methods.</summary>
/// <remarks>The next layer's rows accumulate as units are decided, and a ball around the cell discards at every node the forms that cannot
/// cut it (docs/adr/0004). Lower sides come first.</remarks>
internal sealed class VertexDescent : RegionSource
{
    // With fewer open forms it is cheaper to locate them than to put a ball around the cell.
    private const int WorthFiltering = 4;

    private readonly VertexEngine _engine;
    private readonly MaxoutPieces _pieces;
    private readonly ITreeListener<VertexCell>? _tree;
    private readonly VertexNode.Waiting _waiting = new();
    private readonly bool[] _isAccumulated; // Whether outputs are added to the next layer's rows as soon as a unit is decided.
    private readonly int _lastLayer;
    private int[] _open = new int[256];
    private VertexNode _node;

    /// <summary>Before the walk.</summary>
    public VertexDescent(Network network, VertexEngine engine, ITreeListener<VertexCell>? tree, CancellationToken stop)
        : base(new NetworkFrames(network), stop)
    {
        Layers = [.. Enumerable.Range(0, network.Layers.Length).Select(l => new LayerState(Frames[l], network.InputCount))];
        bool FeedsDense(int l) => l + 1 == Layers.Length || !Layers[l + 1].IsSparse;
        _isAccumulated = [.. Layers.Select((state, l) => state.Layer.HasGates && state.Layer.Forms.IsBinary && FeedsDense(l))];
        _lastLayer = Frames.LastGatedLayer;
        _engine = engine;
        _tree = tree;
        _pieces = new MaxoutPieces(engine, tree);
    }

    /// <summary>The computed rows of the layers on the current cell.</summary>
    public LayerState[] Layers { get; }

    /// <summary>The vertex kernel.</summary>
    public VertexEngine Engine => _engine;

    /// <summary>The current cell.</summary>
    public VertexCell Cell => _node.Cell;

    public override HPolyhedron Domain => _engine.Domain;

    public override ImmutableArray<Rational> InteriorPoint() => _engine.InteriorPoint(Cell);

    public override bool IsBounded() => Cell.IsBounded;

    public override int InteriorFacetCount() => _engine.InteriorFacetCount(Cell);

    /// <summary>The open forms (maxout: units) of the layer that is being decided.</summary>
    public ReadOnlySpan<int> Open => _open.AsSpan(_node.OpenStart, _node.OpenCount);

    /// <summary>Whether something is open of the current cell.</summary>
    public bool HasOpen => _node.OpenCount > 0;

    /// <summary>Whether there is a layer to <see cref="Enter"/>.</summary>
    public bool HasNextLayer => _node.Layer < _lastLayer;

    /// <summary>Whether no gate comes after those of the layer that is being decided.</summary>
    public bool IsInLastLayer => _node.Layer == _lastLayer && _lastLayer >= 0;

    /// <summary>The layer that is being decided.</summary>
    public LayerState Current => Layers[_node.Layer];

    /// <summary>Whether cells wait.</summary>
    public bool HasWaiting => !_waiting.IsEmpty;

    /// <summary>Starts at the domain.</summary>
    public void Begin(VertexCell root) => _node = new VertexNode { Cell = root, Layer = -1 };

    /// <summary>Makes the cell that came last to wait the current one. False if nothing is left of it.</summary>
    public bool Continue() => Continue(_waiting.Pop());

    /// <summary>Makes a cell that waited elsewhere the current one. False if nothing is left of it.</summary>
    /// <param name="node">The cell; the layers are as they were on it.</param>
    /// <param name="open">What is open of it.</param>
    public bool Continue(VertexNode node, int[] open)
    {
        Buffers.Reserve(ref _open, open.Length);
        open.CopyTo(_open, 0);
        return Continue(node);
    }

    /// <summary>Takes the cell that has waited longest out, for a walk elsewhere.</summary>
    public VertexNode TakeOldest() => _waiting.TakeOldest();

    /// <summary>The open forms (maxout: units) of a cell that waits.</summary>
    public ReadOnlySpan<int> OpenOf(VertexNode node) => _open.AsSpan(node.OpenStart, node.OpenCount);

    /// <summary>Goes to the next layer on the current cell: its rows are ready, or are made now.</summary>
    public void Enter()
    {
        if (_node.Layer >= 0)
        {
            LayerState done = Layers[_node.Layer];
            done.Frame.Settle();
            done.Frame.ForgetOutputs();
            if (!_isAccumulated[_node.Layer])
            {
                Layers[_node.Layer + 1].ComposeFrom(done);
            }
        }
        else
        {
            Layers[0].LoadOwnWeights();
        }

        _node.Layer++;
        _node.OpenStart += _node.OpenCount;
        _node.OpenCount = 0;
        LayerState state = Layers[_node.Layer];
        state.Frame.Forget();
        if (_isAccumulated[_node.Layer] && _node.Layer < _lastLayer)
        {
            Layers[_node.Layer + 1].Clear();
            Layers[_node.Layer + 1].AddPassedThrough(state);
        }

        if (!state.Layer.HasGates)
        {
            return;
        }

        state.MakeForms();
        Buffers.Grow(ref _open, _node.OpenStart + Math.Max(state.FormPad, state.Layer.UnitCount));
        Span<int> open = _open.AsSpan(_node.OpenStart);
        // A listener is told of all maxout units in order.
        bool isEnclosed = (_tree is null || !state.Layer.IsMaxout) && _engine.TryEnclose(_node.Cell);
        _node.OpenCount = isEnclosed ? _engine.Filter(state, state.Forms, state.Signs, open) : state.Layer.Forms.Count;
        if (state.Layer.IsMaxout)
        {
            _node.OpenCount = MaxoutPieces.Open(state, isEnclosed, open);
            return;
        }

        for (int f = 0; f < state.Layer.Forms.Count; f++)
        {
            if (!isEnclosed)
            {
                open[f] = f;
            }
            else if (state.Signs[f] != 0)
            {
                Drop(state, f, state.Signs[f] > 0);
            }
        }

        DropAll(state, chooses: false);
    }

    /// <summary>Decides one open form (maxout: unit) of the current cell. False if there is no current cell any more.</summary>
    public bool Decide()
    {
        LayerState state = Layers[_node.Layer];
        if (state.Layer.IsMaxout)
        {
            return DecideMaxout(state);
        }

        if (!_node.IsFiltered)
        {
            bool hasMiddle = _node.OpenCount >= WorthFiltering && _engine.TryEnclose(_node.Cell);
            if (hasMiddle)
            {
                Refilter(state);
            }

            DropAll(state, chooses: !hasMiddle);
            if (_node.OpenCount == 0)
            {
                return true;
            }
        }

        _node.IsFiltered = true;
        int form = _open[_node.OpenStart + --_node.OpenCount];
        Sides sides = _engine.Locate(_node.Cell, state.Cut(form));
        if (sides != Sides.Both)
        {
            Settle(state, form, sides == Sides.Positive);
            return true;
        }

        _tree?.Split(new Form(state.Frame, form));
        _engine.Split(_node.Cell, out VertexCell negative, out VertexCell positive);
        _engine.Release(_node.Cell);
        Postpone(positive, form);
        _node.Cell = negative;
        _node.IsFiltered = false;
        Settle(state, form, isPositive: false);
        return true;
    }

    // Drops the open forms that the ball around the current cell decides, and moves the one nearest to the middle to the end.
    private void Refilter(LayerState state)
    {
        Span<int> open = _open.AsSpan(_node.OpenStart, _node.OpenCount);
        int kept = 0;
        int best = -1;
        double least = double.PositiveInfinity;
        foreach (int form in open)
        {
            int sign = _engine.Filter(state, state.Forms, form, out double closeness);
            if (sign != 0)
            {
                Drop(state, form, sign > 0);
                continue;
            }

            if (closeness < least)
            {
                least = closeness;
                best = kept;
            }

            open[kept++] = form;
        }

        _node.OpenCount = kept;
        if (best >= 0)
        {
            (open[best], open[kept - 1]) = (open[kept - 1], open[best]);
        }
    }

    // Settles a form that does not cut the cell.
    private void Drop(LayerState state, int form, bool isPositive)
    {
        Settle(state, form, isPositive);
        _tree?.Dropped(new Form(state.Frame, form), isPositive);
    }

    // For a listener: drops every open form that does not cut the cell, because one drop here serves the whole subtree. If it is to choose
    // the form to split by, it moves the one that parts the generators most evenly to the end.
    private void DropAll(LayerState state, bool chooses)
    {
        if (_tree is null)
        {
            return;
        }

        Span<int> open = _open.AsSpan(_node.OpenStart, _node.OpenCount);
        int kept = 0;
        int best = -1;
        int balance = -1;
        foreach (int form in open)
        {
            Sides sides = _engine.Locate(_node.Cell, state.Cut(form));
            if (sides == Sides.Both)
            {
                if (chooses && _engine.Balance >= balance)
                {
                    (best, balance) = (kept, _engine.Balance);
                }

                open[kept++] = form;
            }
            else
            {
                Drop(state, form, sides == Sides.Positive);
            }
        }

        if (best >= 0)
        {
            (open[best], open[kept - 1]) = (open[kept - 1], open[best]);
        }

        _node.OpenCount = kept;
        _tree.Ready(_node.Cell, isComplete: true);
    }

    // Notes the sign of a form on the current cell, and lets the next layer have the unit's output.
    private void Settle(LayerState state, int form, bool isPositive)
    {
        state.Frame.Decide(form, isPositive);
        if (_isAccumulated[_node.Layer] && _node.Layer != _lastLayer)
        {
            Layers[_node.Layer + 1].AddOutput(state, state.Layer.Forms.UnitOf(form), isPositive ? 1 : 0);
        }
    }

    private bool DecideMaxout(LayerState state)
    {
        int unit = _open[_node.OpenStart + --_node.OpenCount];
        ulong live = _pieces.Live(_node.Cell, state, unit);
        if (BitOperations.IsPow2(live))
        {
            state.Frame.Pieces[unit] = (byte)BitOperations.TrailingZeroCount(live);
            return true;
        }

        _node.Decided = unit;
        _node.Live = live;
        _node.NextPiece = 0;
        _node.PathCount = _engine.PathCount;
        _node.GeneratorCount = _engine.GeneratorCount;
        return NextChild();
    }

    // Makes the next nonempty child of the current node the current one; the node itself waits if more may follow.
    private bool NextChild()
    {
        VertexNode parent = _node;
        LayerState state = Layers[parent.Layer];
        ulong coming = parent.Live & (ulong.MaxValue << parent.NextPiece);
        while (coming != 0)
        {
            int piece = BitOperations.TrailingZeroCount(coming);
            coming &= coming - 1;
            if (!_pieces.TryClip(parent, state, piece, isLast: coming == 0, out VertexCell child))
            {
                _engine.Resume(parent.PathCount, parent.GeneratorCount);
                continue;
            }

            _tree?.Child(piece, isLast: coming == 0);
            if (coming != 0)
            {
                parent.NextPiece = piece + 1;
                LeaveWaiting(parent);
            }
            else
            {
                _engine.Release(parent.Cell);
            }

            _node.Cell = child;
            state.Frame.Pieces[parent.Decided] = (byte)piece;
            return true;
        }

        _engine.Release(parent.Cell);
        return false;
    }

    // The positive side waits, with a copy of the rows so far.
    private void Postpone(VertexCell cell, int decided)
    {
        bool hasRows = _isAccumulated[_node.Layer] && _node.Layer < _lastLayer;
        LeaveWaiting(new VertexNode
        {
            Cell = cell,
            Layer = _node.Layer,
            OpenStart = _node.OpenStart,
            OpenCount = _node.OpenCount,
            Decided = decided,
            Rows = hasRows ? Layers[_node.Layer + 1].Snapshot() : null,
            PathCount = _engine.PathCount,
            GeneratorCount = _engine.GeneratorCount,
        });
    }

    // Lets a cell wait that has the open forms of the current one, which gets a copy of them.
    private void LeaveWaiting(VertexNode waiting)
    {
        int copy = waiting.OpenStart + waiting.OpenCount;
        Buffers.Grow(ref _open, copy + waiting.OpenCount);
        OpenOf(waiting).CopyTo(_open.AsSpan(copy));
        _waiting.Push(waiting);
        _node.OpenStart = copy;
    }

    // Makes a cell that waits the current one. False if nothing is left of it.
    private bool Continue(VertexNode next)
    {
        _node = next;
        if (next.Rows is { } rows)
        {
            Layers[next.Layer + 1].Restore(rows);
            _node.Rows = null;
        }

        LayerState state = Layers[next.Layer];
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
