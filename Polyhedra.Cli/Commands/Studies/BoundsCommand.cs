using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra bounds</c>: what is known beforehand about the number of regions of a shape or of a network.</summary>
internal sealed class BoundsCommand : CliCommand
{
    private const long MostListed = 100_000;
    private readonly InputOptions _input = new(canSlice: false)
    {
        Network = new NetworkOptions
        {
            File = new("NETWORK")
            {
                Description = "A network file (polyhedra-network/1 or .nnet), instead of a shape.",
                Arity = ArgumentArity.ZeroOrOne,
            },
        },
    };

    private readonly WalkOptions _walk = new(hasEngine: false)
    {
        MaxRegions = { Description = "List at most N regions at a time; 100000 if absent." },
        Timeout = { Description = "Stop a list after this time." },
    };

    private readonly ReportOptions _report = new();
    private readonly TypedOption<int?> _inputs = new(
        "--inputs", "N0", "The number of inputs of a shape.", (name, text) => OptionValue.Count(name, text));

    private readonly TypedOption<int[]?> _widths = new(
        "--widths", "A,B,...", "The units of every layer of gates: 16,16.", OptionValue.Counts);

    private readonly TextOption _activation = new(
        "--activation", "NAME", "relu (the default), leaky_relu, abs, hardtanh, relu6 or maxout:K.");

    private readonly TypedOption<int[]?> _inputShape = new(
        "--input-shape", "HxWxC", "The input of a convolutional network.", ShapeOptions.Input);

    private readonly TypedOption<ImmutableArray<ConvolutionLayer>?> _filters = new(
        "--filters", "HxWxN,...", "Its filters, layer by layer, with a stride: 1x2x3,2x2x4/2.", ShapeOptions.Filters);

    public BoundsCommand(CliContext context)
        : base("bounds", "Print the known bounds on the number of regions of an architecture, or of a network in a domain.", context) =>
        Take([.. _input.Symbols, _inputs, _widths, _activation, _inputShape, _filters, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        bool isNetwork = parsed.GetValue(_input.Network.File) is not null;
        bool isShape = AnyGiven(parsed, _inputs, _widths, _activation);
        bool isConvolution = AnyGiven(parsed, _inputShape, _filters);
        if (((isShape ? 1 : 0) + (isConvolution ? 1 : 0) + (isNetwork ? 1 : 0)) != 1)
        {
            throw new UsageException("bounds: expected a NETWORK, or --inputs and --widths, or --input-shape and --filters");
        }

        if (!isNetwork && AnyGiven(parsed, [.. _input.Symbols.OfType<Option>(), .. _walk.Symbols.Cast<Option>()]))
        {
            throw new UsageException("bounds: a domain, budgets and a reading rule go with a NETWORK only");
        }

        ReportTarget target = _report.Open(parsed, run);
        try
        {
            return target.Finish(isConvolution ? OfConvolution(parsed) : isShape ? OfShape(parsed) : OfNetwork(parsed, run));
        }
        catch (OperationCanceledException)
        {
            run.Tell("no bounds were printed: stopped by an interrupt");
            return ExitCode.Interrupted;
        }
    }

    private static bool AnyGiven(ParseResult parsed, params Option[] options) =>
        Array.Exists(options, option => OptionGroup.IsGiven(parsed, option));

    private static T Needed<T>(T? value, Option option) =>
        value ?? throw new UsageException($"bounds: {option.Name} is missing (see polyhedra bounds --help)");

    private BoundsReport OfShape(ParseResult parsed)
    {
        int inputs = Needed(_inputs.In(parsed), _inputs)!.Value;
        int[] widths = Needed(_widths.In(parsed), _widths);
        string activation = parsed.GetValue(_activation) ?? "relu";
        NetworkShape shape = ShapeOptions.Dense(activation, inputs, widths);
        return new BoundsReport(shape.Inputs, [.. widths], UpperBounds.All(shape)) { Lower = LowerBounds.All(shape), Gates = activation };
    }

    private BoundsReport OfConvolution(ParseResult parsed)
    {
        int[] input = Needed(_inputShape.In(parsed), _inputShape);
        ConvolutionShape shape = ShapeOptions.Convolution(input, Needed(_filters.In(parsed), _filters)!.Value);
        ImmutableArray<int> widths = [.. Enumerable.Range(1, shape.Layers.Length).Select(shape.UnitsOf)];

        // A convolution is a dense layer, so what no dense network exceeds it does not exceed either.
        ImmutableArray<RegionBound> dense = UpperBounds.All(NetworkShape.Relu(shape.Inputs, widths.AsSpan()));
        return new BoundsReport(shape.Inputs, widths, dense.Add(ConvolutionBounds.Upper(shape)))
        {
            Lower = [ConvolutionBounds.Lower(shape)],
            Gates = "relu",
        };
    }

    private BoundsReport OfNetwork(ParseResult parsed, Runner run)
    {
        NetworkDescription network = _input.Network.Read(parsed);
        ShapeOptions.CheckUnits(network.Path, network.Network.Layers.Sum(layer => (long)layer.UnitCount));
        RegionInput input = OptionValue.Input(network, parsed.GetValue(_input.Domain) ?? "all");
        EnumerationBudget budget = _walk.Budget(parsed);
        budget = budget with { MaxRegions = budget.MaxRegions ?? MostListed };
        return run.Work((progress, cancellation) => NetworkBounds.Of(input, budget with { Progress = progress }, cancellation));
    }
}
