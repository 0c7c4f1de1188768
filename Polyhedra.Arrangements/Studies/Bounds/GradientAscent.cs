using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Looks for a corner of a box where a unit of a ReLU network takes a sign: to the corner that the gradient points to, and again
/// from there.</summary>
/// <remarks>In floating point; whoever gets a corner evaluates it exactly. The corners depend on network and box alone.</remarks>
internal sealed class GradientAscent
{
    private const int MostSteps = 12;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly List<Layer> _layers = [];

    /// <summary>The ascent in a box.</summary>
    /// <param name="layers">ReLU and affine layers, the one asked about the last.</param>
    /// <param name="box">Two bounds on every coordinate.</param>
    public GradientAscent(ReadOnlySpan<NetworkLayer> layers, HPolyhedron box)
    {
        _low = [.. box.Lower.Select(bound => bound!.Value.ToDouble())];
        _high = [.. box.Upper.Select(bound => bound!.Value.ToDouble())];
        foreach (NetworkLayer layer in layers)
        {
            _layers.Add(new Layer((DenseLayer)layer));
        }
    }

    /// <summary>A corner at which a unit is believed to take a sign: true for an upper bound; null if none was met.</summary>
    public bool[]? FindCorner(int unit, Sign sign)
    {
        double[] point = [.. _low.Zip(_high, (low, high) => low + ((high - low) / 2))];
        double best = double.NegativeInfinity;
        bool[]? corner = null;
        for (int step = 0; step < MostSteps; step++)
        {
            double[] gradient = GradientAt(point, unit, (int)sign, out double value);
            if (corner is not null && value > 0)
            {
                return corner;
            }

            if (corner is not null && !(value > best))
            {
                return null;
            }

            best = corner is null ? best : value;
            corner = Array.ConvertAll(gradient, entry => entry > 0);
            for (int k = 0; k < point.Length; k++)
            {
                point[k] = corner[k] ? _high[k] : _low[k];
            }
        }

        return null;
    }

    /// <summary>A unit's pre-activation at a point, in floating point.</summary>
    public double ValueAt(ReadOnlySpan<double> point, int unit)
    {
        double[] input = point.ToArray();
        for (int l = 0; l < _layers.Count; l++)
        {
            input = _layers[l].PreActivations(input);
            input = l == _layers.Count - 1 ? input : _layers[l].Outputs(input);
        }

        return input[unit];
    }

    private double[] GradientAt(double[] point, int unit, int sign, out double value)
    {
        double[][] activations = new double[_layers.Count][];
        double[] input = point;
        for (int l = 0; l < _layers.Count; l++)
        {
            activations[l] = _layers[l].PreActivations(input);
            input = l == _layers.Count - 1 ? activations[l] : _layers[l].Outputs(activations[l]);
        }

        value = sign * input[unit];
        double[] gradient = new double[input.Length];
        gradient[unit] = sign;
        for (int l = _layers.Count - 1; l >= 0; l--)
        {
            gradient = _layers[l].Back(gradient);
            if (l > 0)
            {
                _layers[l - 1].Mask(gradient, activations[l - 1]);
            }
        }

        return gradient;
    }

    private sealed class Layer(DenseLayer layer)
    {
        private readonly double[][] _weights =
        [
            .. Enumerable.Range(0, layer.UnitCount)
                .Select(i => Array.ConvertAll(layer.SparseWeights.DenseRow(i), weight => weight.ToDouble())),
        ];

        private readonly double[] _bias = [.. layer.Bias.Select(bias => bias.ToDouble())];

        public double[] PreActivations(double[] input)
        {
            double[] values = (double[])_bias.Clone();
            for (int i = 0; i < values.Length; i++)
            {
                for (int k = 0; k < input.Length; k++)
                {
                    values[i] += _weights[i][k] * input[k];
                }
            }

            return values;
        }

        public double[] Outputs(double[] values) => layer.HasGates ? Array.ConvertAll(values, value => Math.Max(0, value)) : values;

        public void Mask(double[] gradient, double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                gradient[i] = layer.HasGates && !(values[i] > 0) ? 0 : gradient[i];
            }
        }

        public double[] Back(double[] gradient)
        {
            double[] result = new double[layer.InputCount];
            for (int i = 0; i < gradient.Length; i++)
            {
                for (int k = 0; gradient[i] != 0 && k < result.Length; k++)
                {
                    result[k] += gradient[i] * _weights[i][k];
                }
            }

            return result;
        }
    }
}
