using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>The rank of the linear part of a network's affine map on a pattern. Immutable.</summary>
/// <remarks>The rank modulo a prime is at most the rank; the rank is at most the number of inputs, of outputs, and in every layer of units
/// with a slope other than zero. Where these meet nothing else is computed; else the rank is that of the exact matrix.</remarks>
internal sealed class JacobianRank
{
    private readonly ScaledLayer[] _layers;
    private readonly ulong[][] _weights;

    public JacobianRank(ScaledLayer[] layers)
    {
        _layers = layers;
        _weights = Array.ConvertAll(layers, layer => Mapped.Array<BigInteger, ulong>(layer.AllIntegerWeights, PrimeField.Of));
    }

    /// <summary>The rank for given pieces of all layers.</summary>
    public int Of(byte[][] pieces)
    {
        int most = UpperBound(pieces);
        ModularRank modular = new();
        for (int output = 0; output < _layers[^1].UnitCount && modular.Value < most; output++)
        {
            modular.Add(ModularRow(pieces, output));
        }

        return modular.Value == most ? most : RankInIntegers(pieces);
    }

    private int UpperBound(byte[][] pieces)
    {
        int bound = _layers[0].InputCount;
        for (int l = 0; l < _layers.Length; l++)
        {
            int sloping = 0;
            for (int unit = 0; unit < pieces[l].Length; unit++)
            {
                sloping += _layers[l].IntegerSlopes[_layers[l].SlopeIndexOf(unit, pieces[l][unit])].IsZero ? 0 : 1;
            }

            bound = Math.Min(bound, sloping);
        }

        return bound;
    }

    // The row of an output times a positive number, back through the layers.
    private ulong[] ModularRow(byte[][] pieces, int output)
    {
        ulong[] vector = new ulong[_layers[^1].UnitCount];
        vector[output] = 1;
        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            ScaledLayer layer = _layers[l];
            ulong[] next = new ulong[layer.InputCount];
            for (int unit = 0; unit < vector.Length; unit++)
            {
                BigInteger slope = layer.IntegerSlopes[layer.SlopeIndexOf(unit, pieces[l][unit])];
                if (vector[unit] == 0 || slope.IsZero)
                {
                    continue;
                }

                ulong factor = PrimeField.Multiply(vector[unit], PrimeField.Of(slope));
                int row = layer.OutputRowOf(unit, pieces[l][unit]);
                ReadOnlySpan<int> columns = layer.Columns(row);
                ReadOnlySpan<ulong> weights = _weights[l].AsSpan(layer.StartOf(row), columns.Length);
                for (int k = 0; k < columns.Length; k++)
                {
                    next[columns[k]] = PrimeField.Add(next[columns[k]], PrimeField.Multiply(factor, weights[k]));
                }
            }

            vector = next;
        }

        return vector;
    }

    private int RankInIntegers(byte[][] pieces)
    {
        List<BigInteger> entries = [];
        for (int output = 0; output < _layers[^1].UnitCount; output++)
        {
            BigInteger[] row = ExactForm.Of(_layers, pieces, _layers.Length, output, minus: -1, Rational.Zero).Gradient;
            PrimitiveRow.Reduce(row);
            entries.AddRange(row);
        }

        return IntegerElimination.Rank(new IntegerMatrix(_layers[^1].UnitCount, _layers[0].InputCount, [.. entries]));
    }
}
