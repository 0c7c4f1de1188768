using System.Collections.Immutable;
using System.CommandLine;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra bounds</c>: what is known beforehand about the number of regions of a shape or of a network.</summary>
internal static class BoundsCommand
{
    private const long MostListed = 100_000;

    public static Command Create(CliContext context)
    {
        Argument<string?> network = new("NETWORK")
        {
            Description = "A network file (polyhedra-network/1 or .nnet), instead of a shape.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> inputs = new("--inputs") { Description = "The number of inputs of a shape.", HelpName = "N0" };
        Option<string?> widths = new("--widths") { Description = "The units of every layer of gates: 16,16.", HelpName = "A,B,..." };
        Option<string?> activation = new("--activation")
        {
            Description = "relu (the default), leaky_relu, abs, hardtanh, relu6 or maxout:K.",
            HelpName = "NAME",
        };
        Option<string?> inputShape = new("--input-shape") { Description = "The input of a convolutional network.", HelpName = "HxWxC" };
        Option<string?> filters = new("--filters") { Description = "Its filters, layer by layer, with a stride: 1x2x3,2x2x4/2.", HelpName = "HxWxN,..." };
        Option<string?> domain = CommonOptions.Domain();
        Option<string?> maxRegions = new("--max-regions") { Description = "List at most N regions at a time; 100000 if absent.", HelpName = "N" };
        Option<string?> timeout = new("--timeout") { Description = "Stop a list after this time.", HelpName = "SECONDS" };
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("bounds", "Print the known bounds on the number of regions of an architecture, or of a network in a domain.")
        {
            network, inputs, widths, activation, inputShape, filters, domain, maxRegions, timeout, numbers, normalise, json, output,
        };
        command.SetAction(parsed =>
        {
            bool isShape = parsed.GetValue(inputs) is not null || parsed.GetValue(widths) is not null || parsed.GetValue(activation) is not null;
            bool isConvolution = parsed.GetValue(inputShape) is not null || parsed.GetValue(filters) is not null;
            bool isNetwork = parsed.GetValue(network) is not null;
            bool hasNetworkOptions = parsed.GetValue(domain) is not null || parsed.GetValue(maxRegions) is not null || parsed.GetValue(timeout) is not null
                || parsed.GetValue(numbers) is not null || parsed.GetValue(normalise);
            if ((isShape ? 1 : 0) + (isConvolution ? 1 : 0) + (isNetwork ? 1 : 0) != 1)
            {
                throw new UsageException("bounds: expected a NETWORK, or --inputs and --widths, or --input-shape and --filters");
            }

            if (hasNetworkOptions && !isNetwork)
            {
                throw new UsageException("bounds: a domain, budgets and a reading rule go with a NETWORK only");
            }

            EnumerationBudget budget = new()
            {
                MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)) ?? MostListed,
                Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(timeout)),
            };
            BoundsReport Report() => isConvolution
                ? OfConvolution(Needed(parsed.GetValue(inputShape), "--input-shape"), Needed(parsed.GetValue(filters), "--filters"))
                : isShape
                    ? OfShape(Needed(parsed.GetValue(inputs), "--inputs"), Needed(parsed.GetValue(widths), "--widths"), parsed.GetValue(activation) ?? "relu")
                    : OfNetwork(
                        NetworkDescription.Read(parsed.GetValue(network)!, OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise)),
                        parsed.GetValue(domain) ?? "all", budget, context);

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            BoundsReport report;
            try
            {
                report = Report();
            }
            catch (OperationCanceledException)
            {
                context.Tell("no bounds were printed: stopped by an interrupt");
                return ExitCode.Interrupted;
            }

            target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }

    private static string Needed(string? value, string option) =>
        value ?? throw new UsageException($"bounds: {option} is missing (see polyhedra bounds --help)");

    private static BoundsReport OfShape(string inputs, string widths, string activation)
    {
        int[] layers = ShapeOptions.Widths(widths);
        NetworkShape shape = ShapeOptions.Dense(activation, ShapeOptions.Count("--inputs", inputs), layers);
        return new BoundsReport(shape.Inputs, [.. layers], UpperBounds.All(shape)) { Lower = LowerBounds.All(shape), Gates = activation };
    }

    private static BoundsReport OfConvolution(string input, string filters)
    {
        ConvolutionShape shape = ShapeOptions.Convolution(input, filters);
        ImmutableArray<int> widths = [.. Enumerable.Range(1, shape.Layers.Length).Select(shape.UnitsOf)];

        // A convolution is a dense layer, so what no dense network exceeds it does not exceed either.
        return new BoundsReport(shape.Inputs, widths, [.. UpperBounds.All(NetworkShape.Relu(shape.Inputs, widths.AsSpan())), ConvolutionBounds.Upper(shape)])
        {
            Lower = [ConvolutionBounds.Lower(shape)],
            Gates = "relu",
        };
    }

    private static BoundsReport OfNetwork(NetworkDescription description, string domainText, EnumerationBudget budget, CliContext context)
    {
        ShapeOptions.CheckUnits(description.Path, description.Network.Layers.Sum(layer => (long)layer.UnitCount));
        HPolyhedron domain = OptionValue.Domain(domainText, description.Network.InputCount);
        using Interrupt interrupt = new();
        return context.WithProgress(progress => NetworkBounds(description, domainText, domain, budget with { Progress = progress }, interrupt.Token));
    }

    private static BoundsReport NetworkBounds(
        NetworkDescription description, string domainText, HPolyhedron domain, EnumerationBudget budget, CancellationToken cancellation)
    {
        NetworkShape shape = NetworkShape.Of(description.Network);
        List<RegionBound> bounds = [.. UpperBounds.All(shape)];
        Dictionary<string, HybridBound> hybrids = [];
        ImmutableArray<LayerStability>? stability = null;
        bool isRelu = StabilityAnalysis.Applies(description.Network);
        if (isRelu)
        {
            stability = StabilityAnalysis.Decide(description.Network, domain, budget, cancellation);
        }

        bounds.Add(new RegionBound(
            "serra-2018-low-rank", BoundKind.Upper, "Serra, Tjandraatmadja, Ramalingam 2018", "ReLU gates; exact ranks of the weights",
            isRelu ? StabilityBound.Of(description.Network) : null));
        bounds.Add(new RegionBound(
            "stability", BoundKind.Upper, "after Serra, Ramalingam 2020; proved here", "ReLU gates; units that are stable on the domain",
            isRelu ? StabilityBound.Of(description.Network, stability) : null));
        for (int layers = 1; layers < shape.GateLayers.Length; layers++)
        {
            if (HybridBound.After(description.Network, domain, layers, stability, budget, cancellation).Value is not { } hybrid)
            {
                cancellation.ThrowIfCancellationRequested();
                break;
            }

            string name = $"hybrid-{layers}";
            hybrids[name] = hybrid;
            bounds.Add(new RegionBound(name, BoundKind.Upper, "proved here", $"exact list of the cells of the first {NetworkDescription.Plural(layers, "layer")} of gates", hybrid.Value));
        }

        return new BoundsReport(shape.Inputs, description.Network.GateWidths, [.. bounds])
        {
            Network = description,
            Domain = domainText,
            Stability = stability,
            Hybrids = hybrids,
        };
    }
}
