using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>The affine rows of one layer's pre-activations on the current cell of the layers before, and the pieces chosen so
/// far.</summary>
/// <remarks>
/// <para>Invariant: between two calls of <see cref="Compose"/> the pieces of all earlier layers stay as they are, so rows
/// never change while a cell of this layer's subtree is alive. A depth-first walk needs one frame a layer.</para>
/// <para>Exact rows are made when first asked for: integers over the denominator of the layer, which does not depend on the cell.</para>
/// <para>Many fields: the rows of one layer in three arithmetics, and what is decided of it.</para>
/// </remarks>
internal sealed class LayerFrame
{
    private readonly LayerFrame? _previous;
    private readonly int _dimension;
    private readonly BigInteger _denominator;
    private readonly BigInteger _outputDenominator;
    private readonly bool[] _isPositive;
    private readonly bool[] _isConstant;
    private readonly BigInteger[]?[] _integerRows;
    private readonly BigInteger[]?[] _outputRows;
    private readonly IntegerForm?[] _forms;
    private readonly bool[] _outputIsConstant;
    private readonly WideRows? _wide;
    private double[] _formRows;
    private int _formStride;
    private int _formColumnStride = 1;
    private bool _hasExactRows;

    /// <summary>A frame for a layer that reads the outputs of <paramref name="previous"/> (null: of the network's inputs).</summary>
    public LayerFrame(CompiledLayer layer, LayerFrame? previous, int dimension)
    {
        Layer = layer;
        _previous = previous;
        _dimension = dimension;
        _denominator = layer.Denominator * (previous?._outputDenominator ?? BigInteger.One);
        _outputDenominator = _denominator * layer.PieceDenominator;
        Rows = new double[layer.RowCount * (dimension + 1)];
        _formRows = layer.Forms.AreRows ? Rows : new double[layer.Forms.Count * (dimension + 1)];
        _formStride = dimension + 1;
        _isPositive = new bool[layer.Forms.Count];
        _isConstant = new bool[layer.RowCount];
        Pieces = new byte[layer.UnitCount];
        SameRows = (previous?.SameRows ?? new SameRows([], [])).With(layer, Pieces);
        Candidates = new int[layer.IsMaxout ? layer.UnitCount : layer.Forms.Count];
        _integerRows = new BigInteger[layer.RowCount][];
        _outputRows = new BigInteger[layer.UnitCount][];
        _forms = new IntegerForm[layer.Forms.Count];
        _outputIsConstant = new bool[layer.UnitCount];
        _wide = WideRows.TryCreate(
            layer, Pieces, previous?._wide, previous is null, dimension, previous?._outputDenominator ?? BigInteger.One, _denominator);
    }

    /// <summary>The layer.</summary>
    public CompiledLayer Layer { get; }

    /// <summary>What is seen of the rows of this layer and those before, from their current pieces.</summary>
    public SameRows SameRows { get; }

    /// <summary>The computed rows, the coefficients of the inputs, then the constant: dense, a row a unit; maxout, a row a unit and
    /// piece.</summary>
    public double[] Rows { get; }

    /// <summary>The piece of every unit on the current cell; meaningful once <see cref="Settle"/> was called after the last
    /// decision.</summary>
    public byte[] Pieces { get; }

    /// <summary>The forms (maxout: units) that may cut the cell on which the layer was entered, in increasing order.</summary>
    public int[] Candidates { get; }

    /// <summary>How many of <see cref="Candidates"/> are in use.</summary>
    public int CandidateCount { get; set; }

    /// <summary>A computed row.</summary>
    public ReadOnlySpan<double> Row(int row) => Rows.AsSpan(row * (_dimension + 1), _dimension + 1);

    /// <summary>Says that somebody else computes the rows of forms, as an array of columns.</summary>
    /// <param name="columns">The rows; they stay as they are as long as a cell of the layer is walked.</param>
    /// <param name="pad">The length of a column.</param>
    public void ReadForms(double[] columns, int pad) => (_formRows, _formStride, _formColumnStride) = (columns, 1, pad);

    /// <summary>Writes the computed row of a form times a sign, wherever it is.</summary>
    public void CopyFormRow(int form, double sign, double[] target)
    {
        int at = form * _formStride;
        for (int k = 0; k < target.Length; k++, at += _formColumnStride)
        {
            target[k] = sign * _formRows[at];
        }
    }

    /// <summary>The computed row of a form, if the frame computes it.</summary>
    public ReadOnlySpan<double> FormRow(int form) => _formRows.AsSpan(form * (_dimension + 1), _dimension + 1);

