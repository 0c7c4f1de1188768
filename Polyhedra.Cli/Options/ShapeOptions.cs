using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Cli.Options;

/// <summary>Shapes of networks as they are given on the command line.</summary>
internal static class ShapeOptions
{
    /// <summary>The most units that a shape may have: binomial coefficients of so many still take seconds only.</summary>
    public const int MostUnits = 4096;

    private const string Activations = "relu, leaky_relu, abs, hardtanh, relu6 or maxout:K";

    /// <summary>The shape of layers with one activation.</summary>
    /// <exception cref="UsageException">There is no such activation.</exception>
    /// <exception cref="BadInputException">There are too many units.</exception>
    public static NetworkShape Dense(string activation, int inputs, int[] widths)
    {
        CheckUnits("--widths", widths.Sum(width => (long)width));
        if (activation.StartsWith("maxout:", StringComparison.Ordinal))
        {
            int rank = OptionValue.CountUpTo(Activation.MaxPieceCount)("--activation maxout", activation["maxout:".Length..]);
            return NetworkShape.Maxout(rank, inputs, widths);
        }

        Activation gates = activation switch
        {
            "relu" => Activation.Relu,
            "abs" => Activation.Abs,
            "hardtanh" => Activation.HardTanh,
            "relu6" => Activation.Relu6,
            "leaky_relu" => Activation.LeakyRelu(2),
            _ => throw OptionValue.Expected("--activation", Activations, activation),
        };
        return NetworkShape.Dense(gates, inputs, widths);
    }

    /// <summary>The input of a convolutional network: <c>HxWxC</c>.</summary>
    /// <exception cref="UsageException">A text is not of this form.</exception>
    public static int[]? Input(string option, string text) => Sizes(option, "HxWxC", text);

    /// <summary>The layers of a convolutional network: filters <c>HxWxN</c> or <c>HxWxN/S</c> separated by commas.</summary>
    /// <exception cref="UsageException">A text is not of this form.</exception>
    public static ImmutableArray<ConvolutionLayer>? Filters(string option, string text) =>
        [.. text.Split(',').Select(filter => Filter(option, filter))];

    /// <summary>The shape of a convolutional network.</summary>
    /// <exception cref="BadInputException">The sizes do not fit, or there are too many units.</exception>
    public static ConvolutionShape Convolution(int[] size, ImmutableArray<ConvolutionLayer> layers)
    {
        try
        {
            ConvolutionShape shape = new(size[0], size[1], size[2], layers);
            CheckUnits("--filters", Enumerable.Range(0, shape.Sizes.Length).Max(shape.UnitsOf));
            CheckUnits("--filters", Enumerable.Range(1, shape.Layers.Length).Sum(l => (long)shape.UnitsOf(l)));
            return shape;
        }
        catch (ArgumentException problem)
        {
            throw new BadInputException($"--filters: {problem.Message.Split(" (Parameter")[0]}", problem);
        }
        catch (OverflowException problem)
        {
            throw new BadInputException($"--filters: expected at most {MostUnits} units", problem);
        }
    }

    /// <summary>Refuses what is too large for exact bounds.</summary>
    /// <exception cref="BadInputException">There are too many units.</exception>
    public static void CheckUnits(string place, long units)
    {
        if (units > MostUnits)
        {
            throw new BadInputException($"{place}: expected at most {MostUnits} units in all, got {units}");
        }
    }

    private static ConvolutionLayer Filter(string option, string text)
    {
        const string Form = "HxWxN or HxWxN/S, separated by commas";
        string[] parts = text.Split('/');
        if (parts.Length > 2)
        {
            throw OptionValue.Expected(option, Form, text);
        }

        int[] size = Sizes(option, Form, parts[0]);
        return new ConvolutionLayer(size[0], size[1], size[2], parts.Length == 2 ? OptionValue.Count($"{option} stride", parts[1]) : 1);
    }

    private static int[] Sizes(string option, string form, string text)
    {
        string[] parts = text.Split('x');
        return parts.Length == 3
            ? [.. parts.Select(part => OptionValue.Count(option, part))]
            : throw OptionValue.Expected(option, form, text);
    }
}
