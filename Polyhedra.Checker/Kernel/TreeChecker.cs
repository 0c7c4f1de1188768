namespace Polyhedra.Checker;

/// <summary>Checks the tree of a certificate; docs/certificate-format.md says what each line means and why an accepted tree is a proof.</summary>
/// <remarks>The stack is explicit. It grows with the number of forms and maxout units, because each branch decides one.</remarks>
internal sealed class TreeChecker
{
    private const int CutDepth = 10;

    private readonly LineReader _lines;
    private readonly SharedWork _work;
    private readonly Action<LayerState[]>? _keepLeaf;
    private readonly Domain _domain;
    private readonly BigInteger _denominator;
    private readonly List<BigInteger[]> _path;
    private readonly List<(LayerState State, int Index)> _decided = [];
    private readonly Stack<Branch> _branches = new();
    private Bounds _bounds;
    private int _layer;
    private long _units;

    /// <summary>A checker for layers inside a domain, whose body the lines are.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="lines">The lines of the body.</param>
    /// <param name="work">What it shares with other checkers of the same tree.</param>
    /// <param name="keepLeaf">Receives the layers at each leaf, and allows no open node; or null.</param>
    public TreeChecker(Layer[] layers, Domain domain, LineReader lines, SharedWork work, Action<LayerState[]>? keepLeaf)
    {
        (_lines, _work, _keepLeaf, _domain) = (lines, work, keepLeaf, domain);
        _denominator = layers.Aggregate(domain.Denominator, (product, layer) => product * layer.Denominator * layer.Activation.Denominator);
        States = new LayerState[layers.Length];
        for (int l = 0; l < layers.Length; l++)
        {
            States[l] = new LayerState(layers[l], l == 0 ? null : States[l - 1], domain.Dimension, _denominator);
        }

        _path = domain.Inequalities.ConvertAll(inequality => Affine.Times(_denominator / domain.Denominator, inequality));
        _bounds = _path.Aggregate(Bounds.Of(domain), (bounds, inequality) => bounds.CutBy(inequality));
    }

    /// <summary>The layers.</summary>
    public LayerState[] States { get; }

    /// <summary>The number of leaves, those of subtrees included that others check.</summary>
    public long Leaves { get; private set; }

    /// <summary>A bound on the number of regions below the open nodes that this checker has taken.</summary>
    public BigInteger OpenBound { get; private set; }

    private LayerState State => States[_layer];

    /// <summary>Checks the whole tree, but for the subtrees that others have taken.</summary>
    /// <exception cref="FormatException">It is no proof; the current line shows it.</exception>
    public void Check()
    {
        State.Enter();
        ReadNode(0);
        while (_branches.TryPop(out Branch? branch))
        {
            if (TryEnter(branch))
            {
                ReadNode(branch.Depth);
            }
        }
    }

    // Goes to a child of a branch; false if it is a piece that is excluded.
    private bool TryEnter(Branch branch)
    {
        // Takes back what was decided since.
        _decided.Skip(branch.DecidedCount).ToList().ForEach(decision => decision.State.Decide(decision.Index, 0));
        _decided.RemoveRange(branch.DecidedCount, _decided.Count - branch.DecidedCount);
        _path.RemoveRange(branch.PathCount, _path.Count - branch.PathCount);
        (_bounds, _layer) = (branch.Bounds, branch.Layer);

        BigInteger[][] conditions = State.Conditions(branch.Index, branch.Choice);
        if (State.IsMaxout)
        {
            Words words = _lines.Next();
            string kind = words.Word();
            if (kind is "x")
            {
                ReadExclusion(words, conditions);
                return false;
            }

            Require.That(kind is "+", "expected + or x");
            words.End();
        }

        Decide(branch.Index, branch.Choice);
        _path.AddRange(conditions);
        return true;
    }

    // Reads a node up to its leaf, its branch or its mark that it is open.
    private void ReadNode(int depth)
    {
        if (depth == CutDepth && !_work.Take(_units++))
        {
            Skip();
            return;
        }

        for (bool isWhole = false; !isWhole;)
        {
            while (State.Undecided == 0 && _layer < States.Length - 1)
            {
                _layer++;
                State.Enter();
            }

            Words words = _lines.Next();
            string kind = words.Word();
            bool isEnd = State.Undecided == 0;
            bool isDense = !isEnd && !State.IsMaxout;
            isWhole = kind switch
            {
                "." when isEnd => ReadLeaf(words),
                "?" when _keepLeaf is null => ReadOpen(words, depth),
                "b" when !isEnd => ReadBound(words),
                "n" or "p" when isDense => ReadDrop(words, kind is "p" ? 1 : -1),
                "B" when isDense => ReadBoxDrops(words),
                "s" when isDense => ReadBranch(words, depth + 1),
                "m" when !isEnd && !isDense => ReadBranch(words, depth + 1),
                _ => throw new FormatException($"expected {(isEnd ? ". or ?: every gate is decided" : isDense ? "n, p, B, b, s or ?" : "m, b or ?")}"),
            };
        }
    }

