using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration.Balls;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Bounds;

/// <summary>An upper bound on the number of activation regions that meet a ball: layer by layer, from the forms that can change sign in it.</summary>
/// <remarks>
/// <para>In the manner of R. Zhu, B. Lin, H. Tang (Bounding the number of linear regions in local area for neural networks with ReLU activations, 2020), who send a ball through the layers and
/// count the hyperplanes that meet it; here with bounds that hold (docs/balls.md): for the first layer exactly, for later ones by intervals and by Lipschitz constants around the centre.</para>
/// <para>With u_l forms of layer l not known to have one sign, R(l, d) = sum over j &lt;= min(u_l, d) of C(u_l, j) R(l + 1, d'), where d is a bound on the dimension of the set that the
/// layer sees. For ReLUs d' = min(d, a_l + u_l - j) with a_l units always active (Serra, Tjandraatmadja, Ramalingam, Bounding and counting linear regions of deep neural networks, 2018); else d' =
/// min(d, width).</para>
/// </remarks>
public sealed class BallBound
{
    private readonly ImmutableArray<NetworkLayer> _layers;
    private readonly ImmutableArray<BallLayerStability> _stability;
    private readonly Dictionary<(int, int), BigInteger> _known = [];

    private BallBound(Network network, ImmutableArray<BallLayerStability> stability)
    {
        _layers = network.Layers;
        _stability = stability;
        Value = From(0, network.InputCount);
    }

    /// <summary>The bound.</summary>
    public BigInteger Value { get; }

    /// <summary>For each layer with gates, how many of its forms can change sign.</summary>
    public ImmutableArray<BallLayerStability> Layers =>
        [.. _layers.Zip(_stability).Where(pair => pair.First.HasGates).Select(pair => pair.Second)];

    /// <summary>The bound for a network and a ball.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    /// <remarks>Costs about one exact evaluation and one more pass over the weights.</remarks>
    public static BallBound Of(Network network, Ball ball)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(ball);
        if (network.InputCount != ball.Dimension)
        {
            throw new ArgumentException($"A ball of dimension {ball.Dimension} for a network of {network.InputCount} inputs.", nameof(ball));
        }

        return new BallBound(network, new BallPropagation(network, ball).Run());
    }

    private BigInteger From(int layer, int dimension)
    {
        if (layer == _layers.Length)
        {
            return BigInteger.One;
        }

        if (_known.TryGetValue((layer, dimension), out BigInteger known))
        {
            return known;
        }

        BallLayerStability stability = _stability[layer];
        bool isRelu = _layers[layer] is DenseLayer { Activation: var activation } && activation.Equals(Activation.Relu);
        BigInteger sum = BigInteger.Zero;
        BigInteger binomial = BigInteger.One;
        for (int j = 0; j <= Math.Min(stability.Unstable, dimension); j++)
        {
            int most = isRelu ? stability.Positive + stability.Unstable - j : _layers[layer].UnitCount;
            sum += binomial * From(layer + 1, Math.Min(dimension, most));
            binomial = binomial * (stability.Unstable - j) / (j + 1);
        }

        _known.Add((layer, dimension), sum);
        return sum;
    }
}
