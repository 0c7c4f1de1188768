using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Enumeration.Kernels.Vertex;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Enumeration;

/// <summary>The depth-first walk of the vertex kernel: layer by layer, and within a layer the hyperplane nearest to the middle of the cell first.</summary>
/// <remarks>
/// <para>It differs from <see cref="Walker{TKernel, TSink}"/> in what makes the vertex kernel fast (docs/adr/0004): the next layer's rows accumulate as units are decided, a ball around the
/// cell discards the forms that cannot cut it at every node, and a sink that only counts never sees the cells of the last layer.</para>
/// <para>Lower sides come first. The stack is explicit.</para>
/// </remarks>
internal sealed partial class VertexWalker<TSink> : IRegionSource
    where TSink : IRegionSink
{
    // Checking the clock costs about as much as a sign test; once in this many steps is often enough.
    private const int StepsPerCheck = 64;

    // With fewer open forms it is cheaper to locate them than to put a ball around the cell.
    private const int WorthFiltering = 4;

    private readonly NetworkFrames _frames;
    private readonly LayerState[] _layers;
    private readonly VertexEngine _engine;
    private readonly EnumerationBudget _budget;
    private readonly CancellationToken _cancellation;
    private readonly CancellationToken _stop;
    private readonly SharedWalk<VertexTask>? _shared;
    private readonly byte[] _pattern;
    private readonly long _deadline;
    private readonly int _lastLayer;
    private Node[] _pending = new Node[32];
    private int _pendingStart;
    private int _pendingEnd;
    private int[] _open = new int[256];
    private Cut[] _cuts = [];
    private Node _node;
    private long _regions;
    private long _announced;
    private bool _reports;
    private int _steps;

    /// <summary>A walk over the cells of a network, or one of several that share it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="engine">The vertex kernel, over the domain.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">The caller's wish to stop.</param>
    /// <param name="stop">What interrupts the kernel in the middle of a step: the caller's wish, or the end of the time.</param>
    /// <param name="shared">Where walks on other threads take their work from and give it to; null: there are none.</param>
    public VertexWalker(
        Network network, VertexEngine engine, EnumerationBudget budget, CancellationToken cancellation, CancellationToken stop,
        SharedWalk<VertexTask>? shared = null)
    {
        _shared = shared;
        _frames = new NetworkFrames(network);
        _layers = [.. Enumerable.Range(0, network.Layers.Length).Select(l =>
            new LayerState(new LayerPlan(_frames[l].Layer, network.InputCount), _frames[l], network.InputCount))];
        _lastLayer = _frames.LastGatedLayer;
        _engine = engine;
        _budget = budget;
        _cancellation = cancellation;
        _stop = stop;
        _pattern = new byte[network.GateCount];
        _deadline = budget.Timeout is { } timeout
            ? Stopwatch.GetTimestamp() + (long)(Math.Min(timeout.TotalSeconds, 1e9) * Stopwatch.Frequency)
            : long.MaxValue;
    }

    public EnumerationSummary Run(ref TSink sink)
    {
        Stopwatch watch = Stopwatch.StartNew();
        StopReason reason;
        try
        {
            reason = Walk(ref sink);
        }
        catch (OperationCanceledException stop) when (stop.CancellationToken == _stop)
        {
            _shared?.Stop();
            reason = _cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Timeout;
        }

        Report(_shared?.AddRegions(_regions - _announced) ?? _regions);
        return new EnumerationSummary(reason, _regions, _engine.SignTests, _engine.ExactSignTests, watch.Elapsed);
    }

    ReadOnlySpan<byte> IRegionSource.Pattern()
    {
        _frames.WritePattern(_pattern);
        return _pattern;
    }

    ImmutableArray<Rational> IRegionSource.InteriorPoint() => _engine.InteriorPoint(_node.Cell);

    AffineMap IRegionSource.AffineMap() => _frames.OutputMap();

    bool IRegionSource.IsBounded() => VertexEngine.IsBounded(_node.Cell);

    private StopReason Walk(ref TSink sink)
    {
        if (IsInterrupted(out StopReason reason))
        {
            return reason;
        }

        VertexCell root = _engine.Root();
        if (_shared is null)
        {
            _node = new Node { Cell = root, Layer = -1 };
            return WalkSubtree(isAlive: true, ref sink);
        }

        _rootPath = _engine.PathCount;
        if (_shared.TryTakeRoot())
        {
            _reports = true;
            _node = new Node { Cell = root, Layer = -1 };
            reason = WalkSubtree(isAlive: true, ref sink);
        }

        while (reason == StopReason.Complete && _shared.TryTake(out VertexTask? task))
        {
            reason = WalkSubtree(Import(task), ref sink);
        }

        if (reason != StopReason.Complete)
        {
            _shared.Stop();
        }

        return reason;
    }

    // Walks the subtree of the current node, and of every node that comes to wait meanwhile.
    private StopReason WalkSubtree(bool isAlive, ref TSink sink)
    {
        StopReason reason;
        while (true)
        {
            if (isAlive && !TSink.NeedsRegions && _node.Layer == _lastLayer && _lastLayer >= 0 && TryCount(out bool isPast))
            {
                if (isPast)
                {
                    return StopReason.MaxRegions;
                }

                isAlive = false;
            }
            else if (isAlive && _node.OpenCount > 0)
            {
                isAlive = Decide();
            }
            else if (isAlive && _node.Layer < _lastLayer)
            {
                Enter();
            }
            else
            {
                if (isAlive)
                {
                    if (_regions == _budget.MaxRegions && _shared is null)
                    {
                        return StopReason.MaxRegions;
                    }

                    sink.Accept(new RegionView(this, _regions));
                    _regions++;
                    _engine.Release(_node.Cell);
                }

                if (_pendingEnd == _pendingStart)
                {
                    return StopReason.Complete;
                }

                isAlive = Continue(_pending[--_pendingEnd]);
            }

            if (_shared is { IsHungry: true } && _pendingEnd > _pendingStart)
            {
                _shared.Give(Export());
            }

            if (++_steps % StepsPerCheck == 0 && IsInterrupted(out reason))
            {
                return reason;
            }
        }
    }

    // Goes to the next layer on the current cell: its rows are ready, or are made now.
    private void Enter()
    {
        if (_node.Layer >= 0)
        {
            LayerState done = _layers[_node.Layer];
            done.Frame.Settle();
            done.Frame.ForgetOutputs();
            if (!done.Plan.IsAccumulated)
            {
                _layers[_node.Layer + 1].Clear();
                AddAll(done, _layers[_node.Layer + 1]);
            }
        }
        else
        {
            _layers[0].LoadOwnWeights();
        }

        _node.Layer++;
        _node.OpenStart += _node.OpenCount;
        _node.OpenCount = 0;
        LayerState state = _layers[_node.Layer];
        state.Frame.Forget();
        if (_node.Layer + 1 < _layers.Length)
        {
            _layers[_node.Layer + 1].Clear();
        }

        if (!state.Plan.Layer.HasGates)
        {
            return;
        }

        state.MakeForms();
        int capacity = _node.OpenStart + Math.Max(state.Plan.FormPad, state.Plan.Layer.UnitCount);
        if (_open.Length < capacity)
        {
            Array.Resize(ref _open, 2 * capacity);
        }

        if (state.Plan.Layer.IsMaxout)
        {
            for (int unit = 0; unit < state.Plan.Layer.UnitCount; unit++)
            {
                _open[_node.OpenStart + unit] = unit;
            }

            _node.OpenCount = state.Plan.Layer.UnitCount;
            return;
        }

        Span<int> open = _open.AsSpan(_node.OpenStart);
        if (!_engine.TryEnclose(_node.Cell))
        {
            for (int f = 0; f < state.Plan.Layer.Forms.Count; f++)
            {
                open[f] = f;
            }

            _node.OpenCount = state.Plan.Layer.Forms.Count;
            return;
        }

        _node.OpenCount = _engine.Filter(state.Plan, state.Forms, state.Signs, open);
        for (int f = 0; f < state.Plan.Layer.Forms.Count; f++)
        {
            if (state.Signs[f] != 0)
            {
                Settle(state, f, state.Signs[f] > 0);
            }
        }
    }

    // Notes the sign of a form on the current cell, and lets the next layer have the unit's output.
    private void Settle(LayerState state, int form, bool isPositive)
    {
        state.Frame.Decide(form, isPositive);
        if (!state.Plan.IsAccumulated || _node.Layer == _lastLayer)
        {
            return;
        }

        CompiledLayer layer = state.Plan.Layer;
        int piece = isPositive ? 1 : 0;
        double slope = layer.SlopeDoubles[piece];
        double intercept = layer.InterceptDoubles[piece];
        if (slope != 0 || intercept != 0)
        {
            _layers[_node.Layer + 1].Add(form, state, form, slope, intercept);
        }
    }

    private static void AddAll(LayerState done, LayerState next)
    {
        CompiledLayer layer = done.Plan.Layer;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int piece = layer.HasGates ? done.Frame.Pieces[unit] : 0;
            int index = layer.SlopeIndexOf(piece);
            double slope = layer.SlopeDoubles[index];
            double intercept = layer.InterceptDoubles[index];
            if (slope != 0 || intercept != 0)
            {
                next.Add(unit, done, layer.OutputRowOf(unit, piece), slope, intercept);
            }
        }
    }

    // Decides one open form (maxout: unit) of the current cell. False if there is no current cell any more.
    private bool Decide()
    {
        LayerState state = _layers[_node.Layer];
        if (state.Plan.Layer.IsMaxout)
        {
            return DecideMaxout(state);
        }

        if (!_node.IsFiltered && _node.OpenCount >= WorthFiltering && _engine.TryEnclose(_node.Cell))
        {
            Refilter(state);
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
            int sign = _engine.Filter(state.Plan, state.Forms, form, out double closeness);
            if (sign != 0)
            {
                Settle(state, form, sign > 0);
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
            return NextChild();
        }

        _engine.ResumePositive(next.PathCount, next.GeneratorCount);
        Settle(state, next.Decided, isPositive: true);
        return true;
    }

    // Counts the regions below the current cell, in the last layer, without listing them, if the kernel can.
    private bool TryCount(out bool isPast)
    {
        isPast = false;
        LayerState state = _layers[_node.Layer];
        if (state.Plan.Layer.IsMaxout || _node.Cell.Lineality is { IsPermanent: false })
        {
            return false;
        }

        if (_cuts.Length < _node.OpenCount)
        {
            _cuts = new Cut[Math.Max(16, 2 * _node.OpenCount)];
        }

        for (int i = 0; i < _node.OpenCount; i++)
        {
            _cuts[i] = state.Cut(_open[_node.OpenStart + i]);
        }

        long count = _engine.CountCells(_node.Cell, _cuts.AsSpan(0, _node.OpenCount));
        _engine.Release(_node.Cell);
        isPast = _shared is null && _regions + count > (_budget.MaxRegions ?? long.MaxValue);
        _regions = isPast ? _budget.MaxRegions!.Value : _regions + count;
        return true;
    }

    private bool IsInterrupted(out StopReason reason)
    {
        reason = StopReason.Complete;
        if (_cancellation.IsCancellationRequested)
        {
            reason = StopReason.Cancelled;
        }
        else if (Stopwatch.GetTimestamp() >= _deadline)
        {
            reason = StopReason.Timeout;
        }
        else if (_shared is not null)
        {
            long total = _shared.AddRegions(_regions - _announced);
            _announced = _regions;
            if (_shared.IsStopped || total > (_budget.MaxRegions ?? long.MaxValue))
            {
                // All end alike; the walks together know why.
                reason = StopReason.MaxRegions;
            }

            Report(total);
            return reason != StopReason.Complete;
        }

        Report(_regions);
        return reason != StopReason.Complete;
    }

    // Of several walks the one that started from the root reports.
    private void Report(long regions)
    {
        if (_shared is null || _reports)
        {
            _budget.Progress?.Report(regions);
        }
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
