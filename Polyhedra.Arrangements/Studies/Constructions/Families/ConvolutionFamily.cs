using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions.Layers;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Families;

/// <summary>Convolutional ReLU networks, written as dense layers: the first ones fold every channel at every place, the last one cuts by
/// kernels in general position. Inputs and outputs of layers stand row by row, column by column, and last channel by channel.</summary>
internal static class ConvolutionFamily
{
    private const string ImageName = "image";
    private const string FiltersName = "filters";
    private const string EpsilonName = "eps";
    private const string DefaultEpsilon = "1/128";

    // The terms of the formula double with every place, at least.
    private const int MaxLastPlaces = 24;

    public static ConstructionFamily Xiong { get; } = new()
    {
        Name = "xiong",
        Summary = "A convolutional network without padding: filters that read one pixel fold it, those of the last layer cut in general "
            + "position.",
        Source = "Xiong, Huang, Yu, Liu, Zhu and Shao 2020, Theorems 2 and 5; the weights are our own, and docs/constructions.md has a "
            + "case that the formula overrates",
        Formula = "R * prod_{l<L} floor(n_l / c)^(places_l c), c input channels, n_l filters a layer, R = sum over t in K of "
            + "prod_places C(n_L, t_place), "
            + "K = {t : over any places, sum t <= the inputs that they read}",
        Condition = "no layer before the last has fewer filters than the input has channels: n_l >= c; every filter fits into what it "
            + "reads",
        Definition = RegionDefinition.Activation,
        Parameters =
        [
            new ParameterDescription(ImageName, "HxWxC, height, width and channels of the input: 1x3x1"),
            new ParameterDescription(
                FiltersName, "HxWxN or HxWxN/S for every layer, height, width and number of its filters, and its stride: 1x2x2,1x2x3"),
            new ParameterDescription(
                EpsilonName, "how far the hyperplanes of the last layer miss the centre of the cube, at first", DefaultEpsilon),
        ],
        HasOrientation = true,
        Plan = Build,
    };

    private static Construction Build(FamilyArguments arguments)
    {
        ConvolutionShape shape = ReadShape(arguments);
        Rational epsilon = ReadEpsilon(arguments);
        int channels = shape.Sizes[0].Channels;
        int depth = shape.Layers.Length;

        LayerStack stack = new(shape.Inputs);
        BigInteger claim = BigInteger.One;
        for (int l = 1; l < depth; l++)
        {
            (int height, int width, int filters) = shape.Sizes[l];
            Fold fold = Fold.Montufar(filters / channels);

            // The first place of a window, all channels.
            stack.Fold(filters, [.. Windows(shape, l).Select(window =>
                Enumerable.Range(0, channels).Select(c => ((window[0] * channels) + c, fold)).ToArray())]);
            claim *= BigInteger.Pow(filters / channels, height * width * channels);
        }

        (int lastHeight, int lastWidth, _) = shape.Sizes[depth - 1];
        ConvolutionLayer last = shape.Layers[^1];
        (int lastRows, int lastColumns, _) = shape.Sizes[depth];
        BigInteger? cells =
            lastRows * lastColumns > MaxLastPlaces ? null : ConvolutionBounds.OneLayer(lastHeight, lastWidth, channels, last);
        arguments.Require(cells is not null, "the formula of the last layer has too many terms; smaller images are built");

        IReadOnlyList<int[]> windows = Windows(shape, depth);
        int inputs = lastHeight * lastWidth * channels;
        Rational[][] kernels = ConvolutionKernels.Choose(
            windows[0].Length * channels, last.Filters, epsilon, arguments.IsOriented, inputs,
            rows => Place(rows, windows, channels, inputs), cells!.Value);
        stack.Dense(Place(kernels, windows, channels, inputs), Activation.Relu);
        return arguments.Result(stack.ToNetwork(), claim * cells.Value) with { Convolution = shape };
    }

    // The places of the layer before that each place of a layer (from 1) reads, in the order of a filter's entries; places are numbered
    // row by row.
    private static IReadOnlyList<int[]> Windows(ConvolutionShape shape, int layer)
    {
        ConvolutionLayer filter = shape.Layers[layer - 1];
        int inputWidth = shape.Sizes[layer - 1].Width;
        (int height, int width, _) = shape.Sizes[layer];
        return
        [
            .. Enumerable.Range(0, height * width).Select(place =>
            {
                int top = place / width * filter.Stride;
                int left = place % width * filter.Stride;
                return Enumerable.Range(0, filter.FilterHeight * filter.FilterWidth).Select(entry =>
                    ((top + (entry / filter.FilterWidth)) * inputWidth) + left + (entry % filter.FilterWidth)).ToArray();
            }),
        ];
    }

