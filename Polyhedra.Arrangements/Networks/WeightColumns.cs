namespace Polyhedra.Arrangements.Networks;

/// <summary>The weights of a layer that are not zero, input by input. Immutable.</summary>
/// <typeparam name="T">What is kept of a weight.</typeparam>
internal sealed class WeightColumns<T>
{
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly T[] _weights;

    /// <summary>The weights of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="weight">What is kept of a weight, given its row and its place among the row's weights.</param>
    public WeightColumns(ScaledLayer layer, Func<int, int, T> weight)
    {
        _starts = new int[layer.InputCount + 1];
        _rows = new int[layer.NonZeroCount];
        _weights = new T[layer.NonZeroCount];
        for (int row = 0; row < layer.RowCount; row++)
        {
            foreach (int input in layer.Columns(row))
            {
                _starts[input + 1]++;
            }
        }

        for (int input = 0; input < layer.InputCount; input++)
        {
            _starts[input + 1] += _starts[input];
        }

        int[] next = _starts[..^1];
        for (int row = 0; row < layer.RowCount; row++)
        {
            ReadOnlySpan<int> columns = layer.Columns(row);
            for (int k = 0; k < columns.Length; k++)
            {
                int place = next[columns[k]]++;
                _rows[place] = row;
                _weights[place] = weight(row, k);
            }
        }
    }

    /// <summary>The rows in which an input has a weight that is not zero, increasing.</summary>
    public ReadOnlySpan<int> Rows(int input) => _rows.AsSpan(_starts[input].._starts[input + 1]);

    /// <summary>The weights of an input, in the order of <see cref="Rows"/>.</summary>
    public ReadOnlySpan<T> Weights(int input) => _weights.AsSpan(_starts[input].._starts[input + 1]);
}
