using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <content>Maxout units.</content>
/// <remarks>The walk knows which pieces some other dominates on the cell before it branches; the format wants all live pieces in order. So
/// the exclusions of dominated pieces are made ready at the branch and written when their turn comes,
/// the last ones when the branch is done.</remarks>
internal sealed partial class TreeWriter<TCell>
{
    void ITreeListener<TCell>.Branched(TCell cell, LayerFrame frame, int unit, ulong live, ReadOnlySpan<byte> dominators)
    {
        int[] pieces = LivePieces(frame, unit);
        if (pieces.Length == 1)
        {
            return;
        }

        MaxoutBranch branch = new(frame, unit, pieces);
        Branch here = new(_constraints.Count, _rows.Count, _box, branch);
        foreach (int piece in pieces)
        {
            if ((live & (1UL << piece)) == 0)
            {
                // One that a constant difference rules out is no condition; what dominates it does as well.
                int other = dominators[piece];
                while (!pieces.Contains(other))
                {
                    other = dominators[other];
                }

                branch.Exclusions[piece] = Exclude(cell, here, piece, other);
            }
        }

        _text.Write("m ");
        _text.Write(unit);
        _text.Write(' ');
        _text.Write(pieces.Length);
        _text.End();
        _branches.Push(here);
        _isOpen = false;
        if (BitOperations.IsPow2(live))
        {
            EnterChild(BitOperations.TrailingZeroCount(live), isLast: true);
        }
    }

    void ITreeListener<TCell>.Returned()
    {
        FinishBranches();
        Return(_branches.Peek());
    }

    void ITreeListener<TCell>.Child(int piece, bool isLast) => EnterChild(piece, isLast);

    void ITreeListener<TCell>.Excluded(TCell cell, int piece, bool isLast, in Form form)
    {
        Branch branch = _branches.Peek();
        MaxoutBranch maxout = branch.Maxout!;
        AddConditions(maxout, piece);
        try
        {
            maxout.Exclusions[piece] = Exclude(cell, branch, piece, OtherPiece(form, piece));
        }
        finally
        {
            Return(branch);
        }

        maxout.IsWaiting = !isLast;
        WriteExclusions(maxout, piece + 1);
    }

    private void EnterChild(int piece, bool isLast)
    {
        MaxoutBranch branch = _branches.Peek().Maxout!;
        branch.IsWaiting = !isLast;
        WriteExclusions(branch, piece);
        branch.NextPiece = piece + 1;
        _text.Line("+");
        AddConditions(branch, piece);
        _isOpen = true;
    }

    // Adds all conditions of a piece to the certificate's path, and to each row that the kernel has got for the piece its number.
    private void AddConditions(MaxoutBranch branch, int piece)
    {
        int start = _constraints.Count;
        foreach (int other in branch.Pieces)
        {
            if (other != piece)
            {
                _constraints.Add(Condition(branch, piece, other));
            }
        }

        for (int row = _rows.Count; row < _source.RowCount; row++)
        {
            int index = start + branch.PositionOf(piece, OtherPiece(_source.FormOf(row), piece));
            _rows.Add(_constraints[index]);
            _constraintOfRow.Add(index);
        }
    }

    // The multipliers that exclude a piece because another is never smaller: of conditions of the piece that the kernel's path has as rows,
    // and of the path before.
    private Exclusion Exclude(TCell cell, Branch branch, int piece, int other)
    {
        MaxoutBranch maxout = branch.Maxout!;
        _prover.Prove(cell, Condition(maxout, piece, other), _rows, _box);
        BigInteger[] multipliers = new BigInteger[maxout.Pieces.Length - 1];
        multipliers[maxout.PositionOf(piece, other)] = _prover.ClaimMultiplier;
        foreach ((int row, BigInteger multiplier) in _prover.RowMultipliers)
        {
            if (row >= branch.RowCount)
            {
                multipliers[_constraintOfRow[row] - branch.ConstraintCount] += multiplier;
            }
        }

        return new Exclusion(multipliers, [.. _prover.RowMultipliers.Where(entry => entry.Row < branch.RowCount)]);
    }

