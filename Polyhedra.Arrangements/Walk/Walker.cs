using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The depth-first walk over the cells of a network, layer by layer and gate by gate.</summary>
/// <remarks>
/// <para>On entering a layer every form of its gates is located once on the whole cell: a form that does not cut it has the same sign in
/// the whole subtree and is never looked at again there. The others split the cell one after the other. A gate with several
/// thresholds is split by each of them, which are parallel; a maxout gate branches once, into a child for each piece that is
/// largest somewhere in the cell (<c>Walker.Maxout.cs</c>).</para>
/// <para>The stack is explicit, because a path can be as long as the network has gates.</para>
/// </remarks>
internal sealed partial class Walker<TSink>
    where TSink : IRegionSink
{
    // Checking the clock costs about as much as a sign test; once in this many steps is often enough.
    private const int StepsPerCheck = 64;

    private readonly NetworkFrames _frames;
    private readonly WalkSession _session;
    private readonly Stack<Pending> _pending = new();
    private readonly ICellKernel _kernel;
    private readonly PathRegion _region;
    private readonly ITreeListener<int>? _tree;
    private int _cell;
    private long _regions;
    private int _steps;

    /// <summary>A walk over the cells of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kernel">The kernel, over the domain.</param>
    /// <param name="session">What stops the walk, also in the middle of a step of the kernel.</param>
    /// <param name="tree">Is told of every branch and drop; null: nobody.</param>
    public Walker(
        Network network, ICellKernel kernel, WalkSession session, ITreeListener<int>? tree = null)
    {
        _frames = new NetworkFrames(network);
        _kernel = kernel;
        _tree = tree;
        _session = session;
        _region = new PathRegion(kernel, _frames, session.Stop);
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
            reason = _session.Cause;
        }

        _session.Report(_regions);
        return new EnumerationSummary(reason, _regions, _kernel.SignTests, _kernel.ExactSignTests, _session.Elapsed);
    }

    private StopReason Walk(ref TSink sink)
    {
        if (IsInterrupted(out StopReason reason))
        {
            return reason;
        }

        _cell = _kernel.Root();
        _tree?.Begun();
        int layer = -1;
        int position = 0;
        bool isAlive = true;
        while (true)
        {
            // Invariant: the gates of the layers up to `layer` are decided on the current cell, but for the candidates of
            // `layer` from `position` on.
            if (isAlive && layer >= 0 && position < _frames[layer].CandidateCount)
            {
                isAlive = Decide(layer, position);
                position++;
            }
            else if (isAlive && layer < _frames.LastGatedLayer)
            {
                layer++;
                position = 0;
                Enter(layer);
            }
            else
            {
                if (isAlive)
                {
                    if (_session.IsPast(_regions + 1))
                    {
                        return StopReason.MaxRegions;
                    }

                    Emit(ref sink);
                    _kernel.Release(_cell);
                }

                if (!_pending.TryPop(out Pending next))
                {
                    return StopReason.Complete;
                }

                layer = next.Layer;
                position = next.Position + 1;
                isAlive = Continue(next);
            }

            if (++_steps % StepsPerCheck == 0 && IsInterrupted(out reason))
            {
                return reason;
            }
        }
    }

    // Composes a layer on the current cell and decides every form that does not cut it.
    private void Enter(int layer)
    {
        _frames.Enter(layer);
        LayerFrame frame = _frames[layer];
        if (!frame.Layer.HasGates)
        {
            return;
        }

        if (frame.Layer.IsMaxout)
        {
            EnterMaxout(frame);
            return;
        }

        for (int f = 0; f < frame.Layer.Forms.Count; f++)
        {
            Form form = new(frame, f);
            Sides sides = _kernel.Locate(_cell, form).Sides;
            if (sides == Sides.Both)
            {
                frame.Candidates[frame.CandidateCount++] = f;
            }
            else
            {
                frame.Decide(f, sides == Sides.Positive);
                _tree?.Dropped(form, sides == Sides.Positive);
            }
        }

        _tree?.Ready(_cell, isComplete: true);
    }

    // Decides one candidate on the current cell; if it cuts the cell, the walk goes on with the lower side. False if there is no current
    // cell any more: its last child turned out to be empty.
    private bool Decide(int layer, int position)
    {
        LayerFrame frame = _frames[layer];
        if (frame.Layer.IsMaxout)
        {
            return DecideMaxout(layer, position);
        }

        Form form = new(frame, frame.Candidates[position]);
        Location location = _kernel.Locate(_cell, form);
        if (location.Sides == Sides.Both)
        {
            _pending.Push(new Pending(_kernel.Split(_cell, location), layer, position, 0, 0));
            _tree?.Split(form);
        }
        else
        {
            _tree?.Dropped(form, location.Sides == Sides.Positive);
            _tree?.Ready(_cell, isComplete: false);
        }

        frame.Decide(form.Index, location.Sides == Sides.Positive);
        return true;
    }

    // Makes the cell that waits the current one. False if nothing is left of it.
    private bool Continue(in Pending next)
    {
        _cell = next.Cell;
        _kernel.Resume(_cell);
        LayerFrame frame = _frames[next.Layer];
        if (frame.Layer.IsMaxout)
        {
            _tree?.Returned();
            return NextChild(next);
        }

        frame.Decide(frame.Candidates[next.Position], isPositive: true);
        _tree?.Upper(new Form(frame, frame.Candidates[next.Position]));
        return true;
    }

    private void Emit(ref TSink sink)
    {
        _tree?.Leaf(_cell);
        _region.Stand(_cell);
        sink.Accept(new RegionView(_region, _regions));
        _regions++;
    }

    private bool IsInterrupted(out StopReason reason)
    {
        reason = _session.Interruption;
        _session.Report(_regions);
        return reason != StopReason.Complete;
    }

    /// <summary>A cell that waits: the positive side of a split, or a maxout gate's cell with children to come.</summary>
    /// <param name="Cell">The cell.</param>
    /// <param name="Layer">The layer of the gate that was branched.</param>
    /// <param name="Position">The candidate that was branched.</param>
    /// <param name="Piece">Maxout: the lowest piece that the next child may have.</param>
    /// <param name="Live">Maxout: the pieces that no other dominates, a bit each.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pending(int Cell, int Layer, int Position, int Piece, ulong Live);
}
