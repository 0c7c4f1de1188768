using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <content>The k-way branch of maxout gates; see <c>Walker.Maxout.cs</c> for why it is not a cascade of splits.</content>
internal sealed partial class VertexWalker<TSink>
{
    private readonly byte[] _dominators = new byte[64];

    private bool DecideMaxout(LayerState state)
    {
        int unit = _open[_node.OpenStart + --_node.OpenCount];
        ulong live = LivePieces(state, unit);
        _tree?.Branched(_node.Cell, state.Frame, unit, live, _dominators);
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
        LayerState state = _layers[parent.Layer];
        ulong coming = parent.Live & (ulong.MaxValue << parent.NextPiece);
        while (coming != 0)
        {
            int piece = BitOperations.TrailingZeroCount(coming);
            coming &= coming - 1;
            if (!TryClip(state, parent, piece, isLast: coming == 0, out VertexCell child))
            {
                _engine.Resume(parent.PathCount, parent.GeneratorCount);
                continue;
            }

            _tree?.Child(piece, isLast: coming == 0);
            if (coming != 0)
            {
                parent.NextPiece = piece + 1;
                int start = parent.OpenStart;
                int count = parent.OpenCount;
                if (_open.Length < start + (2 * count))
                {
                    Array.Resize(ref _open, 2 * (start + (2 * count)));
                }

                _open.AsSpan(start, count).CopyTo(_open.AsSpan(start + count));
                _waiting.Push(parent);
                _node.OpenStart = start + count;
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

    // Clips the parent's cell to where a piece is larger than every other live one; false if nothing is left.
    private bool TryClip(LayerState state, VertexNode parent, int piece, bool isLast, out VertexCell child)
    {
        child = parent.Cell;
        for (ulong others = parent.Live & ~(1UL << piece); others != 0; others &= others - 1)
        {
            int other = BitOperations.TrailingZeroCount(others);
            Cut cut = PairCut(state, parent.Decided, Math.Min(piece, other), Math.Max(piece, other));
            Sign wanted = other < piece ? Sign.Positive : Sign.Negative;
            Sides sides = _engine.Locate(child, cut);
            if (sides == Sides.Both)
            {
                VertexCell clipped = _engine.Clip(child, wanted);
                Discard(child, parent.Cell);
                child = clipped;
            }
            else if (sides != (wanted == Sign.Positive ? Sides.Positive : Sides.Negative))
            {
                _tree?.Excluded(child, piece, isLast, cut.Form);
                Discard(child, parent.Cell);
                return false;
            }
        }

        if (ReferenceEquals(child, parent.Cell))
        {
            child = _engine.Copy(child);
        }

        return true;
    }

    private void Discard(VertexCell cell, VertexCell parent)
    {
        if (!ReferenceEquals(cell, parent))
        {
            _engine.Release(cell);
        }
    }

    private ulong LivePieces(LayerState state, int unit)
    {
        int rank = state.Layer.Rank;
        ulong live = (1UL << rank) - 1;
        for (int j = 1; j < rank; j++)
        {
            for (int i = 0; i < j && (live & (1UL << j)) != 0; i++)
            {
                if ((live & (1UL << i)) == 0)
                {
                    continue;
                }

                switch (_engine.Locate(_node.Cell, PairCut(state, unit, i, j)))
                {
                    case Sides.Positive:
                        live &= ~(1UL << i);
                        _dominators[i] = (byte)j;
                        break;
                    case Sides.Negative or Sides.None:
                        live &= ~(1UL << j);
                        _dominators[j] = (byte)i;
                        break;
                }
            }
        }

        return live;
    }

    private static Cut PairCut(LayerState state, int unit, int i, int j) =>
        state.Cut((unit * state.Layer.Forms.PerUnit) + GateForms.PairOf(i, j));
}
