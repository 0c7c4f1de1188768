using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>Composes the rows of a layer whose weights are mostly zero from the outputs of the layer before. From cell to cell few outputs
/// change, and only the rows that see a change are computed anew.</summary>
/// <remarks>A row is always summed in the order of its weights, so that its numbers do not depend on what was there.</remarks>
/// <param name="layer">The layer.</param>
/// <param name="columns">Its weights by input.</param>
/// <param name="dimension">The dimension of the network's inputs.</param>
internal sealed class SparseComposer(CompiledLayer layer, WeightColumns<double> columns, int dimension)
{
    // What the rows were composed from last, column by column.
    private readonly double[] _inputs = new double[(dimension + 1) * layer.InputCount];
    private readonly bool[] _isStale = new bool[layer.RowCount];
    private readonly List<int> _changed = [];
    private bool _isComposed;

    /// <summary>Whether the rows are those of the last composition.</summary>
    public bool IsComposed => _isComposed;

    /// <summary>The rows that the last composition has changed, increasing.</summary>
    public IReadOnlyList<int> Changed => _changed;

    /// <summary>Says that the rows are not those of the last composition any more.</summary>
    public void Forget() => _isComposed = false;

    /// <summary>Makes the rows of the layer, column by column.</summary>
    /// <param name="before">The layer before, which is decided.</param>
    /// <param name="rows">The rows of the last composition, unless <see cref="Forget"/> was called; receives the new ones.</param>
    /// <param name="pad">The length of a column.</param>
    public void Compose(LayerState before, double[] rows, int pad)
    {
        _changed.Clear();
        for (int unit = 0; unit < before.Layer.UnitCount; unit++)
        {
            if (Take(before, unit) && _isComposed)
            {
                foreach (int row in columns.Rows(unit))
                {
                    _isStale[row] = true;
                }
            }
        }

        for (int row = 0; row < _isStale.Length; row++)
        {
            if (_isStale[row] || !_isComposed)
            {
                Sum(row, rows, pad);
                _changed.Add(row);
                _isStale[row] = false;
            }
        }

        _isComposed = true;
    }

    // Notes the output of a unit of the layer before; whether it is another than noted.
    private bool Take(LayerState before, int unit)
    {
        int piece = before.Frame.Pieces[unit];
        int index = before.Layer.SlopeIndexOf(unit, piece);
        double slope = before.Layer.SlopeDoubles[index];
        int row = before.Layer.OutputRowOf(unit, piece);
        bool isNew = false;
        for (int k = 0; k <= dimension; k++)
        {
            // First the slope, then the weight: their product alone may underflow where the row is large.
            double coefficient = slope * before.Rows[(k * before.RowPad) + row];
            coefficient += k == dimension ? before.Layer.InterceptDoubles[index] : 0;
            ref double known = ref _inputs[(k * layer.InputCount) + unit];
            isNew |= known != coefficient;
            known = coefficient;
        }

        return isNew;
    }

    private void Sum(int row, double[] rows, int pad)
    {
        ReadOnlySpan<int> inputs = layer.Columns(row);
        ReadOnlySpan<double> weights = layer.Weights(row);
        for (int k = 0; k <= dimension; k++)
        {
            ReadOnlySpan<double> values = _inputs.AsSpan(k * layer.InputCount, layer.InputCount);
            double sum = k == dimension ? layer.Bias[row] : 0;
            for (int i = 0; i < inputs.Length; i++)
            {
                sum = double.FusedMultiplyAdd(weights[i], values[inputs[i]], sum);
            }

            rows[(k * pad) + row] = sum;
        }
    }
}
