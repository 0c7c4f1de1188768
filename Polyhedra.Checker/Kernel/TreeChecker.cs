using System.Numerics;

namespace Polyhedra.Checker.Kernel;

/// <summary>Checks the tree of a certificate; docs/certificate-format.md says what each line means and why an accepted tree is a proof.</summary>
/// <remarks>The stack is explicit, and no deeper than there are forms and maxout units: each branch decides one.</remarks>
internal sealed class TreeChecker
{
    private readonly LineReader _lines;
    private readonly Layer[] _layers;
    private readonly LayerState[] _states;
    private readonly int _dimension;
    private readonly List<Affine> _path;
    private readonly List<(int Layer, int Index)> _decided = [];
    private readonly Stack<Branch> _branches = new();
    private Box _box;
    private int _layer = -1;

    /// <summary>A checker for a network inside a domain, whose body the lines are.</summary>
    public TreeChecker(Layer[] layers, int dimension, IEnumerable<Affine> domain, LineReader lines)
    {
        _lines = lines;
        _layers = layers;
        _states = Array.ConvertAll(layers, layer => new LayerState(layer, dimension));
        _dimension = dimension;
        _path = [.. domain];
        _box = _path.Aggregate(Box.Unbounded(dimension), (box, inequality) => box.CutBy(inequality));
    }

    /// <summary>The number of leaves.</summary>
    public long Leaves { get; private set; }

    /// <summary>A bound on the number of regions below open nodes.</summary>
    public BigInteger OpenBound { get; private set; }

    /// <summary>Checks the whole tree.</summary>
    /// <exception cref="RejectedException">It is no proof.</exception>
    public void Check()
    {
        do
        {
            while (!ReadNode())
            {
            }
        }
        while (NextNode());
    }

    // Reads one line of the current node; true if the node has no subtree, or the walk came to another node that has none.
    private bool ReadNode()
    {
        while (_layer < 0 || _states[_layer].Undecided == 0)
        {
            if (_layer == _layers.Length - 1)
            {
                ReadEnd(_lines.Next());
                return true;
            }

            _layer++;
            _states[_layer].Enter(_layer == 0 ? null : _states[_layer - 1]);
        }

        Words words = _lines.Next();
        bool isMaxout = _layers[_layer].Rank > 0;
        string kind = words.Word();
        switch (kind)
        {
            case "n" or "p" when !isMaxout:
                ReadDrop(words, kind is "p" ? 1 : -1);
                return false;
            case "N" or "P" when !isMaxout:
                ReadDropList(words, kind is "P" ? 1 : -1);
                return false;
            case "B" when !isMaxout:
                words.End();
                DropByBox();
                return false;
            case "b":
                ReadBound(words);
                return false;
            case "s" when !isMaxout:
                ReadSplit(words);
                return false;
            case "m" when isMaxout:
                int unit = ReadUndecided(words);
                int[] pieces = _states[_layer].LivePieces(unit);
                Require(words.Index() == pieces.Length, $"unit {unit} has {pieces.Length} live pieces");
                words.End();
                _branches.Push(MakeBranch(unit, pieces));
                return !NextChild();
            case "?":
                words.End();
                OpenBound += PatternBound();
                return true;
            default:
                throw _lines.Reject(isMaxout ? "expected m, b or ?" : "expected n, p, N, P, B, b, s or ?");
        }
    }

    // At a node where every gate is decided.
    private void ReadEnd(Words words)
    {
        string kind = words.Word();
        if (kind is "?")
        {
            words.End();
            OpenBound += BigInteger.One;
            return;
        }

        if (kind is not ".")
        {
            throw _lines.Reject("every gate is decided: expected . or ?");
        }

        Fraction[] point = new Fraction[_dimension];
        for (int k = 0; k < point.Length; k++)
        {
            point[k] = words.Rational();
        }

        words.End();
        BigInteger denominator = Fraction.CommonDenominator(point);
        BigInteger[] homogeneous = [.. point.Select(x => x.Times(denominator)), denominator];
        for (int i = 0; i < _path.Count; i++)
        {
            if (_path[i].SignAt(homogeneous) <= 0)
            {
                throw _lines.Reject($"the point does not satisfy constraint {i} strictly");
            }
        }

        Leaves++;
    }

    private void ReadDrop(Words words, int sign)
    {
        int index = ReadUndecided(words);
        Affine form = _states[_layer].Form(index);
        ReadProof(words, sign < 0 ? form : form.Negated());
        Decide(index, sign);
    }

    private void ReadDropList(Words words, int sign)
    {
        do
        {
            (int first, int last) = words.Range();
            for (int index = first; index <= last; index++)
            {
                RequireUndecided(index);
                Require(IsOnBox(_states[_layer].Form(index), sign), $"the box does not decide form {index}");
                Decide(index, sign);
            }
        }
        while (!words.IsAtEnd);
    }

    private void DropByBox()
    {
        int undecided = _states[_layer].Undecided;
        for (int index = 0; index < _layers[_layer].DecisionCount; index++)
        {
            if (!_states[_layer].IsUndecided(index))
            {
                continue;
            }

            Affine form = _states[_layer].Form(index);
            if (IsOnBox(form, -1))
            {
                Decide(index, -1);
            }
            else if (IsOnBox(form, 1))
            {
                Decide(index, 1);
            }
        }

        Require(_states[_layer].Undecided < undecided, "the box decides no form");
    }

