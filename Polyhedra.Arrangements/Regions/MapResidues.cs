using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The coefficients of the output's affine map on a region modulo several primes, which together tell all maps of the network
/// apart.</summary>
/// <remarks>
/// <para>Over a denominator that depends on the network only, the coefficients are integers, and none exceeds a bound that holds on every
/// region. Two integers of at most B in size are equal iff they are congruent modulo primes whose product exceeds 2 B (the Chinese
/// remainder theorem). So equal residues prove equal maps, and different ones different maps.</para>
/// <para>Residues are exact, so they can be brought up to date from region to region: a product for each weight of a unit whose output has
/// changed. That is much less than composing rows of long integers where the layers are large.</para>
/// </remarks>
internal sealed class MapResidues
{
    private readonly LayerFrame[] _frames;
    private readonly Level[] _levels;
    private readonly int _width;

    private MapResidues(LayerFrame[] frames, PseudoMersenneField[] fields, int dimension)
    {
        _frames = frames;
        _width = fields.Length * (dimension + 1);
        _levels = new Level[frames.Length];
        BigInteger denominator = BigInteger.One;
        for (int l = 0; l < frames.Length; l++)
        {
            CompiledLayer layer = frames[l].Layer;
            _levels[l] = new Level(layer, fields, dimension, denominator, isFirst: l == 0);
            denominator *= layer.Denominator * layer.PieceDenominator;
        }
    }

    /// <summary>For the frames of all layers of a network; null if its numbers are too long for the primes there are.</summary>
    public static MapResidues? TryCreate(NetworkFrames frames)
    {
        BigInteger least = 2 * Bound(frames);
        BigInteger product = BigInteger.One;
        List<PseudoMersenneField> fields = [];
        foreach (ulong gap in PseudoMersenneField.Gaps)
        {
            PseudoMersenneField field = new(gap);
            fields.Add(field);
            product *= field.Prime;
            if (product > least)
            {
                return new MapResidues([.. Enumerable.Range(0, frames.Count).Select(l => frames[l])], [.. fields], frames.Dimension);
            }
        }

        return null;
    }

    /// <summary>Writes the residues on the current region: bytes that two regions have in common iff their output maps are equal. Every
    /// gate must be decided.</summary>
    public void WriteKey(ArrayBufferWriter<byte> key)
    {
        List<int>? changed = null;
        ulong[] values = [];
        for (int l = 0; l < _frames.Length; l++)
        {
            _frames[l].Settle();
            changed = _levels[l].Update(values, changed, _frames[l].Pieces);
            values = _levels[l].Outputs;
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan(0, _frames[^1].Layer.UnitCount * _width));
        bytes.CopyTo(key.GetSpan(bytes.Length));
        key.Advance(bytes.Length);
    }

    // No numerator of a coefficient of the output exceeds this on any region.
    private static BigInteger Bound(NetworkFrames frames)
    {
        BigInteger bound = BigInteger.One;
        BigInteger denominator = BigInteger.One;
        for (int l = 0; l < frames.Count; l++)
        {
            CompiledLayer layer = frames[l].Layer;
            BigInteger largest = BigInteger.Zero;
            for (int i = 0; i < layer.RowCount; i++)
            {
                BigInteger sum = BigInteger.Zero;
                foreach (BigInteger weight in layer.IntegerWeights(i))
                {
                    sum += BigInteger.Abs(weight);
                }

                largest = BigInteger.Max(largest, (sum * bound) + BigInteger.Abs(layer.IntegerBias[i] * denominator));
            }

            denominator *= layer.Denominator;
            bound = BigInteger.Zero;
            for (int piece = 0; piece < layer.IntegerSlopes.Length; piece++)
            {
                BigInteger size = (BigInteger.Abs(layer.IntegerSlopes[piece]) * largest)
                    + BigInteger.Abs(layer.IntegerIntercepts[piece] * denominator);
                bound = BigInteger.Max(bound, size);
            }

            denominator *= layer.PieceDenominator;
        }

        return bound;
    }

    /// <summary>A layer. The values of a row or unit stand together: prime by prime the coefficients, the constant last.</summary>
    private sealed class Level
    {
        private readonly CompiledLayer _layer;
        private readonly PseudoMersenneField[] _fields;
        private readonly int _columns;
        private readonly int _width;
        private readonly WeightColumns<int> _places;

        // The residues of a weight stand together.
        private readonly ulong[] _weights;
        private readonly ulong[][] _slopes;
        private readonly ulong[][] _intercepts;
        private readonly ulong[] _inputs;
        private readonly ulong[] _rows;
        private readonly byte[] _pieces;
        private readonly bool[] _isChanged;
        private readonly List<int> _changed = [];
        private bool _isNew = true;

