using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Bounds for convolutional ReLU networks: Xiong, Huang, Yu, Liu, Zhu, Shao, On the number of linear regions of convolutional
/// neural networks, ICML 2020.</summary>
internal static class ConvolutionBounds
{
    // The sum of a layer is over vectors of one number a position; this many steps take some seconds.
    private const long MostSteps = 20_000_000;

    /// <summary>No more regions than this has one layer: theorem 2.</summary>
    /// <param name="height">The height of the input.</param>
    /// <param name="width">The width of the input.</param>
    /// <param name="channels">The channels of the input.</param>
    /// <param name="layer">The layer.</param>
    /// <returns>The sum of the products of C(filters, t_p) over all vectors t of one number a position p such that any set of positions has
    /// at most as many hyperplanes, t_p each, as it reads inputs; null if there are too many vectors to go through.</returns>
    /// <remarks>The condition says that t_p inputs can be chosen for every position from those that it reads, all different (Hall),
    /// and is decided by augmenting paths.
    /// <para>The theorem says that generic filters attain the sum. Not always: two 2x2 filters p, q on a 3x3 image commute, p * q = q * p,
    /// a linear relation between their eight normals, so they have at most 255 regions and not 256 (docs/constructions.md).</para>
    /// Cost: a path a vector.</remarks>
    /// <exception cref="ArgumentException">A number is not positive, or the filter is larger than the input.</exception>
    public static BigInteger? OneLayer(int height, int width, int channels, ConvolutionLayer layer)
    {
        ConvolutionShape shape = new(height, width, channels, [layer]);
        (int rows, int columns, _) = shape.Sizes[1];
        int[][] reads = new int[rows * columns][];
        for (int p = 0; p < reads.Length; p++)
        {
            int top = p / columns * layer.Stride;
            int left = p % columns * layer.Stride;
            List<int> inputs = [];
            for (int i = 0; i < layer.FilterHeight; i++)
            {
                for (int j = 0; j < layer.FilterWidth; j++)
                {
                    int first = (((top + i) * width) + left + j) * channels;
                    inputs.AddRange(Enumerable.Range(first, channels));
                }
            }

            reads[p] = [.. inputs];
        }

        return new TransversalSum(reads, shape.Inputs, layer.Filters, MostSteps).Compute();
    }

    /// <summary>Theorem 5, upper bound: the most regions of the first layer, times the sums of C(n_l, i) over i up to the number of inputs
    /// for the others.</summary>
    public static RegionBound Upper(ConvolutionShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        (int height, int width, int channels) = shape.Sizes[0];
        BigInteger? value = OneLayer(height, width, channels, shape.Layers[0]);
        for (int l = 2; l < shape.Sizes.Length; l++)
        {
            value *= BinomialSum.UpTo(shape.UnitsOf(l), shape.Inputs);
        }

        return new RegionBound(
            "xiong-2020", BoundKind.Upper, "Xiong et al. 2020",
            "convolutions without padding and pooling, ReLU gates; the sum for a layer must be short enough", value);
    }

    /// <summary>Theorem 5, lower bound: the product of floor(d_l / d_0)^(n_l d_0) over l &lt; L, n_l the positions of layer l, times the
    /// most regions of the last layer on an input of the size that reaches it, but with d_0 channels.</summary>
    /// <remarks>It takes for granted that the last layer attains the sum of <see cref="OneLayer"/>. Where several filters move along both
    /// axes that can be false, so the bound is then <see cref="RegionBound.IsRecalled"/>.</remarks>
    public static RegionBound Lower(ConvolutionShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        int channels = shape.Sizes[0].Channels;
        bool holds = shape.Layers.All(layer => layer.Filters >= channels);
        BigInteger? value = null;
        if (holds)
        {
            (int height, int width, _) = shape.Sizes[^2];
            value = OneLayer(height, width, channels, shape.Layers[^1]);
            for (int l = 1; l < shape.Sizes.Length - 1; l++)
            {
                (int rows, int columns, int filters) = shape.Sizes[l];
                value *= BigInteger.Pow(filters / channels, rows * columns * channels);
            }
        }

        (int lastRows, int lastColumns, int lastFilters) = shape.Sizes[^1];
        return new RegionBound(
            "xiong-2020", BoundKind.Lower, "Xiong et al. 2020",
            "convolutions without padding and pooling, ReLU gates, at least as many filters as input channels; the sum for a layer must be "
                + "short enough; "
            + "not relied on where several filters of the last layer move along both axes", value)
        {
            IsRecalled = lastRows > 1 && lastColumns > 1 && lastFilters > 1,
        };
    }

    /// <summary>Both bounds.</summary>
    public static ImmutableArray<RegionBound> All(ConvolutionShape shape) => [Upper(shape), Lower(shape)];
}
