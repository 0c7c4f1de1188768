using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Polyhedra.Arrangements.Constructions.Layers;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Constructions.Families;

/// <summary>Convolutional ReLU networks, written as dense layers: the first ones fold every channel at every place, the last one has kernels in general
/// position.</summary>
internal static class ConvolutionFamily
{
    private const string ImageName = "image";
    private const string ChannelsName = "channels";
    private const string FiltersName = "filters";
    private const string StridesName = "strides";
    private const string EpsilonName = "eps";

    public static ConstructionFamily Xiong { get; } = new()
    {
        Name = "xiong",
        Summary = "A convolutional network without padding: filters that read one pixel fold it, those of the last layer cut in general position.",
        Source = "Xiong, Huang, Yu, Liu, Zhu and Shao 2020, Theorems 2 and 5; the weights are our own",
        Formula = "R * prod_{l<L} floor(n_l / c)^(places_l c), c input channels, n_l filters a layer, R = sum over t in K of prod_places C(n_L, t_place), "
            + "K = {t : over any places, sum t <= the inputs that they read}",
        Condition = "no layer has fewer filters than the input has channels: n_l >= c; every filter fits into what it reads",
        Definition = RegionDefinition.Activation,
        Parameters =
        [
            new ParameterDescription(ImageName, "ROWSxCOLUMNS of the input, 1x3"),
            new ParameterDescription(FiltersName, "ROWSxCOLUMNS of every layer's filters, 1x2,1x2"),
            new ParameterDescription(FamilyArguments.WidthsName, "n_1,...,n_L, the number of filters of every layer"),
            new ParameterDescription(ChannelsName, "c, the channels of the input", "1"),
            new ParameterDescription(StridesName, "every layer's stride", "1,...,1"),
            new ParameterDescription(EpsilonName, "how far the hyperplanes of the last layer miss the centre; 1/8 is too far", "1/128"),
            new ParameterDescription(FamilyArguments.InputsName, "n0 = ROWS * COLUMNS * c, if given", "from the image"),
        ],
        HasOrientation = true,
        Plan = Build,
    };

    private static Construction Build(FamilyArguments arguments)
    {
        ConvolutionShape shape = ReadShape(arguments);
        Rational epsilon = ReadEpsilon(arguments);
        int channels = shape.Channels;
        int depth = shape.Layers.Length;
        int[] places = [.. Enumerable.Range(0, depth + 1).Select(l => shape.SizeAfter(l).Rows * shape.SizeAfter(l).Columns)];
        arguments.CheckSize(shape.InputCount, Enumerable.Range(0, depth).Select(l => places[l + 1] * shape.Layers[l].Filters));

        LayerStack stack = new(shape.InputCount);
        BigInteger claim = BigInteger.One;
        for (int l = 1; l < depth; l++)
        {
            int filters = shape.Layers[l - 1].Filters;
            Fold fold = Fold.Montufar(filters / channels);

            // The first place of a window, all channels.
            stack.Fold(filters, [.. shape.Windows(l).Select(window =>
                Enumerable.Range(0, channels).Select(c => ((window[0] * channels) + c, fold)).ToArray())]);
            claim *= BigInteger.Pow(filters / channels, places[l] * channels);
        }

        IReadOnlyList<int[]> last = shape.Windows(depth);
        int lastFilters = shape.Layers[^1].Filters;
        BigInteger? cells = ConvolutionCells.Count(last, channels, lastFilters);
        arguments.Require(cells is not null, "the formula of the last layer has too many terms: smaller images, or larger strides, are built");
        int lastInputs = places[depth - 1] * channels;
        Rational[][] kernels = ConvolutionKernels.Choose(
            last[0].Length * channels, lastFilters, epsilon, arguments.IsOriented, lastInputs, rows => Place(rows, last, channels, lastInputs), cells!.Value);
        stack.Dense(Place(kernels, last, channels, lastInputs), Activation.Relu);
        return arguments.Result(stack.ToNetwork(), claim * cells.Value) with { Convolution = shape };
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
        ImmutableArray<int> counts = arguments.Widths;
        (int rows, int columns) = ReadSize(arguments, ImageName, arguments.Text(ImageName) ?? throw arguments.Missing(ImageName));
        int channels = arguments.Text(ChannelsName) is null ? 1 : arguments.Integer(ChannelsName);
        string[] filters = (arguments.Text(FiltersName) ?? throw arguments.Missing(FiltersName)).Split(',');
        string strideText = arguments.Text(StridesName) ?? string.Join(',', Enumerable.Repeat("1", counts.Length));
        int[] strides = [.. strideText.Split(',').Select(text => ReadPositive(arguments, StridesName, text))];
        arguments.Require(
            filters.Length == counts.Length && strides.Length == counts.Length,
            $"every layer has its number of filters, their size and their stride; there are {counts.Length}, {filters.Length} and {strides.Length}");
        arguments.Require((long)rows * columns * channels <= ConstructionFamily.MaxInputCount, $"at most {ConstructionFamily.MaxInputCount} inputs are built");

        ConvolutionShape shape = new(rows, columns, channels, [.. counts.Select((count, l) =>
        {
            (int filterRows, int filterColumns) = ReadSize(arguments, FiltersName, filters[l]);
            return new ConvolutionLayerShape(filterRows, filterColumns, strides[l], count);
        })]);
        for (int l = 1; l <= counts.Length; l++)
        {
            (int above, int beside) = shape.SizeAfter(l - 1);
            ConvolutionLayerShape layer = shape.Layers[l - 1];
            arguments.Require(
                layer.FilterRows <= above && layer.FilterColumns <= beside,
                $"without padding every filter fits into what it reads; layer {l} has {layer.FilterRows}x{layer.FilterColumns} filters on {above}x{beside}");
            arguments.Require(
                l == counts.Length || layer.Filters >= channels,
                $"no layer before the last has fewer filters than the input has channels, which are {channels}; layer {l} has {layer.Filters}");
        }

        int inputs = arguments.InputsIfGiven ?? shape.InputCount;
        arguments.Require(inputs == shape.InputCount, $"{rows}x{columns} places of {channels} channels are {shape.InputCount} inputs, not {inputs}");
        return shape;
    }

    private static (int Rows, int Columns) ReadSize(FamilyArguments arguments, string name, string text)
    {
        string[] parts = text.Split('x');
        return parts.Length == 2
            ? (ReadPositive(arguments, name, parts[0]), ReadPositive(arguments, name, parts[1]))
            : throw arguments.Malformed(name, "ROWSxCOLUMNS", text);
    }

    private static int ReadPositive(FamilyArguments arguments, string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw arguments.Malformed(name, "positive integers", text);

    private static Rational ReadEpsilon(FamilyArguments arguments)
    {
        string text = arguments.Text(EpsilonName) ?? "1/128";
        if (!Rational.TryParse(text, out Rational epsilon, out _))
        {
            throw arguments.Malformed(EpsilonName, "a rational number", text);
        }

        arguments.Require(epsilon > Rational.Zero, $"{EpsilonName} is positive, not {epsilon}");
        return epsilon;
    }
}
