using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The depth-first walk of the vertex kernel: layer by layer, and within a layer the hyperplane nearest to the middle of the cell
/// first.</summary>
/// <remarks>
/// <para>It differs from <see cref="Walker{TSink}"/> in what makes the vertex kernel fast (docs/adr/0004): how it steps from cell to cell
/// (<see cref="VertexDescent"/>), and that a sink that only counts never sees the cells of the last layer.</para>
/// <para>Lower sides come first. The stack is explicit.</para>
/// </remarks>
internal sealed class VertexWalker<TSink>
    where TSink : IRegionSink
{
    // Checking the clock costs about as much as a sign test; once in this many steps is often enough.
    private const int StepsPerCheck = 64;

    private readonly VertexDescent _descent;
    private readonly VertexEngine _engine;
    private readonly WalkSession _session;
    private readonly SharedWalk<VertexTask>? _shared;
    private readonly ITreeListener<VertexCell>? _tree;
    private Cut[] _cuts = [];
    private long _regions;
    private long _announced;
    private bool _reports;
    private int _steps;
    private int _rootPath;

    /// <summary>A walk over the cells of a network, or one of several that share it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="engine">The vertex kernel, over the domain.</param>
    /// <param name="session">What stops the walk, also in the middle of a step of the kernel.</param>
    /// <param name="shared">Where walks on other threads take their work from and give it to; null: there are none.</param>
    /// <param name="tree">Is told of every branch and drop; null: nobody. Then forms that do not cut a cell are found at once, and not only
    /// when their turn comes. Not with other threads, and only with a sink that needs the regions.</param>
    public VertexWalker(
        Network network, VertexEngine engine, WalkSession session, SharedWalk<VertexTask>? shared = null,
        ITreeListener<VertexCell>? tree = null)
    {
        _shared = shared;
        _tree = tree;
        _descent = new VertexDescent(network, engine, tree, session.Stop);
        _engine = engine;
        _session = session;
    }

    public EnumerationSummary Run(ref TSink sink)
    {
        StopReason reason;
        try
        {
            reason = Walk(ref sink);
        }
        catch (OperationCanceledException stop) when (_session.Caused(stop))
        {
            _shared?.Stop();
            reason = _session.Cause;
        }

        Report(_shared?.AddRegions(_regions - _announced) ?? _regions);
        return new EnumerationSummary(reason, _regions, _engine.SignTests, _engine.ExactSignTests, _session.Elapsed);
    }

    private StopReason Walk(ref TSink sink)
    {
        if (IsInterrupted(out StopReason reason))
        {
            return reason;
        }

        VertexCell root = _engine.Root();
        _tree?.Begun();
        if (_shared is null)
        {
            _descent.Begin(root);
            return WalkSubtree(isAlive: true, ref sink);
        }

        _rootPath = _engine.PathCount;
        if (_shared.TryTakeRoot())
        {
            _reports = true;
            _descent.Begin(root);
            reason = WalkSubtree(isAlive: true, ref sink);
        }

        while (reason == StopReason.Complete && _shared.TryTake(out VertexTask? task))
        {
            reason = WalkSubtree(task.GiveTo(_descent, _rootPath), ref sink);
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
            if (isAlive && !TSink.NeedsRegions && _descent.IsInLastLayer && TryCount(out bool isPast))
            {
                if (isPast)
                {
                    return StopReason.MaxRegions;
                }

                isAlive = false;
            }
            else if (isAlive && _descent.HasOpen)
            {
                isAlive = _descent.Decide();
            }
            else if (isAlive && _descent.HasNextLayer)
            {
                _descent.Enter();
            }
            else
            {
                if (isAlive)
                {
                    if (_shared is null && _session.IsPast(_regions + 1))
                    {
                        return StopReason.MaxRegions;
                    }

                    _tree?.Leaf(_descent.Cell);
                    _descent.Arrive();
                    sink.Accept(new RegionView(_descent, _regions));
                    _regions++;
                    _engine.Release(_descent.Cell);
                }

                if (!_descent.HasWaiting)
                {
                    return StopReason.Complete;
                }

                isAlive = _descent.Continue();
            }

            if (_shared is { IsHungry: true } && _descent.HasWaiting)
            {
                _shared.Give(VertexTask.TakeFrom(_descent, _rootPath));
            }

            if (++_steps % StepsPerCheck == 0 && IsInterrupted(out reason))
            {
                return reason;
            }
        }
    }

    // Counts the regions below the current cell, in the last layer, without listing them, if the kernel can.
    private bool TryCount(out bool isPast)
    {
        isPast = false;
        LayerState state = _descent.Current;
        VertexCell cell = _descent.Cell;
        if (state.Layer.IsMaxout || cell.Lineality is { IsPermanent: false })
        {
            return false;
        }

        ReadOnlySpan<int> open = _descent.Open;
        if (_cuts.Length < open.Length)
        {
            _cuts = new Cut[Math.Max(16, 2 * open.Length)];
        }

        for (int i = 0; i < open.Length; i++)
        {
            _cuts[i] = state.Cut(open[i]);
        }

        long count = _engine.CountCells(cell, _cuts.AsSpan(0, open.Length));
        _engine.Release(cell);
        isPast = _shared is null && _session.IsPast(_regions + count);
        _regions = isPast ? _session.MostRegions : _regions + count;
        return true;
    }

    private bool IsInterrupted(out StopReason reason)
    {
        reason = _session.Interruption;
        if (_shared is null)
        {
            Report(_regions);
        }
        else if (reason == StopReason.Complete)
        {
            long total = _shared.AddRegions(_regions - _announced);
            _announced = _regions;
            if (_shared.IsStopped || _session.IsPast(total))
            {
                // All end alike; the walks together know why.
                reason = StopReason.MaxRegions;
            }

            Report(total);
        }

        return reason != StopReason.Complete;
    }

    // Of several walks the one that started from the root reports.
    private void Report(long regions)
    {
        if (_shared is null || _reports)
        {
            _session.Report(regions);
        }
    }
}
