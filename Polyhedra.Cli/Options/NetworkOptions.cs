namespace Polyhedra.Cli.Options;

/// <summary>The network that a command is about and how its file is read: <c>NETWORK</c>, <c>--numbers</c>, <c>--normalise</c>,
/// <c>--output</c>, <c>--architecture</c>.</summary>
internal sealed class NetworkOptions : OptionGroup
{
    /// <summary>The file; null where a command can do without.</summary>
    public Argument<string?> File { get; init; } = new("NETWORK")
    {
        Description = "A network (polyhedra-network, .nnet), an ONNX model (.onnx, .onnx.gz), or weights (.safetensors, .npz, .npy).",
    };

    /// <summary>Whether an arrangement may stand in the place of the network.</summary>
    public bool TakesArrangements { get; init; }

    public TypedOption<NumberRule?> Numbers { get; } = new(
        "--numbers", "RULE", "The reading rule: exact, float32 or float64. It may not contradict the file's own.", OptionValue.ReadingRule);

    public Flag Normalise { get; } = new(
        "--normalise", "Make the means and ranges of a .nnet file part of the network.", "--normalize");

    public TextOption Output { get; } = new(
        "--output", "NODE", "The node or value of an ONNX model that is the output, for example the one before a final Softmax.");

    public TextOption Architecture { get; } = new(
        "--architecture", "FILE", "The polyhedra-architecture file of weights (.safetensors, .npz, .npy).");

    /// <summary>How the file is read: all but the file.</summary>
    public IEnumerable<Option> Readings => [Numbers, Normalise, Output, Architecture];

    public override IEnumerable<Symbol> Symbols => [File, .. Readings];

    /// <summary>Reads the network.</summary>
    /// <exception cref="BadInputException">The file is not a network, or has another reading rule.</exception>
    /// <exception cref="Output.UsageException">A file that has no normalisation is to be normalised.</exception>
    /// <remarks>What is irregular in the file is told on standard error too.</remarks>
    public NetworkDescription Read(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(File)!;
        if (TakesArrangements && ArrangementNetwork.IsArrangement(path))
        {
            Refuse(parsed, "expected only with a network, not with an arrangement", Readings);
            return ArrangementNetwork.Read(path);
        }

        NetworkDescription network = NetworkDescription.Read(
            path, Numbers.In(parsed), parsed.GetValue(Normalise), parsed.GetValue(Output),
            parsed.GetValue(Architecture));
        foreach (string warning in network.Warnings)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"polyhedra: warning: {network.Path}: {warning}");
        }

        return network;
    }
}
