using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>A network of relu and identity layers in integers: the weights of a layer over one denominator. It evaluates
/// points and composes affine maps by the same recurrence, layer by layer, in the plainest way.</summary>
/// <remarks>The value of a layer is a list of integer rows over one positive scale. For a point each row has one column;
/// for an affine form it has a column per input and one for the constant. ReLU keeps or clears a row, so the scale stays.</remarks>
internal sealed class NaiveNetwork
{
    private readonly List<(BigInteger[][] Weights, BigInteger[] Bias, BigInteger Denominator, bool IsRelu)> _layers = [];

    public NaiveNetwork(Network network)
    {
        InputCount = network.InputCount;
        foreach (DenseLayer layer in network.Layers.Cast<DenseLayer>())
        {
            if (!layer.Activation.IsIdentity && !ReferenceEquals(layer.Activation, Activation.Relu))
            {
                throw new NotSupportedException($"The naive twin knows relu and identity, not {layer.Activation.Name}.");
            }

            List<Rational> entries = [.. layer.Bias];
            for (int i = 0; i < layer.UnitCount; i++)
            {
                entries.AddRange(layer.Weights.Row(i));
            }

            IntegerVector all = IntegerVector.ClearDenominators([.. entries]);
            int width = layer.InputCount;
            BigInteger[][] weights = [.. Enumerable.Range(0, layer.UnitCount)
                .Select(i => all.Numerators.AsSpan(layer.UnitCount + (i * width), width).ToArray())];
            _layers.Add((weights, all.Numerators[..layer.UnitCount], all.Denominator, !layer.Activation.IsIdentity));
        }
    }

    public int InputCount { get; }

    public int LayerCount => _layers.Count;

    public bool IsRelu(int layer) => _layers[layer].IsRelu;

    /// <summary>The inputs as affine forms: the rows e_k | 0 over scale 1.</summary>
    public (BigInteger[][] Rows, BigInteger Scale) InputForms()
    {
        BigInteger[][] rows = new BigInteger[InputCount][];
        for (int k = 0; k < InputCount; k++)
        {
            rows[k] = new BigInteger[InputCount + 1];
            rows[k][k] = BigInteger.One;
        }

        return (rows, BigInteger.One);
    }

    /// <summary>The pre-activations of a layer from the values of the one before.</summary>
    public (BigInteger[][] Rows, BigInteger Scale) PreActivations(int layer, BigInteger[][] values, BigInteger scale)
    {
        (BigInteger[][] weights, BigInteger[] bias, BigInteger denominator, _) = _layers[layer];
        BigInteger[][] rows = new BigInteger[weights.Length][];
        for (int i = 0; i < weights.Length; i++)
        {
            BigInteger[] row = new BigInteger[values[0].Length];
            row[^1] = bias[i] * scale;
            for (int k = 0; k < values.Length; k++)
            {
                if (weights[i][k].IsZero)
                {
                    continue;
                }

                for (int column = 0; column < row.Length; column++)
                {
                    row[column] += weights[i][k] * values[k][column];
                }
            }

            rows[i] = row;
        }

        return (rows, denominator * scale);
    }

    /// <summary>The pattern at a point; a zero pre-activation is inactive. With it the pre-activations of all gates, up to
    /// positive factors, and the outputs over one denominator.</summary>
    public (string Pattern, List<BigInteger> GateValues, IntegerVector Outputs) Evaluate(IntegerVector point)
    {
        List<char> pattern = [];
        List<BigInteger> gates = [];
        BigInteger[][] values = Array.ConvertAll(point.Numerators, entry => new[] { entry });
        BigInteger scale = point.Denominator;
        for (int l = 0; l < LayerCount; l++)
        {
            (values, scale) = PreActivations(l, values, scale);
            for (int i = 0; IsRelu(l) && i < values.Length; i++)
            {
                gates.Add(values[i][0]);
                pattern.Add(values[i][0].Sign > 0 ? '1' : '0');
                values[i][0] = BigInteger.Max(values[i][0], BigInteger.Zero);
            }
        }

        return (new string([.. pattern]), gates, new IntegerVector(Array.ConvertAll(values, row => row[0]), scale));
    }

    /// <summary>The affine forms of all gates (up to positive factors) and of the outputs, if the gates are on the pieces of
    /// <paramref name="pattern"/>.</summary>
    public (List<BigInteger[]> Gates, BigInteger[][] Outputs, BigInteger OutputScale) Compose(string pattern)
    {
        List<BigInteger[]> gates = [];
        (BigInteger[][] values, BigInteger scale) = InputForms();
        for (int l = 0; l < LayerCount; l++)
        {
            (values, scale) = PreActivations(l, values, scale);
            for (int i = 0; IsRelu(l) && i < values.Length; i++)
            {
                gates.Add(values[i]);
                values[i] = pattern[gates.Count - 1] == '1' ? values[i] : new BigInteger[InputCount + 1];
            }
        }

        return (gates, values, scale);
    }
}
