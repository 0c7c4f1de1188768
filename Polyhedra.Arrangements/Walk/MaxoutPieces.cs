using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The pieces of a maxout unit on a cell of the vertex kernel: which can be the largest one, and where each is.</summary>
/// <param name="engine">The vertex kernel.</param>
/// <param name="tree">Is told of what is found; null: nobody.</param>
internal sealed class MaxoutPieces(VertexEngine engine, ITreeListener<VertexCell>? tree)
{
    private readonly VertexEngine _engine = engine;
    private readonly ITreeListener<VertexCell>? _tree = tree;
    private readonly byte[] _dominators = new byte[64];

    /// <summary>The pieces of a unit that no other is found to be at least as large as on all of the cell. Of pieces that are the same
    /// there the lowest stays.</summary>
    public ulong Live(VertexCell cell, LayerState state, int unit)
    {
        int rank = state.Layer.RankOf(unit);
        ulong live = (1UL << rank) - 1;
        for (int j = 1; j < rank; j++)
        {
            for (int i = 0; i < j && (live & (1UL << j)) != 0; i++)
            {
                if ((live & (1UL << i)) == 0)
                {
                    continue;
                }

                Sides sides = state.AreSame(unit, i, j) ? Sides.None : _engine.Locate(cell, state.Cut(unit, i, j));
                switch (sides)
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

        _tree?.Branched(cell, state.Frame, unit, live, _dominators);
        return live;
    }

    /// <summary>Lists the units of a layer of which it is not seen that one piece is largest on all of the cell; the others get that
    /// piece.</summary>
    /// <param name="state">The layer.</param>
    /// <param name="hasSigns">Whether the layer has a sign a form on the cell, 0 if it is not known; else all units are listed.</param>
    /// <param name="open">Receives the units.</param>
    /// <returns>How many are listed.</returns>
    public static int Open(LayerState state, bool hasSigns, Span<int> open)
    {
        int count = 0;
        for (int unit = 0; unit < state.Layer.UnitCount; unit++)
        {
            int piece = hasSigns ? Largest(state, unit) : -1;
            open[count] = unit;
            count += piece < 0 ? 1 : 0;
            state.Frame.Pieces[unit] = (byte)Math.Max(0, piece);
        }

        return count;
    }

    // The piece that the known signs of a unit's forms show to be the largest one, of equal ones the lowest; -1 if they do not.
    private static int Largest(LayerState state, int unit)
    {
        int best = 0;
        int rank = state.Layer.RankOf(unit);
        for (int j = 1; j < rank; j++)
        {
            int sign = SignOf(state, unit, best, j);
            if (sign == 0)
            {
                return -1;
            }

            best = sign > 0 ? j : best;
        }

        return best;
    }

    // The sign of z_j - z_i, negative if they are the same; 0 if it is not known.
    private static int SignOf(LayerState state, int unit, int i, int j)
    {
        int sign = state.Signs[state.Layer.Forms.Pair(unit, i, j)];
        return sign == 0 && state.AreSame(unit, i, j) ? -1 : sign;
    }

    /// <summary>Clips a node's cell to where a piece of its unit is larger than every other live one; false if nothing is left.</summary>
    public bool TryClip(VertexNode parent, LayerState state, int piece, bool isLast, out VertexCell child)
    {
        child = parent.Cell;
        for (ulong others = parent.Live & ~(1UL << piece); others != 0; others &= others - 1)
        {
            int other = BitOperations.TrailingZeroCount(others);
            Cut cut = state.Cut(parent.Decided, Math.Min(piece, other), Math.Max(piece, other));
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
}