    // The same kernels at every place; the entries of a kernel stand as those of a window, channel by channel.
    private static IEnumerable<Rational[]> Place(Rational[][] kernels, IReadOnlyList<int[]> windows, int channels, int inputs)
    {
        foreach (int[] window in windows)
        {
            foreach (Rational[] kernel in kernels)
            {
                Rational[] row = new Rational[inputs + 1];
                for (int entry = 0; entry + 1 < kernel.Length; entry++)
                {
                    row[(window[entry / channels] * channels) + (entry % channels)] = kernel[entry];
                }

                row[^1] = kernel[^1];
                yield return row;
            }
        }
    }

    private static ConvolutionShape ReadShape(FamilyArguments arguments)
    {
        string imageText = arguments.Text(ImageName) ?? throw arguments.Missing(ImageName);
        string[] filterTexts = (arguments.Text(FiltersName) ?? throw arguments.Missing(FiltersName)).Split(',');
        int[] image = ReadSizes(arguments, ImageName, "HxWxC", imageText);
        ImmutableArray<ConvolutionLayer> layers = [.. filterTexts.Select(text => ReadLayer(arguments, text))];
        arguments.Require(
            (double)image[0] * image[1] * image[2] <= ConstructionFamily.MaxInputCount,
            $"at most {ConstructionFamily.MaxInputCount} inputs are built");

        int height = image[0];
        int width = image[1];
        int channels = image[2];
        List<int> units = [];
        for (int l = 1; l <= layers.Length; l++)
        {
            ConvolutionLayer layer = layers[l - 1];
            arguments.Require(
                layer.FilterHeight <= height && layer.FilterWidth <= width,
                $"without padding every filter fits into what it reads; layer {l} has {layer.FilterHeight}x{layer.FilterWidth} filters "
                    + $"on {height}x{width}");
            arguments.Require(
                l == layers.Length || layer.Filters >= channels,
                $"no layer before the last has fewer filters than the input has channels, which are {channels}; layer {l} has "
                    + $"{layer.Filters}");
            height = ((height - layer.FilterHeight) / layer.Stride) + 1;
            width = ((width - layer.FilterWidth) / layer.Stride) + 1;

            // At most 64 places.
            units.Add((int)Math.Min(int.MaxValue, (long)height * width * layer.Filters));
        }

        arguments.CheckSize(image[0] * image[1] * channels, units);
        return new ConvolutionShape(image[0], image[1], channels, layers);
    }

    private static ConvolutionLayer ReadLayer(FamilyArguments arguments, string text)
    {
        const string Form = "HxWxN or HxWxN/S, separated by commas";
        string[] parts = text.Split('/');
        int[] sizes = parts.Length <= 2
            ? ReadSizes(arguments, FiltersName, Form, parts[0])
            : throw arguments.Malformed(FiltersName, Form, text);
        int stride = parts.Length == 2 ? ReadPositive(arguments, FiltersName, Form, parts[1]) : 1;
        return new ConvolutionLayer(sizes[0], sizes[1], sizes[2], stride);
    }

    private static int[] ReadSizes(FamilyArguments arguments, string name, string form, string text)
    {
        string[] parts = text.Split('x');
        return parts.Length == 3
            ? [.. parts.Select(part => ReadPositive(arguments, name, form, part))]
            : throw arguments.Malformed(name, form, text);
    }

    private static int ReadPositive(FamilyArguments arguments, string name, string form, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw arguments.Malformed(name, $"{form} with positive integers", text);

    private static Rational ReadEpsilon(FamilyArguments arguments)
    {
        string text = arguments.Text(EpsilonName) ?? DefaultEpsilon;
        if (!Rational.TryParse(text, out Rational epsilon, out _))
        {
            throw arguments.Malformed(EpsilonName, "a rational number", text);
        }

        arguments.Require(epsilon > Rational.Zero, $"{EpsilonName} is positive, not {epsilon}");
        return epsilon;
    }
}