    // Finishes the branches whose last child is done.
    private void FinishBranches()
    {
        while (_branches.TryPeek(out Branch? branch) && branch.Maxout is { IsWaiting: false } maxout)
        {
            WriteExclusions(maxout, int.MaxValue);
            Return(_branches.Pop());
        }
    }

    private void WriteExclusions(MaxoutBranch branch, int end)
    {
        foreach (int piece in branch.Pieces)
        {
            if (piece >= branch.NextPiece && piece < end)
            {
                WriteExclusion(branch.Exclusions[piece]!);
            }
        }

        branch.NextPiece = Math.Max(branch.NextPiece, end);
    }

    // The rest of a branch that the walk left: pieces that are not excluded are open.
    private void OpenChildren(MaxoutBranch branch)
    {
        foreach (int piece in branch.Pieces)
        {
            if (piece < branch.NextPiece)
            {
                continue;
            }

            if (branch.Exclusions[piece] is { } exclusion)
            {
                WriteExclusion(exclusion);
            }
            else
            {
                _text.Line("+");
                _text.Line("?");
            }
        }
    }

    private void WriteExclusion(Exclusion exclusion)
    {
        _text.Write('x');
        foreach (BigInteger multiplier in exclusion.Conditions)
        {
            _text.Write(' ');
            _text.WriteMultiplier(multiplier);
        }

        WritePath(exclusion.Path, int.MaxValue);
        _text.End();
    }

    // The pieces that no constant difference rules out.
    private int[] LivePieces(LayerFrame frame, int unit)
    {
        int rank = frame.Layer.RankOf(unit);
        List<int> live = [.. Enumerable.Range(0, rank)];
        for (int j = 1; j < rank; j++)
        {
            for (int i = 0; i < j; i++)
            {
                ProofRow difference = Row(PairForm(frame, unit, i, j), Sign.Positive);
                if (difference.IsConstant)
                {
                    live.Remove(difference.Exact.Terms[^1].Sign > 0 ? i : j);
                }
            }
        }

        return [.. live];
    }

    // z_piece - z_other.
    private ProofRow Condition(MaxoutBranch branch, int piece, int other) => Row(
        PairForm(branch.Frame, branch.Unit, Math.Min(piece, other), Math.Max(piece, other)), piece > other ? Sign.Positive : Sign.Negative);

    private static Form PairForm(LayerFrame frame, int unit, int i, int j) =>
        new(frame, frame.Layer.Forms.Pair(unit, i, j));

    private static int OtherPiece(in Form form, int piece)
    {
        GateForms forms = form.Frame.Layer.Forms;
        int pair = form.IndexInUnit;
        return forms.LowerPiece[pair] == piece ? forms.UpperPiece[pair] : forms.LowerPiece[pair];
    }

    /// <summary>Why a piece has no child: multipliers of its conditions, and of rows of the path.</summary>
    private sealed record Exclusion(BigInteger[] Conditions, (int Row, BigInteger Multiplier)[] Path);

    /// <summary>A maxout unit with children to come.</summary>
    /// <param name="Frame">Its layer.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="Pieces">Its live pieces, in the sense of the format.</param>
    private sealed record MaxoutBranch(LayerFrame Frame, int Unit, int[] Pieces)
    {
        /// <summary>What is known to exclude pieces.</summary>
        public Exclusion?[] Exclusions { get; } = new Exclusion?[Frame.Layer.RankOf(Unit)];

        /// <summary>The pieces below this one have been written.</summary>
        public int NextPiece { get; set; }

        /// <summary>Whether the walk will come back for another child.</summary>
        public bool IsWaiting { get; set; } = true;

        /// <summary>The position of a condition among those of a piece.</summary>
        public int PositionOf(int piece, int other)
        {
            int position = Array.IndexOf(Pieces, other);
            return other > piece ? position - 1 : position;
        }
    }
}