    private bool ReadLeaf(Words words)
    {
        BigInteger[] point = words.Point(_domain.Dimension);
        int wrong = _path.FindIndex(condition => Affine.At(condition, point).Sign <= 0);
        Require.That(wrong < 0, $"the point does not satisfy constraint {wrong} strictly");
        Require.That(_domain.Ball?.Contains(point) != false, "the point is not in the ball");
        _keepLeaf?.Invoke(States);
        Leaves++;
        return true;
    }

    private bool ReadOpen(Words words, int depth)
    {
        words.End();
        IEnumerable<BigInteger> bounds = States.Skip(_layer).Select(state => state.PatternBound(state == State));
        OpenBound += depth >= CutDepth || _work.Take(_units++) ? bounds.Aggregate(BigInteger.Multiply) : BigInteger.Zero;
        return true;
    }

    private bool ReadDrop(Words words, int sign)
    {
        int index = Undecided(words.Index());
        ReadProof(words, Affine.Times(words.PositiveMultiplier(), State.Conditions(index, -sign)[0]), BigInteger.One);
        Decide(index, sign);
        return false;
    }

    // Drops all forms that the box decides.
    private bool ReadBoxDrops(Words words)
    {
        words.End();
        int before = State.Undecided;
        foreach (int index in Enumerable.Range(0, State.Count).Where(State.IsUndecided).ToArray())
        {
            // At most one of the two, but in a flat box, where the cell is empty.
            State.Choices(index).Where(sign => _bounds.ShowNotPositive(State.Conditions(index, -sign)[0])).Take(1).ToList().ForEach(sign => Decide(index, sign));
        }

        Require.That(State.Undecided < before, "the box decides no form");
        return false;
    }

    private bool ReadBound(Words words)
    {
        int axis = words.Index();
        Require.That(axis < _domain.Dimension, "no such coordinate");
        string side = words.Word();
        Require.That(side is "+" or "-", "expected + or -");
        Fraction bound = words.Rational();
        Require.That(_bounds.IsTighter(axis, side is "+", bound), "the bound is no tighter than before");
        BigInteger factor = words.PositiveMultiplier() * _denominator * (side is "+" ? 1 : -1);

        // x_k - v, or v - x_k, times the denominator of v; so the rest of the sum is multiplied with that too.
        BigInteger[] excess = new BigInteger[_domain.Dimension + 1];
        excess[axis] = factor * bound.Denominator;
        excess[^1] = -factor * bound.Numerator;
        ReadProof(words, excess, bound.Denominator);
        _bounds = _bounds.With(axis, side is "+", bound);
        return false;
    }

    private void ReadExclusion(Words words, BigInteger[][] conditions)
    {
        BigInteger[] sum = new BigInteger[_domain.Dimension + 1];
        BigInteger total = BigInteger.Zero;
        foreach (BigInteger[] condition in conditions)
        {
            BigInteger multiplier = words.Multiplier();
            total += multiplier;
            Affine.Add(sum, multiplier, condition);
        }

        Require.That(!(total + ReadProof(words, sum, BigInteger.One)).IsZero, "no multiplier is positive");
    }

    // "i:n ...": with these constraints added, each times a factor, the sum is nowhere positive on the cell. Returns the sum of all n.
    private BigInteger ReadProof(Words words, BigInteger[] sum, BigInteger factor)
    {
        BigInteger total = BigInteger.Zero;
        for (int last = -1; !words.IsAtEnd;)
        {
            (int index, BigInteger multiplier) = words.IndexedMultiplier();
            Require.That(index > last && index < _path.Count, "path indices must increase, and be those of constraints");
            Affine.Add(sum, multiplier * factor, _path[index]);
            total += multiplier;
            last = index;
        }

        Require.That(_bounds.ShowNotPositive(sum), "the multipliers prove nothing");
        return total;
    }

    private bool ReadBranch(Words words, int depth)
    {
        int index = Undecided(words.Index());
        int[] choices = State.Choices(index);
        Require.That(!State.IsMaxout || words.Index() == choices.Length, $"unit {index} has {choices.Length} live pieces");
        words.End();
        foreach (int choice in choices.Reverse())
        {
            _branches.Push(new Branch(_layer, index, choice, _decided.Count, _path.Count, _bounds, depth));
        }

        return true;
    }

    // Passes by a subtree that another checker has taken, by its structure alone. What is wrong in it the other will see.
    private void Skip()
    {
        for (long pending = 1; pending > 0;)
        {
            string line = _lines.Next().Line;
            Leaves += line[0] == '.' ? 1 : 0;
            pending += line[0] switch
            {
                's' => 1,
                'm' => int.TryParse(line.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int pieces) ? pieces - 1 : 0,
                '.' or '?' or 'x' => -1,
                _ => 0,
            };
        }
    }

    private int Undecided(int index)
    {
        Require.That(State.IsUndecided(index), $"there is no undecided {(State.IsMaxout ? "unit" : "form")} {index} in layer {_layer}");
        return index;
    }

    private void Decide(int index, int choice)
    {
        State.Decide(index, choice);
        _decided.Add((State, index));
    }

    /// <summary>A child of a branch that is to be gone to: what will be decided, and the state to come back to.</summary>
    private sealed record Branch(int Layer, int Index, int Choice, int DecidedCount, int PathCount, Bounds Bounds, int Depth);
}
