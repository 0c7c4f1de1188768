namespace Polyhedra.Arrangements.Enumeration.Composition;

/// <summary>A number for the affine map of the output on a region: regions with the same map have the same number, so different numbers
/// prove that maps differ. Equal ones prove nothing.</summary>
/// <remarks>
/// <para>On a region the output times a denominator that depends on the network only is an affine map with integer coefficients. Modulo the prime 2^61 - 31 its value at a
/// fixed pseudo-random point, summed over the outputs with fixed pseudo-random weights, is a function of the map. Two maps have it in common by accident about
/// once in 2^61 pairs; whoever uses it then compares exactly.</para>
/// <para>Cost: a modular product a weight whenever a layer is entered anew, and one a weight of the layers after the last gates for every region.</para>
/// </remarks>
internal sealed class MapFingerprint
{
    private readonly LayerFrame[] _frames;
    private readonly Residues[] _layers;
    private readonly ulong[] _point;
    private readonly ulong[] _outputWeights;
    private readonly int _lastGatedLayer;

    /// <summary>For the frames of all layers of a network.</summary>
    public MapFingerprint(LayerFrame[] frames, int dimension)
    {
        _frames = frames;
        _layers = new Residues[frames.Length];
        _outputWeights = PrimeField.PseudoRandom(frames[^1].Layer.UnitCount, seed: 2);
        ulong denominator = 1;
        for (int l = 0; l < frames.Length; l++)
        {
            _layers[l] = new Residues(frames[l].Layer, denominator);
            denominator = _layers[l].OutputDenominator;
        }

        _point = PrimeField.PseudoRandom(dimension, seed: 1);
        _lastGatedLayer = Array.FindLastIndex(frames, frame => frame.Layer.HasGates);
    }

    /// <summary>The number for the current region; every gate must be decided.</summary>
    public ulong Compute()
    {
        ulong[] values = _point;
        for (int l = 0; l < _frames.Length; l++)
        {
            // The walk enters every layer up to the last one with gates, and its rows stay until it is entered again.
            _frames[l].Settle();
            Residues layer = _layers[l];
            if (l > _lastGatedLayer || layer.Epoch != _frames[l].Epoch)
            {
                layer.ComputeRows(values);
                layer.Epoch = _frames[l].Epoch;
            }

            layer.ComputeOutputs(_frames[l].Pieces);
            values = layer.Outputs;
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
        private readonly ulong[] _weights;
        private readonly ulong[] _bias;
        private readonly ulong[] _slopes;
        private readonly ulong[] _intercepts;
        private readonly ulong[] _rows;

        public Residues(CompiledLayer layer, ulong inputDenominator)
        {
            _layer = layer;
            ulong denominator = PrimeField.Multiply(inputDenominator, PrimeField.Of(layer.Denominator));
            _weights = Array.ConvertAll(layer.IntegerWeights, PrimeField.Of);
            _bias = Array.ConvertAll(layer.IntegerBias, entry => PrimeField.Multiply(PrimeField.Of(entry), inputDenominator));
            _slopes = Array.ConvertAll(layer.IntegerSlopes, PrimeField.Of);
            _intercepts = Array.ConvertAll(layer.IntegerIntercepts, entry => PrimeField.Multiply(PrimeField.Of(entry), denominator));
            _rows = new ulong[layer.RowCount];
            Outputs = new ulong[layer.UnitCount];
            OutputDenominator = PrimeField.Multiply(denominator, PrimeField.Of(layer.PieceDenominator));
        }

        /// <summary>When the rows were computed: see <see cref="LayerFrame.Epoch"/>.</summary>
        public long Epoch { get; set; } = -1;

        public ulong OutputDenominator { get; }

        public ulong[] Outputs { get; }

        public void ComputeRows(ulong[] inputs)
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                ulong sum = _bias[i];
                ReadOnlySpan<ulong> weights = _weights.AsSpan(i * inputs.Length, inputs.Length);
                for (int j = 0; j < weights.Length; j++)
                {
                    if (inputs[j] != 0)
                    {
                        sum = PrimeField.Add(sum, PrimeField.Multiply(weights[j], inputs[j]));
                    }
                }

                _rows[i] = sum;
            }
        }

        public void ComputeOutputs(byte[] pieces)
        {
            for (int unit = 0; unit < Outputs.Length; unit++)
            {
                int index = _layer.SlopeIndexOf(pieces[unit]);
                ulong value = PrimeField.Multiply(_slopes[index], _rows[_layer.OutputRowOf(unit, pieces[unit])]);
                Outputs[unit] = PrimeField.Add(value, _intercepts[index]);
            }
        }
    }
}