    /// <summary>Whether a form is constant by structure, whatever the weights' values.</summary>
    public bool FormIsConstant(int form) => Layer.IsMaxout
        ? _isConstant[Layer.Forms.LowerRow(form)] && _isConstant[Layer.Forms.UpperRow(form)]
        : _isConstant[Layer.Forms.RowOf(form)];

    /// <summary>Forgets exact rows, because the pieces of an earlier layer have changed; computed rows are another's business
    /// then.</summary>
    public void Forget()
    {
        if (_hasExactRows)
        {
            _hasExactRows = false;
            Array.Clear(_integerRows);
            Array.Clear(_outputRows);
            Array.Clear(_forms);
        }

        _wide?.Clear();
    }

    /// <summary>Computes every row from the rows and pieces of the layer before, and forgets exact rows.</summary>
    public void Compose()
    {
        Forget();
        CandidateCount = 0;
        int stride = _dimension + 1;
        for (int i = 0; i < Layer.RowCount; i++)
        {
            Span<double> row = Rows.AsSpan(i * stride, stride);
            ReadOnlySpan<int> columns = Layer.Columns(i);
            ReadOnlySpan<double> weights = Layer.Weights(i);
            row.Clear();
            row[_dimension] = Layer.Bias[i];
            bool isConstant = true;
            for (int k = 0; k < weights.Length; k++)
            {
                int j = columns[k];
                if (_previous is null)
                {
                    row[j] = weights[k];
                    isConstant = false;
                    continue;
                }

                isConstant &= _previous._outputIsConstant[j];
                _previous.AddOutput(j, weights[k], row);
            }

            _isConstant[i] = isConstant;
        }

        ComposeForms();
    }

    /// <summary>Notes the sign of a form of a dense layer on the current cell. May be called again when the walk comes back to another
    /// side.</summary>
    public void Decide(int form, bool isPositive)
    {
        if (Layer.Forms.IsBinary)
        {
            Pieces[Layer.Forms.UnitOf(form)] = isPositive ? (byte)1 : (byte)0;
        }
        else
        {
            _isPositive[form] = isPositive;
        }
    }

    /// <summary>What is decided so far, as a copy: pieces and signs of forms.</summary>
    public (byte[] Pieces, bool[] Signs) Decisions() => ([.. Pieces], [.. _isPositive]);

    /// <summary>Takes decisions over from another frame of the same layer, and forgets exact rows.</summary>
    public void Load((byte[] Pieces, bool[] Signs) decisions)
    {
        decisions.Pieces.CopyTo(Pieces, 0);
        decisions.Signs.CopyTo(_isPositive, 0);
        Forget();
    }

    /// <summary>Turns the signs of the forms of a dense layer into pieces; every form must have been decided.</summary>
    public void Settle()
    {
        if (Layer.IsMaxout || Layer.Forms.IsBinary)
        {
            return;
        }

        int form = 0;
        for (int unit = 0; unit < Pieces.Length; unit++)
        {
            byte piece = 0;
            for (int j = 0; j < Layer.Forms.CountOf(unit); j++)
            {
                piece += _isPositive[form++] ? (byte)1 : (byte)0;
            }

            Pieces[unit] = piece;
        }
    }

    /// <summary>Forgets the exact outputs, because pieces have changed.</summary>
    public void ForgetOutputs()
    {
        if (_hasExactRows)
        {
            Array.Clear(_outputRows);
        }

        _wide?.ClearOutputs();
    }

    /// <summary>To be called when the piece of every unit is decided and before the next layer is composed.</summary>
    public void Seal()
    {
        ForgetOutputs();
        for (int j = 0; j < Layer.UnitCount; j++)
        {
            int piece = Pieces[j];
            _outputIsConstant[j] = _isConstant[Layer.OutputRowOf(j, piece)] || Layer.IntegerSlopes[Layer.SlopeIndexOf(j, piece)].IsZero;
        }
    }

    /// <summary>An exact form, up to a positive factor.</summary>
    public IntegerForm ExactForm(int form) => _forms[form] ??= ComputeForm(form);

    /// <summary>An exact form as it is, not up to a factor: integers over a positive denominator.</summary>
    public (BigInteger[] Row, BigInteger Denominator) ExactFormRow(int form)
    {
        GateForms forms = Layer.Forms;
        BigInteger[] row;
        BigInteger factor = BigInteger.One;
        if (Layer.IsMaxout)
        {
            row = [.. IntegerRow(forms.UpperRow(form))];
            BigInteger[] lower = IntegerRow(forms.LowerRow(form));
            for (int k = 0; k < row.Length; k++)
            {
                row[k] -= lower[k];
            }
        }
        else
        {
            Rational breakpoint = forms.Breakpoint(form);
            factor = breakpoint.Denominator;
            row = Array.ConvertAll(IntegerRow(forms.RowOf(form)), entry => factor * entry);
            row[^1] -= breakpoint.Numerator * _denominator;
        }

        return (row, factor * _denominator);
    }