        public Level(CompiledLayer layer, PseudoMersenneField[] fields, int dimension, BigInteger inputDenominator, bool isFirst)
        {
            _layer = layer;
            _fields = fields;
            _columns = dimension + 1;
            _width = fields.Length * _columns;
            _places = new WeightColumns<int>(layer, (row, k) => layer.StartOf(row) + k);
            BigInteger denominator = inputDenominator * layer.Denominator;
            _weights = new ulong[layer.NonZeroCount * fields.Length];
            for (int i = 0; i < _weights.Length; i++)
            {
                _weights[i] = fields[i % fields.Length].Of(layer.AllIntegerWeights[i / fields.Length]);
            }

            _slopes = Array.ConvertAll(fields, field => Array.ConvertAll(layer.IntegerSlopes, field.Of));
            _intercepts = Array.ConvertAll(
                fields, field => Array.ConvertAll(layer.IntegerIntercepts, entry => field.Of(entry * denominator)));
            _inputs = new ulong[layer.InputCount * _width];
            _rows = new ulong[layer.RowCount * _width];
            Outputs = new ulong[layer.UnitCount * _width];
            _pieces = new byte[layer.UnitCount];
            _isChanged = new bool[layer.RowCount];
            for (int row = 0; row < layer.RowCount; row++)
            {
                BigInteger constant = layer.IntegerBias[row] * inputDenominator;
                for (int f = 0; f < fields.Length; f++)
                {
                    _rows[(row * _width) + (f * _columns) + dimension] = fields[f].Of(constant);
                }
            }

            for (int input = 0; isFirst && input < dimension; input++)
            {
                ulong[] unit = new ulong[_width];
                for (int f = 0; f < fields.Length; f++)
                {
                    unit[(f * _columns) + input] = 1;
                }

                Take(input, unit);
            }
        }

        /// <summary>The outputs of the units.</summary>
        public ulong[] Outputs { get; }

        /// <summary>Brings the outputs up to date.</summary>
        /// <param name="inputs">The values of the inputs; of the first layer none.</param>
        /// <param name="changed">The inputs that have changed; null: any may have.</param>
        /// <param name="pieces">The pieces of the units.</param>
        /// <returns>The units whose outputs may have changed.</returns>
        public List<int> Update(ulong[] inputs, List<int>? changed, byte[] pieces)
        {
            for (int i = 0; i < (changed?.Count ?? 0); i++)
            {
                Take(changed![i], inputs.AsSpan(changed[i] * _width, _width));
            }

            _changed.Clear();
            for (int unit = 0; unit < pieces.Length; unit++)
            {
                int row = _layer.OutputRowOf(unit, pieces[unit]);
                if (_isNew || pieces[unit] != _pieces[unit] || _isChanged[row])
                {
                    _pieces[unit] = pieces[unit];
                    SetOutput(unit, row, _layer.SlopeIndexOf(unit, pieces[unit]));
                    _changed.Add(unit);
                }
            }

            _isNew = false;
            Array.Clear(_isChanged);
            return _changed;
        }

        private void SetOutput(int unit, int row, int piece)
        {
            for (int f = 0; f < _fields.Length; f++)
            {
                PseudoMersenneField field = _fields[f];
                ReadOnlySpan<ulong> source = _rows.AsSpan((row * _width) + (f * _columns), _columns);
                Span<ulong> target = Outputs.AsSpan((unit * _width) + (f * _columns), _columns);
                for (int k = 0; k < target.Length; k++)
                {
                    target[k] = field.Multiply(_slopes[f][piece], source[k]);
                }

                target[^1] = field.Add(target[^1], _intercepts[f][piece]);
            }
        }

        // Adds the change of an input, times its weights, to the rows.
        private void Take(int input, ReadOnlySpan<ulong> value)
        {
            Span<ulong> known = _inputs.AsSpan(input * _width, _width);
            if (value.SequenceEqual(known))
            {
                return;
            }

            Span<ulong> change = stackalloc ulong[_width];
            for (int i = 0; i < change.Length; i++)
            {
                change[i] = _fields[i / _columns].Subtract(value[i], known[i]);
            }

            value.CopyTo(known);
            ReadOnlySpan<int> rows = _places.Rows(input);
            ReadOnlySpan<int> places = _places.Weights(input);
            for (int i = 0; i < rows.Length; i++)
            {
                _isChanged[rows[i]] = true;
                Span<ulong> target = _rows.AsSpan(rows[i] * _width, change.Length);
                int at = 0;
                for (int f = 0; f < _fields.Length; f++)
                {
                    PseudoMersenneField field = _fields[f];
                    ulong weight = _weights[(places[i] * _fields.Length) + f];
                    for (int end = at + _columns; at < end; at++)
                    {
                        target[at] = field.Add(target[at], field.Multiply(weight, change[at]));
                    }
                }
            }
        }
    }
}
