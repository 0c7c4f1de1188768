using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The sizes of a convolutional ReLU network without padding and pooling. Immutable.</summary>
internal sealed class ConvolutionShape
{
    /// <summary>A network from the size of its input and its layers.</summary>
    /// <exception cref="ArgumentException">There is no layer, a number is not positive,
    /// or a filter is larger than what it reads.</exception>
    public ConvolutionShape(int height, int width, int channels, ImmutableArray<ConvolutionLayer> layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (layers.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A network has at least one layer.", nameof(layers));
        }

        ImmutableArray<(int Height, int Width, int Channels)>.Builder sizes = ImmutableArray.CreateBuilder<(int, int, int)>(
            layers.Length + 1);
        sizes.Add((height, width, channels));
        foreach (ConvolutionLayer layer in layers)
        {
            (int above, int beside, _) = sizes[^1];
            if (layer.FilterHeight < 1 || layer.FilterWidth < 1 || layer.Filters < 1 || layer.Stride < 1)
            {
                throw new ArgumentException("A convolution has positive sizes.", nameof(layers));
            }

            if (layer.FilterHeight > above || layer.FilterWidth > beside)
            {
                throw new ArgumentException(
                    $"A filter of {layer.FilterHeight} x {layer.FilterWidth} does not fit into {above} x {beside}.", nameof(layers));
            }

            sizes.Add(
                (((above - layer.FilterHeight) / layer.Stride) + 1, ((beside - layer.FilterWidth) / layer.Stride) + 1, layer.Filters));
        }

        Layers = layers;
        Sizes = sizes.MoveToImmutable();
    }

    /// <summary>The layers.</summary>
    public ImmutableArray<ConvolutionLayer> Layers { get; }

    /// <summary>Heights, widths and channels of the input and of the output of every layer.</summary>
    public ImmutableArray<(int Height, int Width, int Channels)> Sizes { get; }

    /// <summary>The number of inputs.</summary>
    public int Inputs => UnitsOf(0);

    /// <summary>The number of values of the input (0) or of a layer's output (1, 2, ...).</summary>
    public int UnitsOf(int layer) => checked(Sizes[layer].Height * Sizes[layer].Width * Sizes[layer].Channels);
}