    /// <summary>The exact row of a unit's output, with the denominator that all outputs of this layer share.</summary>
    public (BigInteger[] Row, BigInteger Denominator) ExactOutput(int unit) => (OutputRow(unit), _outputDenominator);

    // row += weight * (output of unit j)
    private void AddOutput(int j, double weight, Span<double> row)
    {
        if (weight == 0)
        {
            return;
        }

        int piece = Pieces[j];
        double slope = Layer.SlopeDoubles[Layer.SlopeIndexOf(j, piece)];
        double intercept = Layer.InterceptDoubles[Layer.SlopeIndexOf(j, piece)];
        if (slope != 0)
        {
            ReadOnlySpan<double> source = Row(Layer.OutputRowOf(j, piece));
            if (slope == 1)
            {
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] += weight * source[k];
                }
            }
            else
            {
                // Not (weight * slope) * source: that product may underflow where source is large, and no bound counts it.
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] += weight * (slope * source[k]);
                }
            }
        }

        if (intercept != 0)
        {
            row[^1] += weight * intercept;
        }
    }

    // The rows of the forms that are not rows themselves.
    private void ComposeForms()
    {
        GateForms forms = Layer.Forms;
        if (forms.AreRows)
        {
            return;
        }

        for (int f = 0; f < forms.Count; f++)
        {
            Span<double> target = _formRows.AsSpan(f * (_dimension + 1), _dimension + 1);
            if (!Layer.IsMaxout)
            {
                Row(forms.RowOf(f)).CopyTo(target);
                target[^1] -= forms.Threshold(f);
                continue;
            }

            ReadOnlySpan<double> upper = Row(forms.UpperRow(f));
            ReadOnlySpan<double> lower = Row(forms.LowerRow(f));
            for (int k = 0; k < target.Length; k++)
            {
                target[k] = upper[k] - lower[k];
            }
        }
    }

    private IntegerForm ComputeForm(int form) =>
        IntegerForm.FromIntegers(Layer.Forms.AreRows ? IntegerRow(form) : ExactFormRow(form).Row);

    private BigInteger[] IntegerRow(int index)
    {
        if (_integerRows[index] is { } known)
        {
            return known;
        }

        _hasExactRows = true;
        BigInteger[] row = new BigInteger[_dimension + 1];
        if (_wide is not null)
        {
            Int128[] wide = _wide.Row(index);
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = WideRows.Widen(wide[k]);
            }

            _integerRows[index] = row;
            return row;
        }

        ReadOnlySpan<int> columns = Layer.Columns(index);
        ReadOnlySpan<BigInteger> weights = Layer.IntegerWeights(index);
        row[_dimension] = _previous is null ? Layer.IntegerBias[index] : Layer.IntegerBias[index] * _previous._outputDenominator;
        for (int i = 0; i < weights.Length; i++)
        {
            if (_previous is null)
            {
                row[columns[i]] = weights[i];
                continue;
            }

            BigInteger[] source = _previous.OutputRow(columns[i]);
            for (int k = 0; k < row.Length; k++)
            {
                if (!source[k].IsZero)
                {
                    row[k] += weights[i] * source[k];
                }
            }
        }

        _integerRows[index] = row;
        return row;
    }

    private BigInteger[] OutputRow(int unit)
    {
        if (_outputRows[unit] is { } known)
        {
            return known;
        }

        _hasExactRows = true;
        int piece = Pieces[unit];
        BigInteger slope = Layer.IntegerSlopes[Layer.SlopeIndexOf(unit, piece)];
        BigInteger intercept = Layer.IntegerIntercepts[Layer.SlopeIndexOf(unit, piece)];
        BigInteger[] row;
        if (slope.IsOne && intercept.IsZero)
        {
            row = IntegerRow(Layer.OutputRowOf(unit, piece));
        }
        else
        {
            row = slope.IsZero
                ? new BigInteger[_dimension + 1]
                : Array.ConvertAll(IntegerRow(Layer.OutputRowOf(unit, piece)), entry => slope * entry);
            row[_dimension] += intercept * _denominator;
        }

        _outputRows[unit] = row;
        return row;
    }
}
