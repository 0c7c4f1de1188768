using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>Looks at a network around single points. Immutable.</summary>
public sealed class LocalAnalyzer
{
    private readonly ScaledLayer[] _layers;
    private readonly JacobianRank _ranks;
    private readonly PatternEvaluator _patterns;
    private readonly Network _network;

    /// <summary>An analyzer of a network.</summary>
    public LocalAnalyzer(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _layers = [.. network.Layers.Select(layer => new ScaledLayer(layer))];
        _ranks = new JacobianRank(_layers);
        _patterns = new PatternEvaluator(network, _layers);
    }

    /// <summary>The measures at a point.</summary>
    /// <exception cref="ArgumentException">The point's length is not the number of inputs.</exception>
    /// <remarks>Cost: for widths w and n inputs about sum of w_(l-1) w_l n floating-point operations from the second layer on, and a few
    /// exact products of a vector with each layer.</remarks>
    public LocalMeasures At(ImmutableArray<Rational> point)
    {
        ImmutableArray<Rational> still = [.. Enumerable.Repeat(Rational.Zero, _network.InputCount)];
        ImmutableArray<byte> pattern = _patterns.PatternAt(point, still);
        byte[][] pieces = new byte[_layers.Length][];
        int gate = 0;
        for (int l = 0; l < pieces.Length; l++)
        {
            pieces[l] = new byte[_layers[l].UnitCount];
            foreach (int unit in _layers[l].GateUnits)
            {
                pieces[l][unit] = pattern[gate++];
            }
        }

        return new LocalMeasures(_layers, _ranks, pieces, point);
    }
}
