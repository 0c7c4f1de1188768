using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Enumeration.Composition;

/// <summary>The affine rows of one layer's pre-activations on the current cell of the layers before, and the pieces chosen so far.</summary>
/// <remarks>
/// <para>Invariant: between two calls of <see cref="Compose"/> the pieces of all earlier layers stay as they are, so rows
/// never change while a cell of this layer's subtree is alive. A depth-first walk needs one frame a layer.</para>
/// <para>Exact rows are made when first asked for: integers over the denominator of the layer, which does not depend on the cell.</para>
/// </remarks>
internal sealed class LayerFrame
{
    private readonly LayerFrame? _previous;
    private readonly int _dimension;
    private readonly BigInteger _denominator;
    private readonly BigInteger _outputDenominator;
    private readonly BigInteger[]?[] _integerRows;
    private readonly BigInteger[]?[] _outputRows;
    private readonly IntegerForm?[] _forms;
    private readonly bool[] _outputIsConstant;

    /// <summary>A frame for a layer that reads the outputs of <paramref name="previous"/> (null: of the network's inputs).</summary>
    public LayerFrame(CompiledLayer layer, LayerFrame? previous, int dimension)
    {
        Layer = layer;
        _previous = previous;
        _dimension = dimension;
        _denominator = layer.Denominator * (previous?._outputDenominator ?? BigInteger.One);
        _outputDenominator = _denominator * layer.PieceDenominator;
        Rows = new double[layer.UnitCount * (dimension + 1)];
        IsConstant = new bool[layer.UnitCount];
        Pieces = new byte[layer.UnitCount];
        Candidates = new int[layer.UnitCount];
        _integerRows = new BigInteger[layer.UnitCount][];
        _outputRows = new BigInteger[layer.UnitCount][];
        _forms = new IntegerForm[layer.UnitCount];
        _outputIsConstant = new bool[layer.UnitCount];
    }

    /// <summary>The layer.</summary>
    public CompiledLayer Layer { get; }

    /// <summary>The computed rows: per unit the coefficients of the inputs, then the constant.</summary>
    public double[] Rows { get; }

    /// <summary>Units whose row is constant by structure, whatever the weights' values.</summary>
    public bool[] IsConstant { get; }

    /// <summary>The piece of every unit on the current cell; meaningful for the units decided so far.</summary>
    public byte[] Pieces { get; }

    /// <summary>The units that cut the cell on which the layer was entered, in increasing order.</summary>
    public int[] Candidates { get; }

    /// <summary>How many of <see cref="Candidates"/> are in use.</summary>
    public int CandidateCount { get; set; }

    /// <summary>The computed row of a unit.</summary>
    public ReadOnlySpan<double> Row(int unit) => Rows.AsSpan(unit * (_dimension + 1), _dimension + 1);

    /// <summary>Computes every row from the rows and pieces of the layer before, and forgets exact rows.</summary>
    public void Compose()
    {
        Array.Clear(_integerRows);
        Array.Clear(_outputRows);
        Array.Clear(_forms);
        CandidateCount = 0;
        int stride = _dimension + 1;
        for (int i = 0; i < Layer.UnitCount; i++)
        {
            Span<double> row = Rows.AsSpan(i * stride, stride);
            ReadOnlySpan<double> weights = Layer.Weights.AsSpan(i * Layer.InputCount, Layer.InputCount);
            if (_previous is null)
            {
                weights.CopyTo(row);
                row[_dimension] = Layer.Bias[i];
                IsConstant[i] = !weights.ContainsAnyExcept(0.0) && IntegerWeightsAreZero(i);
                continue;
            }

            row.Clear();
            row[_dimension] = Layer.Bias[i];
            bool isConstant = true;
            for (int j = 0; j < weights.Length; j++)
            {
                if (!_previous._outputIsConstant[j])
                {
                    isConstant &= Layer.IntegerWeights[(i * Layer.InputCount) + j].IsZero;
                }

                _previous.AddOutput(j, weights[j], row);
            }

            IsConstant[i] = isConstant;
        }
    }

    /// <summary>To be called when the piece of every unit is decided and before the next layer is composed.</summary>
    public void Seal()
    {
        Array.Clear(_outputRows);
        for (int j = 0; j < Layer.UnitCount; j++)
        {
            _outputIsConstant[j] = IsConstant[j] || Layer.IntegerSlopes[Pieces[j]].IsZero;
        }
    }

    /// <summary>The exact form of a unit's pre-activation, up to a positive factor.</summary>
    public IntegerForm ExactForm(int unit) => _forms[unit] ??= IntegerForm.FromIntegers(IntegerRow(unit));

    /// <summary>The exact row of a unit's output, with the denominator that all outputs of this layer share.</summary>
    public (BigInteger[] Row, BigInteger Denominator) ExactOutput(int unit) => (OutputRow(unit), _outputDenominator);

    private bool IntegerWeightsAreZero(int unit) =>
        !Layer.IntegerWeights.AsSpan(unit * Layer.InputCount, Layer.InputCount).ContainsAnyExcept(BigInteger.Zero);

    // row += weight * (output of unit j)
    private void AddOutput(int j, double weight, Span<double> row)
    {
        if (weight == 0)
        {
            return;
        }

        double slope = Layer.SlopeDoubles[Pieces[j]];
        double intercept = Layer.InterceptDoubles[Pieces[j]];
        if (slope != 0)
        {
            ReadOnlySpan<double> source = Row(j);
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

    private BigInteger[] IntegerRow(int unit)
    {
        if (_integerRows[unit] is { } known)
        {
            return known;
        }

        BigInteger[] row = new BigInteger[_dimension + 1];
        int start = unit * Layer.InputCount;
        if (_previous is null)
        {
            Layer.IntegerWeights.AsSpan(start, Layer.InputCount).CopyTo(row);
            row[_dimension] = Layer.IntegerBias[unit];
        }
        else
        {
            row[_dimension] = Layer.IntegerBias[unit] * _previous._outputDenominator;
            for (int j = 0; j < Layer.InputCount; j++)
            {
                BigInteger weight = Layer.IntegerWeights[start + j];
                if (weight.IsZero)
                {
                    continue;
                }

                BigInteger[] source = _previous.OutputRow(j);
                for (int k = 0; k < row.Length; k++)
                {
                    if (!source[k].IsZero)
                    {
                        row[k] += weight * source[k];
                    }
                }
            }
        }

        _integerRows[unit] = row;
        return row;
    }

    private BigInteger[] OutputRow(int unit)
    {
        if (_outputRows[unit] is { } known)
        {
            return known;
        }

        BigInteger slope = Layer.IntegerSlopes[Pieces[unit]];
        BigInteger[] row = new BigInteger[_dimension + 1];
        if (!slope.IsZero)
        {
            BigInteger[] source = IntegerRow(unit);
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = slope * source[k];
            }
        }

        row[_dimension] += Layer.IntegerIntercepts[Pieces[unit]] * _denominator;
        _outputRows[unit] = row;
        return row;
    }
}
