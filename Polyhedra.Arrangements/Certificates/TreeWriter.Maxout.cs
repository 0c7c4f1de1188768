using System.Globalization;
using System.Numerics;
using System.Text;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <content>Maxout units.</content>
/// <remarks>The walk knows which pieces some other dominates on the cell before it branches; the format wants all live pieces in order. So the
/// exclusions of dominated pieces are made ready at the branch and written when their turn comes, the last ones when the branch is done.</remarks>
internal sealed partial class TreeWriter
{
    void ITreeListener.Branched(int cell, LayerFrame frame, int unit, ulong live)
    {
        int[] pieces = LivePieces(frame, unit);
        if (pieces.Length == 1)
        {
            return;
        }

        WriteLists();
        _text.Line(string.Create(CultureInfo.InvariantCulture, $"m {unit} {pieces.Length}"));
        MaxoutBranch branch = new(frame, unit, pieces);
        foreach (int piece in pieces)
        {
            if ((live & (1UL << piece)) == 0)
            {
                branch.Exclusions[piece] = ExcludeDominated(cell, branch, piece);
            }
        }

        _branches.Push(new Branch(_constraints.Count, _engineRows.Count, branch));
        if (BitOperations.IsPow2(live))
        {
            EnterChild(BitOperations.TrailingZeroCount(live), isLast: true);
        }
    }

    void ITreeListener.Returned()
    {
        FinishBranches();
        Return(_branches.Peek());
    }

    void ITreeListener.Child(int piece, bool isLast) => EnterChild(piece, isLast);

    void ITreeListener.Excluded(int cell, int piece, bool isLast, in Form form, bool wantsPositive)
    {
        Branch branch = _branches.Peek();
        MaxoutBranch maxout = branch.Maxout!;
        maxout.IsWaiting = !isLast;
        AddConditions(maxout, piece);
        Sign wanted = wantsPositive ? Sign.Positive : Sign.Negative;
        maxout.Exclusions[piece] = Exclude(cell, branch, piece, form, wanted);
        Return(branch);
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
    }

    // Adds all conditions of a piece to the certificate's path, and to each row that the engine has got for the piece its number.
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

        for (int row = _engineRows.Count; row < _engine.PathCount; row++)
        {
            Form form = _engine.PathSource(row).Form;
            int index = start + branch.PositionOf(piece, OtherPiece(form, piece));
            _engineRows.Add(_constraints[index]);
            _constraintOfRow.Add(index);
        }
    }

    private string ExcludeDominated(int cell, MaxoutBranch branch, int piece)
    {
        foreach (int other in branch.Pieces)
        {
            if (other == piece)
            {
                continue;
            }

            Form form = PairForm(branch, piece, other);
            Sides wanted = piece > other ? Sides.Positive : Sides.Negative;
            if (!_engine.Locate(cell, form).HasFlag(wanted))
            {
                Branch here = new(_constraints.Count, _engineRows.Count, branch);
                return Exclude(cell, here, piece, form, wanted == Sides.Positive ? Sign.Positive : Sign.Negative);
            }
        }

        throw new InvalidOperationException("A piece is dominated by no other.");
    }

    // "x" and the multipliers: of the form's own condition, of conditions that the engine's path has as rows, and of the path.
    private string Exclude(int cell, Branch branch, int piece, in Form form, Sign wanted)
    {
        MaxoutBranch maxout = branch.Maxout!;
        int failing = OtherPiece(form, piece);
        _prover.Prove(cell, form, wanted, Condition(maxout, piece, failing), _engineRows);
        BigInteger[] multipliers = new BigInteger[maxout.Pieces.Length - 1];
        multipliers[maxout.PositionOf(piece, failing)] = _prover.FormMultiplier;
        foreach ((int row, BigInteger multiplier) in _prover.RowMultipliers)
        {
            if (row >= branch.RowCount)
            {
                multipliers[_constraintOfRow[row] - branch.ConstraintCount] += multiplier;
            }
        }

        StringBuilder line = new("x");
        foreach (BigInteger multiplier in multipliers)
        {
            line.Append(' ').Append(CertificateText.Multiplier(multiplier));
        }

        AppendPath(line, branch.RowCount);
        return line.ToString();
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
                _text.Line(branch.Exclusions[piece]);
            }
        }

        branch.NextPiece = Math.Max(branch.NextPiece, end);
    }

    // The pieces that no constant difference rules out.
    private static int[] LivePieces(LayerFrame frame, int unit)
    {
        List<int> live = [.. Enumerable.Range(0, frame.Layer.Rank)];
        for (int j = 1; j < frame.Layer.Rank; j++)
        {
            for (int i = 0; i < j; i++)
            {
                ExactRow difference = ExactRow.Of(PairForm(frame, unit, i, j), Sign.Positive);
                if (difference.IsConstant)
                {
                    live.Remove(difference.Terms[^1].Sign > 0 ? i : j);
                }
            }
        }

        return [.. live];
    }

    // z_piece - z_other.
    private static ExactRow Condition(MaxoutBranch branch, int piece, int other) =>
        ExactRow.Of(PairForm(branch, piece, other), piece > other ? Sign.Positive : Sign.Negative);

    private static Form PairForm(MaxoutBranch branch, int piece, int other) =>
        PairForm(branch.Frame, branch.Unit, Math.Min(piece, other), Math.Max(piece, other));

    private static Form PairForm(LayerFrame frame, int unit, int i, int j) =>
        new(frame, (unit * frame.Layer.Forms.PerUnit) + LayerForms.PairOf(i, j));

    private static int OtherPiece(in Form form, int piece)
    {
        LayerForms forms = form.Frame.Layer.Forms;
        int pair = form.Index % forms.PerUnit;
        return forms.LowerPiece[pair] == piece ? forms.UpperPiece[pair] : forms.LowerPiece[pair];
    }

    /// <summary>A maxout unit with children to come.</summary>
    /// <param name="Frame">Its layer.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="Pieces">Its live pieces, in the sense of the format.</param>
    private sealed record MaxoutBranch(LayerFrame Frame, int Unit, int[] Pieces)
    {
        /// <summary>The lines that exclude pieces.</summary>
        public string[] Exclusions { get; } = new string[Frame.Layer.Rank];

        /// <summary>The pieces below this one have been written.</summary>
        public int NextPiece { get; set; }

        /// <summary>Whether the walk will come back for another child.</summary>
        public bool IsWaiting { get; set; }

        /// <summary>The position of a condition among those of a piece.</summary>
        public int PositionOf(int piece, int other)
        {
            int position = Array.IndexOf(Pieces, other);
            return other > piece ? position - 1 : position;
        }
    }
}
