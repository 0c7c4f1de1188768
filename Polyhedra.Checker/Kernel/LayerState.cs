using System.Numerics;

namespace Polyhedra.Checker.Kernel;

/// <summary>A layer on the cell of the current node: its rows as functions of the input, and what is decided.</summary>
internal sealed class LayerState(Layer layer, int dimension)
{
    // Dense: 0 undecided, else the sign of the form. Maxout: 0 undecided, else the piece plus 1.
    private readonly int[] _decisions = new int[layer.DecisionCount];
    private Affine[] _rows = [];

    /// <summary>How many forms (maxout: units) are not decided.</summary>
    public int Undecided { get; private set; }

    /// <summary>Whether a form (maxout: a unit) of this index exists and is not decided.</summary>
    public bool IsUndecided(int index) => index < _decisions.Length && _decisions[index] == 0;

    /// <summary>Dense: the form of an index.</summary>
    public Affine Form(int index)
    {
        int breakpoints = layer.Activation.Breakpoints.Length;
        Affine row = _rows[index / breakpoints];
        BigInteger[] terms = [.. row.Terms];
        terms[^1] -= layer.Activation.Breakpoints[index % breakpoints] * row.Denominator;
        return new Affine(terms, row.Denominator);
    }

    /// <summary>Maxout: the live pieces of a unit, in order.</summary>
    public int[] LivePieces(int unit)
    {
        return [.. Enumerable.Range(0, layer.Rank).Where(j => !Enumerable.Range(0, layer.Rank).Any(i => IsOut(j, i)))];

        bool IsOut(int j, int i)
        {
            Affine difference = Difference(unit, j, i);
            return difference.IsConstant && (difference.ConstantSign < 0 || (difference.ConstantSign == 0 && i < j));
        }
    }

    /// <summary>Maxout: the conditions of a live piece, each of which must be positive.</summary>
    public Affine[] Conditions(int unit, int piece) =>
        [.. LivePieces(unit).Where(i => i != piece).Select(i => Difference(unit, piece, i))];

    /// <summary>Decides a form by its sign, or a maxout unit by its piece plus 1.</summary>
    public void Decide(int index, int decision)
    {
        _decisions[index] = decision;
        Undecided--;
    }

    /// <summary>Takes a decision back.</summary>
    public void Undo(int index)
    {
        _decisions[index] = 0;
        Undecided++;
    }

    /// <summary>Composes the rows from the outputs of the layer before, or of the network's inputs, and decides what is constant.</summary>
    public void Enter(LayerState? before)
    {
        Affine[] inputs = before is null ? Coordinates() : before.Outputs();
        _rows = Array.ConvertAll(layer.Integers, weights => Compose(weights, inputs));
        Array.Clear(_decisions);
        Undecided = _decisions.Length;
        for (int index = 0; index < _decisions.Length; index++)
        {
            if (layer.Rank > 0)
            {
                int[] live = LivePieces(index);
                if (live.Length == 1)
                {
                    Decide(index, live[0] + 1);
                }
            }
            else if (Form(index) is { IsConstant: true } form)
            {
                Decide(index, form.ConstantSign > 0 ? 1 : -1);
            }
        }
    }

    /// <summary>The product of the numbers of pieces that the undecided gates can have.</summary>
    public BigInteger PatternBound()
    {
        BigInteger product = BigInteger.One;
        int breakpoints = layer.Activation.Breakpoints.Length;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            product *= layer.Rank > 0
                ? (_decisions[unit] == 0 ? LivePieces(unit).Length : 1)
                : 1 + _decisions.AsSpan(unit * breakpoints, breakpoints).Count(0);
        }

        return product;
    }

    private Affine Difference(int unit, int j, int i) => _rows[(unit * layer.Rank) + j].Minus(_rows[(unit * layer.Rank) + i]);

    private Affine[] Coordinates()
    {
        Affine[] inputs = new Affine[dimension];
        for (int k = 0; k < dimension; k++)
        {
            inputs[k] = new Affine(new BigInteger[dimension + 1], BigInteger.One);
            inputs[k].Terms[k] = BigInteger.One;
        }

        return inputs;
    }

    // All inputs have one denominator, so all rows have.
    private Affine Compose(BigInteger[] weights, Affine[] inputs)
    {
        BigInteger denominator = inputs[0].Denominator;
        BigInteger[] terms = new BigInteger[dimension + 1];
        terms[^1] = weights[^1] * denominator;
        for (int j = 0; j < inputs.Length; j++)
        {
            if (!weights[j].IsZero)
            {
                for (int k = 0; k < terms.Length; k++)
                {
                    terms[k] += weights[j] * inputs[j].Terms[k];
                }
            }
        }

        return new Affine(terms, layer.Denominator * denominator);
    }

    private Affine[] Outputs()
    {
        Affine[] outputs = new Affine[layer.UnitCount];
        Activation activation = layer.Activation;
        int breakpoints = activation.Breakpoints.Length;
        for (int unit = 0; unit < outputs.Length; unit++)
        {
            if (layer.Rank > 0)
            {
                outputs[unit] = _rows[(unit * layer.Rank) + _decisions[unit] - 1];
                continue;
            }

            int piece = _decisions.AsSpan(unit * breakpoints, breakpoints).Count(1);
            Affine row = _rows[unit];
            BigInteger[] terms = Array.ConvertAll(row.Terms, term => activation.Slopes[piece] * term);
            terms[^1] += activation.Intercepts[piece] * row.Denominator;
            outputs[unit] = new Affine(terms, row.Denominator * activation.Denominator);
        }

        return outputs;
    }
}
