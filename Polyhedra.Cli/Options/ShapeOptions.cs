using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Options;

/// <summary>Shapes of networks as they are given on the command line.</summary>
internal static class ShapeOptions
{
    /// <summary>The most units that a shape may have: binomial coefficients of so many still take seconds only.</summary>
    public const int MostUnits = 4096;

    private const string Activations = "relu, leaky_relu, abs, hardtanh, relu6 or maxout:K";

    /// <summary>A list of positive integers: <c>3,3</c>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int[] Widths(string text) => [.. text.Split(',').Select(part => Count("--widths", part))];

    /// <summary>A positive integer.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int Count(string option, string text) => (int)OptionValue.Positive(option, text, int.MaxValue)!.Value;

    /// <summary>The shape of layers with one activation.</summary>
    /// <exception cref="UsageException">There is no such activation.</exception>
    /// <exception cref="BadInputException">There are too many units.</exception>
    public static NetworkShape Dense(string activation, int inputs, int[] widths)
    {
        CheckUnits("--widths", widths.Sum(width => (long)width));
        if (activation.StartsWith("maxout:", StringComparison.Ordinal))
        {
            int rank = (int)(OptionValue.Positive("--activation maxout", activation["maxout:".Length..], Activation.MaxPieceCount) ?? 1);
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

    /// <summary>The shape of convolutional layers: an input <c>HxWxC</c>, filters <c>HxWxN</c> or <c>HxWxN/S</c> separated by commas.</summary>
    /// <exception cref="UsageException">A text is not of this form.</exception>
    /// <exception cref="BadInputException">The sizes do not fit, or there are too many units.</exception>
    public static ConvolutionShape Convolution(string input, string filters)
    {
        int[] size = Sizes("--input-shape", "HxWxC", input);
        ImmutableArray<ConvolutionLayer>.Builder layers = ImmutableArray.CreateBuilder<ConvolutionLayer>();
        foreach (string text in filters.Split(','))
        {
            string[] parts = text.Split('/');
            if (parts.Length > 2)
            {
                throw OptionValue.Expected("--filters", "HxWxN or HxWxN/S, separated by commas", text);
            }

            int[] filter = Sizes("--filters", "HxWxN or HxWxN/S, separated by commas", parts[0]);
            layers.Add(new ConvolutionLayer(filter[0], filter[1], filter[2], parts.Length == 2 ? Count("--filters stride", parts[1]) : 1));
        }

        try
        {
            ConvolutionShape shape = new(size[0], size[1], size[2], layers.ToImmutable());
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

    private static int[] Sizes(string option, string form, string text)
    {
        string[] parts = text.Split('x');
        return parts.Length == 3 ? [.. parts.Select(part => Count(option, part))] : throw OptionValue.Expected(option, form, text);
    }
}