    // Whether a form has nowhere on the box the sign opposite to the given one.
    private bool IsOnBox(Affine form, int sign)
    {
        Combination sum = new(_dimension);
        sum.Add(BigInteger.One, sign < 0 ? form : form.Negated());
        return sum.IsNotPositiveOn(_box);
    }

    private void ReadBound(Words words)
    {
        int axis = words.Index();
        Require(axis < _dimension, "no such coordinate");
        bool isUpper = words.Sign() > 0;
        Fraction bound = words.Rational();
        BigInteger[] terms = new BigInteger[_dimension + 1];
        terms[axis] = bound.Denominator;
        terms[^1] = -bound.Numerator;
        Affine excess = new(terms, bound.Denominator);
        Fraction? current = isUpper ? _box.Upper(axis) : _box.Lower(axis);
        Require(current is null || (isUpper ? bound.Against(current) < 0 : bound.Against(current) > 0), "the bound is no tighter than before");
        ReadProof(words, isUpper ? excess : excess.Negated());
        _box = _box.With(axis, isUpper, bound);
    }

    // "n0 i:n ...": the function is nowhere positive on the cell.
    private void ReadProof(Words words, Affine function)
    {
        Combination sum = new(_dimension);
        sum.Add(words.Multiplier(), function);
        Require(sum.HasTerm, "the first multiplier is 0");
        AddPath(words, sum);
        Require(sum.IsNotPositiveOn(_box), "the multipliers prove nothing");
    }

    private void AddPath(Words words, Combination sum)
    {
        int last = -1;
        while (!words.IsAtEnd)
        {
            (int index, BigInteger multiplier) = words.IndexedMultiplier();
            Require(index > last && index < _path.Count, "path indices must increase, and be those of constraints");
            sum.Add(multiplier, _path[index]);
            last = index;
        }
    }

    private void ReadSplit(Words words)
    {
        int form = ReadUndecided(words);
        words.End();
        _branches.Push(MakeBranch(form, []));
        Decide(form, -1);
        _path.Add(_states[_layer].Form(form).Negated());
    }

    // Goes to the next node that is to be read; false if there is none.
    private bool NextNode()
    {
        while (_branches.TryPeek(out Branch? branch))
        {
            Return(branch);
            if (branch.Pieces.Length > 0)
            {
                if (NextChild())
                {
                    return true;
                }

                continue;
            }

            _branches.Pop();
            Decide(branch.Index, 1);
            _path.Add(_states[_layer].Form(branch.Index));
            return true;
        }

        return false;
    }

    // Reads the exclusions and goes to the next child of the maxout branch on top, whose cell is the current one; pops it if there is none.
    private bool NextChild()
    {
        Branch branch = _branches.Peek();
        while (branch.Next < branch.Pieces.Length)
        {
            int piece = branch.Pieces[branch.Next++];
            Affine[] conditions = _states[_layer].Conditions(branch.Index, piece);
            Words words = _lines.Next();
            switch (words.Word())
            {
                case "+":
                    words.End();
                    Decide(branch.Index, piece + 1);
                    _path.AddRange(conditions);
                    return true;
                case "x":
                    Combination sum = new(_dimension);
                    foreach (Affine condition in conditions)
                    {
                        sum.Add(words.Multiplier(), condition);
                    }

                    AddPath(words, sum);
                    Require(sum.HasTerm && sum.IsNotPositiveOn(_box), "the multipliers exclude nothing");
                    break;
                default:
                    throw _lines.Reject("expected + or x");
            }
        }

        _branches.Pop();
        return false;
    }

    private Branch MakeBranch(int index, int[] pieces) => new(_layer, index, pieces, _decided.Count, _path.Count, _box);

    // Takes back what was decided below a branch.
    private void Return(Branch branch)
    {
        for (int i = _decided.Count - 1; i >= branch.DecidedCount; i--)
        {
            _states[_decided[i].Layer].Undo(_decided[i].Index);
        }

        _decided.RemoveRange(branch.DecidedCount, _decided.Count - branch.DecidedCount);
        _path.RemoveRange(branch.PathCount, _path.Count - branch.PathCount);
        _box = branch.Box;
        _layer = branch.Layer;
    }

    private BigInteger PatternBound()
    {
        BigInteger bound = _states[_layer].PatternBound();
        for (int l = _layer + 1; l < _layers.Length; l++)
        {
            int pieces = Math.Max(1, _layers[l].Rank) + _layers[l].Activation.Breakpoints.Length;
            bound *= BigInteger.Pow(pieces, _layers[l].UnitCount);
        }

        return bound;
    }

    private int ReadUndecided(Words words)
    {
        int index = words.Index();
        RequireUndecided(index);
        return index;
    }

    private void RequireUndecided(int index) =>
        Require(_states[_layer].IsUndecided(index), $"there is no undecided {(_layers[_layer].Rank > 0 ? "unit" : "form")} {index} in layer {_layer}");

    private void Decide(int index, int decision)
    {
        _states[_layer].Decide(index, decision);
        _decided.Add((_layer, index));
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw _lines.Reject(problem);
        }
    }

    /// <summary>A branch with children to come: of a split the positive one, of a maxout unit the pieces from <see cref="Next"/> on.</summary>
    private sealed record Branch(int Layer, int Index, int[] Pieces, int DecidedCount, int PathCount, Box Box)
    {
        public int Next { get; set; }
    }
}
