using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>A number for the affine map of the output on a region: regions with the same map have the same number, so different numbers
/// prove that maps differ. Equal ones prove nothing.</summary>
/// <remarks>
/// <para>On a region the output times a denominator that depends on the network only is an affine map with integer coefficients. Modulo the
/// prime 2^61 - 31 its value at a fixed pseudo-random point, summed over the outputs with fixed pseudo-random weights, is a function of the
/// map. Two maps have it in common by accident about once in 2^61 pairs; whoever uses it then compares exactly.</para>
/// <para>Cost: a modular product a unit, and one for each weight of a unit whose output is another than when the last fingerprint was
/// computed: neighbours in the walk differ in few units. Residues are exact, so nothing drifts.</para>
/// </remarks>
internal sealed class MapFingerprint
{
    private readonly LayerFrame[] _frames;
    private readonly Residues[] _layers;
    private readonly ulong[] _point;
    private readonly ulong[] _outputWeights;

    /// <summary>For the frames of all layers of a network.</summary>
    public MapFingerprint(NetworkFrames frames)
    {
        _frames = new LayerFrame[frames.Count];
        _layers = new Residues[frames.Count];
        _outputWeights = PrimeField.PseudoRandom(frames[frames.Count - 1].Layer.UnitCount, seed: 2);
        ulong denominator = 1;
        for (int l = 0; l < frames.Count; l++)
        {
            _frames[l] = frames[l];
            _layers[l] = new Residues(frames[l].Layer, denominator);
            denominator = _layers[l].OutputDenominator;
        }

        _point = PrimeField.PseudoRandom(frames.Dimension, seed: 1);
    }

    /// <summary>The number for the current region; every gate must be decided.</summary>
    public ulong Compute()
    {
        ulong[] values = _point;
        for (int l = 0; l < _frames.Length; l++)
        {
            _frames[l].Settle();
            values = _layers[l].Outputs(values, _frames[l].Pieces);
        }

        ulong sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum = PrimeField.Add(sum, PrimeField.Multiply(_outputWeights[i], values[i]));
        }

        return sum;
    }

    /// <summary>A layer's integers and current values modulo the prime.</summary>
    private sealed class Residues
    {
        private readonly CompiledLayer _layer;
        private readonly ulong[] _slopes;
        private readonly ulong[] _intercepts;
        private readonly ulong[] _outputs;

        // The pieces of which the outputs are, and the rows that have changed since.
        private readonly byte[] _pieces;
        private readonly bool[] _isChanged;

        private readonly WeightColumns<ulong> _columns;

        // The inputs for which the rows were computed; at first 0, and the rows are the bias.
        private readonly ulong[] _inputs;
        private readonly ulong[] _rows;

        public Residues(CompiledLayer layer, ulong inputDenominator)
        {
            _layer = layer;
            ulong denominator = PrimeField.Multiply(inputDenominator, PrimeField.Of(layer.Denominator));
            _columns = new WeightColumns<ulong>(layer, (row, k) => PrimeField.Of(layer.IntegerWeights(row)[k]));
            _rows = Array.ConvertAll(layer.IntegerBias, entry => PrimeField.Multiply(PrimeField.Of(entry), inputDenominator));
            _slopes = Array.ConvertAll(layer.IntegerSlopes, PrimeField.Of);
            _intercepts = Array.ConvertAll(layer.IntegerIntercepts, entry => PrimeField.Multiply(PrimeField.Of(entry), denominator));
            _inputs = new ulong[layer.InputCount];
            _outputs = new ulong[layer.UnitCount];
            _pieces = new byte[layer.UnitCount];
            _isChanged = new bool[layer.RowCount];
            Array.Fill(_isChanged, true);
            OutputDenominator = PrimeField.Multiply(denominator, PrimeField.Of(layer.PieceDenominator));
        }

        public ulong OutputDenominator { get; }

        /// <summary>The outputs for given inputs and pieces; overwritten by the next call.</summary>
        public ulong[] Outputs(ulong[] inputs, byte[] pieces)
        {
            for (int j = 0; j < inputs.Length; j++)
            {
                if (inputs[j] != _inputs[j])
                {
                    AddMultiple(PrimeField.Subtract(inputs[j], _inputs[j]), j);
                    _inputs[j] = inputs[j];
                }
            }

            for (int unit = 0; unit < _outputs.Length; unit++)
            {
                // Neighbours in the walk differ in few units.
                int row = _layer.OutputRowOf(unit, pieces[unit]);
                if (pieces[unit] == _pieces[unit] && !_isChanged[row])
                {
                    continue;
                }

                _pieces[unit] = pieces[unit];
                int index = _layer.SlopeIndexOf(unit, pieces[unit]);
                _outputs[unit] = PrimeField.Add(PrimeField.Multiply(_slopes[index], _rows[row]), _intercepts[index]);
            }

            Array.Clear(_isChanged);
            return _outputs;
        }

        private void AddMultiple(ulong change, int input)
        {
            ReadOnlySpan<int> rows = _columns.Rows(input);
            ReadOnlySpan<ulong> weights = _columns.Weights(input);
            if (rows.Length == _rows.Length)
            {
                Span<ulong> all = _rows.AsSpan(0, weights.Length);
                for (int i = 0; i < all.Length; i++)
                {
                    all[i] = PrimeField.Add(all[i], PrimeField.Multiply(change, weights[i]));
                }

                Array.Fill(_isChanged, true);

                return;
            }

            for (int k = 0; k < rows.Length; k++)
            {
                _rows[rows[k]] = PrimeField.Add(_rows[rows[k]], PrimeField.Multiply(change, weights[k]));
                _isChanged[rows[k]] = true;
            }
        }
    }
}
