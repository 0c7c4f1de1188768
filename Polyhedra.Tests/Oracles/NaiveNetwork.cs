using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>A network in integers: the weights of a layer over one denominator. It evaluates points and composes affine maps by
/// the same recurrence, layer by layer, in the plainest way.</summary>
/// <remarks>The value of a layer is a list of integer rows over one positive scale; see <see cref="NaiveGates"/>.</remarks>
internal sealed class NaiveNetwork
{
    private readonly List<(BigInteger[][] Weights, BigInteger[] Bias, BigInteger Denominator, NaiveGates Gates)> _layers = [];

    public NaiveNetwork(Network network)
    {
        InputCount = network.InputCount;
        foreach (NetworkLayer layer in network.Layers)
        {
            int count = layer.Weights.RowCount;
            List<Rational> entries = [.. layer.Bias];
            for (int i = 0; i < count; i++)
            {
                entries.AddRange(layer.Weights.Row(i));
            }

            IntegerVector all = IntegerVector.ClearDenominators([.. entries]);
            int width = layer.InputCount;
            BigInteger[][] weights =
                [.. Enumerable.Range(0, count).Select(i => all.Numerators.AsSpan(count + (i * width), width).ToArray())];
            _layers.Add((weights, all.Numerators[..count], all.Denominator, new NaiveGates(layer)));
        }
    }

    public int InputCount { get; }

    public int LayerCount => _layers.Count;

    /// <summary>The units of a layer.</summary>
    public NaiveGates Gates(int layer) => _layers[layer].Gates;

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

    /// <summary>The rows of a layer, its weights times the values of the layer before plus its bias.</summary>
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

    /// <summary>The pattern at a point, a character '0' + piece a gate. With it the values there of what the pieces ask, up to positive
    /// factors, and the outputs over one denominator.</summary>
    public (string Pattern, List<BigInteger> Values, IntegerVector Outputs) Evaluate(IntegerVector point)
    {
        List<char> pattern = [];
        List<BigInteger> conditions = [];
        BigInteger[][] values = Array.ConvertAll(point.Numerators, entry => new[] { entry });
        (BigInteger[][] outputs, BigInteger scale) = Pass(values, point.Denominator, (gates, unit, rows, rowScale) =>
        {
            int piece = gates.PieceAt(unit, rows, rowScale);
            conditions.AddRange(gates.Conditions(unit, piece, rows, rowScale).Select(condition => condition.Form[0]));
            pattern.Add((char)('0' + piece));
            return piece;
        });
        return (new string([.. pattern]), conditions, new IntegerVector(Array.ConvertAll(outputs, row => row[0]), scale));
    }

    /// <summary>What the gates ask on the pieces of <paramref name="pattern"/>, in the order of <see cref="Evaluate"/>, and the affine
    /// forms of the outputs.</summary>
    public (List<NaiveCondition> Conditions, BigInteger[][] Outputs, BigInteger OutputScale) Compose(string pattern)
    {
        int gate = 0;
        List<NaiveCondition> conditions = [];
        (BigInteger[][] values, BigInteger scale) = InputForms();
        (values, scale) = Pass(values, scale, (gates, unit, rows, rowScale) =>
        {
            int piece = pattern[gate++] - '0';
            conditions.AddRange(gates.Conditions(unit, piece, rows, rowScale));
            return piece;
        });
        return (conditions, values, scale);
    }

    // Through all layers, with a piece chosen for every gate.
    private (BigInteger[][] Values, BigInteger Scale) Pass(
        BigInteger[][] values, BigInteger scale, Func<NaiveGates, int, BigInteger[][], BigInteger, int> choose)
    {
        for (int l = 0; l < LayerCount; l++)
        {
            NaiveGates gates = Gates(l);
            (BigInteger[][] rows, BigInteger rowScale) = PreActivations(l, values, scale);
            values = [.. Enumerable.Range(0, gates.UnitCount)
                .Select(unit => gates.Output(unit, gates.IsGate(unit) ? choose(gates, unit, rows, rowScale) : 0, rows, rowScale))];
            scale = rowScale * gates.OutputFactor;
        }

        return (values, scale);
    }
}
