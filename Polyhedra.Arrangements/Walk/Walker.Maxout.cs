using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <content>The k-way branch of maxout gates.</content>
/// <remarks>
/// <para>Child j of a cell is the cell clipped by z_j > z_i for every other piece i that is not dominated. Splitting by one difference
/// after the other would cut the part where z_2 is largest by the hyperplane of z_0 and z_1, which is no boundary of any region.</para>
/// <para>Piece i is dominated by j if z_j >= z_i all over the cell (of identical pieces the lower index dominates). A dominated piece has
/// no child, and it need not be compared with: where z_j is beaten, so is z_i.</para>
/// </remarks>
internal sealed partial class Walker<TSink>
{
    private readonly byte[] _dominators = new byte[64];

    private void EnterMaxout(LayerFrame frame)
    {
        for (int unit = 0; unit < frame.Layer.UnitCount; unit++)
        {
            ulong live = LivePieces(frame, unit);
            if (BitOperations.IsPow2(live))
            {
                frame.Pieces[unit] = (byte)BitOperations.TrailingZeroCount(live);
                _tree?.Branched(_cell, frame, unit, live, _dominators);
            }
            else
            {
                frame.Candidates[frame.CandidateCount++] = unit;
            }
        }
    }

    private bool DecideMaxout(int layer, int position)
    {
        LayerFrame frame = _frames[layer];
        int unit = frame.Candidates[position];
        ulong live = LivePieces(frame, unit);
        _tree?.Branched(_cell, frame, unit, live, _dominators);
        if (BitOperations.IsPow2(live))
        {
            frame.Pieces[unit] = (byte)BitOperations.TrailingZeroCount(live);
            return true;
        }

        return NextChild(new Pending(_cell, layer, position, 0, live));
    }

    // Makes the next nonempty child of a maxout gate's cell, which is the current one, the current cell; the parent waits if
    // more children may follow. False if no child is left.
    private bool NextChild(in Pending parent)
    {
        LayerFrame frame = _frames[parent.Layer];
        int unit = frame.Candidates[parent.Position];
        ulong coming = parent.Live & (ulong.MaxValue << parent.Piece);
        while (true)
        {
            int piece = BitOperations.TrailingZeroCount(coming);
            coming &= coming - 1;
            bool isLast = coming == 0;
            _cell = isLast ? parent.Cell : _kernel.Fork(parent.Cell);
            if (TryClip(frame, unit, piece, parent.Live, isLast))
            {
                _tree?.Child(piece, isLast);
                if (!isLast)
                {
                    _pending.Push(parent with { Piece = piece + 1 });
                }

                frame.Pieces[unit] = (byte)piece;
                return true;
            }

            _kernel.Release(_cell);
            if (isLast)
            {
                return false;
            }

            _kernel.Resume(parent.Cell);
        }
    }

    // Clips the current cell to where a piece is larger than every other live one; false if nothing is left.
    private bool TryClip(LayerFrame frame, int unit, int piece, ulong live, bool isLast)
    {
        for (ulong others = live & ~(1UL << piece); others != 0; others &= others - 1)
        {
            int other = BitOperations.TrailingZeroCount(others);
            Form form = PairForm(frame, unit, Math.Min(piece, other), Math.Max(piece, other));
            Sign wanted = other < piece ? Sign.Positive : Sign.Negative;
            Location location = _kernel.Locate(_cell, form);
            if (location.Sides == Sides.Both)
            {
                _kernel.Restrict(_cell, location, wanted);
            }
            else if (location.Sides != (wanted == Sign.Positive ? Sides.Positive : Sides.Negative))
            {
                // The other side, or neither: of identical functions only the one of the lowest index is live (the rule for ties).
                _tree?.Excluded(_cell, piece, isLast, form);
                return false;
            }
        }

        return true;
    }

    private ulong LivePieces(LayerFrame frame, int unit)
    {
        int rank = frame.Layer.RankOf(unit);
        ulong live = (1UL << rank) - 1;
        for (int j = 1; j < rank; j++)
        {
            for (int i = 0; i < j && (live & (1UL << j)) != 0; i++)
            {
                if ((live & (1UL << i)) == 0)
                {
                    continue;
                }

                switch (_kernel.Locate(_cell, PairForm(frame, unit, i, j)).Sides)
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

    private static Form PairForm(LayerFrame frame, int unit, int i, int j) =>
        new(frame, frame.Layer.Forms.Pair(unit, i, j));
}
