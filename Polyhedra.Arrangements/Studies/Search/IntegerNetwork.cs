using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>The weights of a ReLU network as small integers in one array, for a search that changes them: unit by unit,
/// the weights and then the bias.</summary>
internal sealed class IntegerNetwork
{
    private readonly Unit[] _units;
    private readonly int[] _widths;
    private readonly int _inputs;

    /// <summary>All weights zero.</summary>
    public IntegerNetwork(int inputs, ReadOnlySpan<int> widths)
    {
        _inputs = inputs;
        _widths = [.. widths];
        List<Unit> units = [];
        int start = 0;
        int fanIn = inputs;
        for (int l = 0; l < widths.Length; l++)
        {
            for (int i = 0; i < widths[l]; i++)
            {
                units.Add(new Unit(l, start, fanIn + 1));
                start += fanIn + 1;
            }

            fanIn = widths[l];
        }

        _units = [.. units];
        Weights = new long[start];
    }

    private IntegerNetwork(IntegerNetwork other)
    {
        _inputs = other._inputs;
        _widths = other._widths;
        _units = other._units;
        Weights = [.. other.Weights];
    }

    /// <summary>All weights and biases.</summary>
    public long[] Weights { get; }

    /// <summary>The number of units.</summary>
    public int UnitCount => _units.Length;

    /// <summary>The number of layers.</summary>
    public int LayerCount => _widths.Length;

    /// <summary>The weights of a unit, the bias last.</summary>
    public Span<long> Row(int unit) => Weights.AsSpan(_units[unit].Start, _units[unit].Length);

    /// <summary>The layer of a unit.</summary>
    public int LayerOf(int unit) => _units[unit].Layer;

    /// <summary>A copy.</summary>
    public IntegerNetwork Copy() => new(this);

    /// <summary>The first layers as a network; there must be at least one.</summary>
    public Network ToNetwork(int layers)
    {
        ImmutableArray<NetworkLayer>.Builder result = ImmutableArray.CreateBuilder<NetworkLayer>(layers);
        int position = 0;
        int fanIn = _inputs;
        for (int l = 0; l < layers; l++)
        {
            Rational[] weights = new Rational[_widths[l] * fanIn];
            Rational[] bias = new Rational[_widths[l]];
            for (int i = 0; i < bias.Length; i++)
            {
                for (int k = 0; k < fanIn; k++)
                {
                    weights[(i * fanIn) + k] = Weights[position++];
                }

                bias[i] = Weights[position++];
            }

            result.Add(new DenseLayer(new RationalMatrix(bias.Length, fanIn, [.. weights]), [.. bias], Activation.Relu));
            fanIn = _widths[l];
        }

        return new Network(result.MoveToImmutable());
    }

    /// <summary>The output of the first layers at a point, in floating point: only to propose with.</summary>
    public double[] Image(int layers, double[] point)
    {
        double[] values = point;
        int position = 0;
        for (int l = 0; l < layers; l++)
        {
            double[] next = new double[_widths[l]];
            for (int i = 0; i < next.Length; i++)
            {
                double sum = 0;
                foreach (double value in values)
                {
                    sum += Weights[position++] * value;
                }

                next[i] = Math.Max(0, sum + Weights[position++]);
            }

            values = next;
        }

        return values;
    }

    private sealed record Unit(int Layer, int Start, int Length);
}
