using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>An upper bound on the number of activation regions that meet a ball: layer by layer,
/// from the forms that can change sign in it.</summary>
/// <remarks>
/// <para>In the manner of R. Zhu, B. Lin, H. Tang (Bounding the number of linear regions in local area for neural networks with ReLU
/// activations, 2020), who send a ball through the layers and count the hyperplanes that meet it; here with bounds that hold
/// (docs/balls.md): for the first layer exactly, for later ones by intervals and by Lipschitz constants around the centre.</para>
/// <para>ReLU networks: the stability-aware <see cref="RankRecursion"/>. Others: inside a cell of the layers before, a layer with u forms
/// that can change sign, on an image of dimension d, makes at most sum over j &lt;= min(u, d) of C(u, j) parts; the product over the
/// layers, where d is the least of the number of inputs and the widths before.</para>
/// </remarks>
internal sealed class BallBound
{
    private readonly ImmutableArray<NetworkLayer> _layers;
    private readonly ImmutableArray<BallLayerStability> _stability;

    private BallBound(Network network, ImmutableArray<BallLayerStability> stability)
    {
        _layers = network.Layers;
        _stability = stability;
        NetworkShape shape = NetworkShape.Of(network);
        Value = shape.IsAll(GateKind.Relu)
            ? RankRecursion.For(
                shape, [.. Layers.Select(layer => new LayerStability(layer.Positive, layer.NotPositive, 0, layer.Unstable))])
                .From(0, network.InputCount)
            : Product(network.InputCount);
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
            throw new ArgumentException(
                $"A ball of dimension {ball.Dimension} for a network of {network.InputCount} inputs.", nameof(ball));
        }

        return new BallBound(network, new BallPropagation(network, ball).Run());
    }

    private BigInteger Product(int dimension)
    {
        BigInteger product = BigInteger.One;
        for (int l = 0; l < _layers.Length; l++)
        {
            BigInteger sum = BigInteger.Zero;
            BigInteger binomial = BigInteger.One;
            int forms = _stability[l].Unstable;
            for (int j = 0; j <= Math.Min(forms, dimension); j++)
            {
                sum += binomial;
                binomial = binomial * (forms - j) / (j + 1);
            }

            product *= sum;
            dimension = Math.Min(dimension, _layers[l].UnitCount);
        }

        return product;
    }
}
