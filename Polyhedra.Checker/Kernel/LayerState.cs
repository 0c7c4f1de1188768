using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;

namespace Polyhedra.Checker.Kernel;

/// <summary>A layer on the cell of the current node: its rows as functions of the input, and what is decided. What can be decided is a
/// form (dense) or a unit (maxout).</summary>
/// <param name="layer">The layer.</param>
/// <param name="before">The layer before; null for the first.</param>
/// <param name="dimension">The number of inputs of the network.</param>
/// <param name="denominator">The denominator of all conditions, a multiple of those of all the layers.</param>
internal sealed class LayerState(Layer layer, LayerState? before, int dimension, BigInteger denominator)
{
    private readonly BigInteger _rowDenominator = layer.Denominator * (before?.OutputDenominator ?? BigInteger.One);
    private readonly BigInteger _scale = denominator / (layer.Denominator * (before?.OutputDenominator ?? BigInteger.One));
    private readonly BigInteger[][] _weights =
        [.. layer.Rows.Select(row => Array.ConvertAll(row, entry => entry.Times(layer.Denominator)))];

    private readonly int[] _decisions = new int[layer.DecisionCount];
    private readonly BigInteger[][] _forms = new BigInteger[layer.DecisionCount][];
    private readonly int[][] _choices = new int[layer.DecisionCount][];
    private BigInteger[][] _rows = [];

    /// <summary>How many things can be decided.</summary>
    public int Count => _decisions.Length;

    /// <summary>How many of them are not decided.</summary>
    public int Undecided { get; private set; }

    /// <summary>Whether it is a maxout layer.</summary>
    public bool IsMaxout => layer.IsMaxout;

    /// <summary>The decisions as text, different for different ones.</summary>
    public string Pattern => new(Array.ConvertAll(_decisions, decision => (char)('1' + decision)));

    private BigInteger OutputDenominator => _rowDenominator * layer.PieceDenominator;

    /// <summary>Whether a thing of this index exists and is not decided.</summary>
    public bool IsUndecided(int index) => index < Count && _decisions[index] == 0;

    /// <summary>The ways in which something can be decided: dense -1 and 1, maxout the live pieces, each plus 1. One alone if the checker
    /// decides.</summary>
    public int[] Choices(int index) => _choices[index];

    /// <summary>What must be positive where something is decided in one of these ways.</summary>
    public BigInteger[][] Conditions(int index, int choice) => IsMaxout
        ? [.. Choices(index).Where(other => other != choice).Select(other => Difference(index, choice, other))]
        : [choice > 0 ? _forms[index] : Affine.Times(BigInteger.MinusOne, _forms[index])];

    /// <summary>Decides something, or with 0 takes a decision back.</summary>
    public void Decide(int index, int choice)
    {
        Undecided += choice == 0 ? 1 : -1;
        _decisions[index] = choice;
    }

    /// <summary>Composes the rows from the outputs of the layer before, or takes them as they are in the first layer, and decides what is
    /// constant.</summary>
    public void Enter()
    {
        BigInteger[][] inputs = before?.Outputs() ?? [];
        _rows = before is null
            ? _weights
            : Array.ConvertAll(_weights, weights => Compose(weights, inputs, before.OutputDenominator));
        Array.Clear(_decisions);
        Undecided = Count;
        for (int index = 0; index < Count; index++)
        {
            _choices[index] = IsMaxout ? LivePieces(index) : FormChoices(index);
            if (_choices[index].Length == 1)
            {
                Decide(index, _choices[index][0]);
            }
        }
    }

    /// <summary>The outputs when everything is decided, all over the same denominator.</summary>
    public BigInteger[][] Outputs()
    {
        BigInteger[][] outputs = new BigInteger[layer.UnitCount][];
        for (int unit = 0; unit < outputs.Length; unit++)
        {
            Activation activation = layer.Units[unit].Activation;
            BigInteger factor = layer.PieceDenominator / activation.Denominator;
            int piece = Forms(unit).Count(1);
            outputs[unit] = IsMaxout ? Piece(unit, _decisions[unit]) : Affine.Times(factor * activation.Slopes[piece], _rows[unit]);
            outputs[unit][^1] += factor * activation.Intercepts[piece] * _rowDenominator;
        }

        return outputs;
    }

    /// <summary>At most so many patterns can this layer still have; or have at all, if the walk has not come to it.</summary>
    public BigInteger PatternBound(bool isEntered)
    {
        long[] pieces = [.. Enumerable.Range(0, layer.UnitCount).Select(unit => PieceCount(unit, isEntered))];
        long forms = pieces.Sum(count => IsMaxout ? count * (count - 1) / 2 : count - 1);
        (BigInteger chambers, BigInteger binomial) = (BigInteger.Zero, BigInteger.One);
        for (long j = 0; j <= Math.Min(dimension, forms); j++)
        {
            chambers += binomial;
            binomial = binomial * (forms - j) / (j + 1);
        }

        BigInteger patterns = BigInteger.One;
        for (int unit = 0; unit < pieces.Length && patterns < chambers; unit++)
        {
            patterns *= pieces[unit];
        }

        return BigInteger.Min(chambers, patterns);
    }

    // How many pieces a unit can still have.
    private long PieceCount(int unit, bool isEntered) => IsMaxout
        ? !isEntered ? layer.Units[unit].Rank : _decisions[unit] == 0 ? Choices(unit).Length : 1
        : 1 + (isEntered ? Forms(unit).Count(0) : layer.Units[unit].FormCount);

    // The decisions on the forms of a unit; none of a maxout unit.
    private ReadOnlySpan<int> Forms(int unit) => _decisions.AsSpan(layer.Units[unit].FirstForm, layer.Units[unit].FormCount);

    private BigInteger[] Compose(BigInteger[] weights, BigInteger[][] inputs, BigInteger inputDenominator)
    {
        BigInteger[] row = new BigInteger[dimension + 1];
        row[^1] = weights[^1] * inputDenominator;
        for (int j = 0; j < inputs.Length; j++)
        {
            Affine.Add(row, weights[j], inputs[j]);
        }

        return row;
    }

    // Makes a form, z_u - t_j; a constant one, and one that an earlier form decides, has one choice.
    private int[] FormChoices(int index)
    {
        Unit unit = layer.Units[layer.UnitOfForm[index]];
        BigInteger[] form = Affine.Times(_scale, _rows[unit.Row]);
        form[^1] -= unit.Activation.Breakpoints[index - unit.FirstForm] * denominator;
        _forms[index] = form;
        return !Affine.IsConstant(form) && !layer.Copies.Contains(index) ? [-1, 1] : form[^1].Sign > 0 ? [1] : [-1];
    }

    // The pieces that no other is above by a constant, nor equal to and before.
    private int[] LivePieces(int unit)
    {
        int[] pieces = [.. Enumerable.Range(1, layer.Units[unit].Rank)];
        return [.. pieces.Where(piece => !pieces.Any(other => IsOut(unit, piece, other)))];
    }

    private bool IsOut(int unit, int piece, int other)
    {
        BigInteger[] difference = Difference(unit, piece, other);
        return Affine.IsConstant(difference) && (difference[^1].Sign < 0 || (difference[^1].IsZero && other < piece));
    }

    private BigInteger[] Difference(int unit, int piece, int other)
    {
        BigInteger[] difference = Affine.Times(_scale, Piece(unit, piece));
        Affine.Add(difference, -_scale, Piece(unit, other));
        return difference;
    }

    private BigInteger[] Piece(int unit, int piece) => [.. _rows[layer.Units[unit].Row + piece - 1]];
}
