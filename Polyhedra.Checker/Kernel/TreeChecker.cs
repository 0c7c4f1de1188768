using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Shares;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Kernel;

/// <summary>Checks the tree of a certificate; docs/certificate-format.md says what each line means and why an accepted tree is a proof.
/// </summary>
/// <remarks>
/// <para>It goes through the lines once, in their order. The stack is explicit: the children that wait for their turn.</para>
/// <para>A tree can be checked by several. A node with <see cref="ShareDepth"/> branches above it begins a <em>share</em>, which is all of
/// the tree below it; what belongs to no share is the <em>trunk</em>. Everybody checks the trunk and some of the shares, skips the others,
/// and reports which were checked. Whether that is the whole tree <see cref="Cover"/> says.</para>
/// </remarks>
/// <param name="cell">The cell of the root.</param>
/// <param name="lines">The lines, of which the next is the first of the tree.</param>
/// <param name="takeShares">Is asked at a share: which ones from this one on to check, given by the number behind the last; no larger than
/// the share itself for none.</param>
/// <param name="keepLeaf">Receives the layers at each leaf, and allows no open node; or null.</param>
internal sealed class TreeChecker(Cell cell, LineReader lines, Func<long, long> takeShares, Action<LayerState[]>? keepLeaf)
{
    private const int ShareDepth = 10;

    private readonly Stack<Child> _waiting = new();
    private readonly List<ShareRange> _checked = [];
    private long _shareCount;
    private long _takenEnd;
    private Tally _shares;

    // Of the trunk, or of the share that is being checked.
    private Tally _tally;

    /// <summary>Checks the trunk of the tree and the shares that it is to check, up to the last line of the tree.</summary>
    /// <exception cref="FormatException">It is no proof; the current line shows it.</exception>
    public TreeReport Check()
    {
        CheckSubtree(0);
        return new TreeReport(_shareCount, _checked, _tally, _shares);
    }

    // Checks a node and all that is below it, but for the shares that it skips.
    private void CheckSubtree(int depth)
    {
        int others = _waiting.Count;
        CheckNode(depth);
        while (_waiting.Count > others)
        {
            Child child = _waiting.Pop();
            if (!TryEnter(child))
            {
                continue;
            }

            if (child.Depth == ShareDepth)
            {
                CheckShare();
            }
            else
            {
                CheckNode(child.Depth);
            }
        }
    }

    // Checks the share that begins here, or skips it.
    private void CheckShare()
    {
        long share = _shareCount;
        _shareCount++;
        if (share >= _takenEnd)
        {
            _takenEnd = takeShares(share);
        }

        if (share >= _takenEnd)
        {
            SkipSubtree();
            return;
        }

        Tally trunk = _tally;
        _tally = default;
        CheckSubtree(ShareDepth);
        _shares += _tally;
        _tally = trunk;
        NoteChecked(share);
    }

    private void NoteChecked(long share)
    {
        if (_checked.Count > 0 && _checked[^1].End == share)
        {
            _checked[^1] = _checked[^1] with { End = share + 1 };
        }
        else
        {
            _checked.Add(new ShareRange(share, share + 1));
        }
    }

    // Passes by a subtree by its structure alone. If it is no proof, the checker that checks it will see.
    private void SkipSubtree()
    {
        long pending = 1;
        while (pending > 0)
        {
            string line = lines.Next().Line;
            switch (line[0])
            {
                case 's':
                    pending++;
                    break;
                case 'm' when int.TryParse(line.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int pieces):
                    pending += pieces - 1;
                    break;
                case '.' or '?' or 'x':
                    pending--;
                    break;
            }
        }
    }

    // Goes to a child of a branch; false if it is a piece that is excluded.
    private bool TryEnter(Child child)
    {
        cell.ReturnTo(child.Parent);
        BigInteger[][] conditions = cell.Layer.Conditions(child.Index, child.Choice);
        if (cell.Layer.IsMaxout)
        {
            Words words = lines.Next();
            string kind = words.Word();
            if (kind is "x")
            {
                Proofs.ReadExclusion(cell, words, conditions);
                return false;
            }

            Require.That(kind is "+", "expected + or x");
            words.End();
        }

        cell.Decide(child.Index, child.Choice);
        cell.CutBy(conditions);
        return true;
    }

    // Checks the lines of a node: those with proofs, and then its leaf, its branch, or its mark that it is open.
    private void CheckNode(int depth)
    {
        while (true)
        {
            cell.LeaveDecidedLayers();
            Words words = lines.Next();
            string kind = words.Word();
            bool isDecided = cell.Layer.Undecided == 0;
            bool isMaxout = !isDecided && cell.Layer.IsMaxout;
            bool isDense = !isDecided && !cell.Layer.IsMaxout;
            switch (kind)
            {
                case "n" when isDense:
                    Proofs.ReadDrop(cell, words, -1);
                    break;
                case "p" when isDense:
                    Proofs.ReadDrop(cell, words, 1);
                    break;
                case "B" when isDense:
                    Proofs.ReadBoxDrops(cell, words);
                    break;
                case "b" when !isDecided:
                    Proofs.ReadBound(cell, words);
                    break;
                case "s" when isDense:
                case "m" when isMaxout:
                    ReadBranch(words, depth + 1);
                    return;
                case "." when isDecided:
                    ReadLeaf(words);
                    return;
                case "?" when keepLeaf is null:
                    words.End();
                    _tally += new Tally(0, cell.RegionBound());
                    return;
                default:
                    throw new FormatException(
                        $"expected {(isDecided ? ". or ?: every gate is decided" : isDense ? "n, p, B, b, s or ?" : "m, b or ?")}");
            }
        }
    }

    private void ReadBranch(Words words, int depth)
    {
        int index = Proofs.ReadUndecided(cell, words);
        int[] choices = cell.Layer.Choices(index);
        Require.That(
            !cell.Layer.IsMaxout || words.Index() == choices.Length, $"unit {index} has {choices.Length} live pieces");
        words.End();
        CellMark parent = cell.Mark();

        // The first choice is the first that the stack gives back.
        for (int k = choices.Length - 1; k >= 0; k--)
        {
            _waiting.Push(new Child(parent, index, choices[k], depth));
        }
    }

    private void ReadLeaf(Words words)
    {
        BigInteger[] point = words.Point(cell.Domain.Dimension);
        for (int k = 0; k < cell.Path.Count; k++)
        {
            if (Affine.At(cell.Path[k], point).Sign <= 0)
            {
                throw new FormatException($"the point does not satisfy constraint {k} strictly");
            }
        }

        Require.That(cell.Domain.Ball?.Contains(point) != false, "the point is not in the ball");
        keepLeaf?.Invoke(cell.Layers);
        _tally += new Tally(1, BigInteger.Zero);
    }

    /// <summary>A child of a branch that waits for its turn.</summary>
    /// <param name="Parent">The cell of the branch.</param>
    /// <param name="Index">The form or unit that the branch decides.</param>
    /// <param name="Choice">How it is decided for this child.</param>
    /// <param name="Depth">The number of branches above the child.</param>
    private sealed record Child(CellMark Parent, int Index, int Choice, int Depth);
}
