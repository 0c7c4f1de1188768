using System.Runtime.CompilerServices;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Onnx;

namespace Polyhedra.Cli.Inputs;

/// <summary>A network with what identifies it in a report.</summary>
internal sealed record NetworkDescription(string Path, Network Network, string Digest) : IJsonObject
{
    /// <summary>Whether the normalisation of a <c>.nnet</c> file is part of the network.</summary>
    public bool IsNormalised { get; private init; }

    /// <summary>What a reader of the network should know of how it was read, a line each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads a network file, or an ONNX model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="numbers">The reading rule asked for, or null.</param>
    /// <param name="normalise">Whether the normalisation of a <c>.nnet</c> file is part of the network.</param>
    /// <param name="output">The node of a model that is the output; null for the model's own.</param>
    /// <exception cref="BadInputException">The file is not a network, or has another reading rule.</exception>
    /// <exception cref="UsageException">An option is for another kind of file.</exception>
    public static NetworkDescription Read(string path, NumberRule? numbers, bool normalise = false, string? output = null)
    {
        RequireNormalisation(path, normalise);
        if (IsModel(path))
        {
            return numbers is null
                ? ReadModel(path, output)
                : throw new UsageException("--numbers: an ONNX model has the numbers that its types say");
        }

        if (output is not null)
        {
            throw new UsageException("--output: names a node of an ONNX model; to write the result to a file use -o FILE");
        }

        Network network = NetworkFile.Read(path, numbers, normalise);
        return new NetworkDescription(path, network, NetworkDigest.Compute(network)) { IsNormalised = normalise };
    }

    /// <summary>Refuses <c>--normalise</c> for a file that has no normalisation.</summary>
    /// <exception cref="UsageException">It is asked for and the file is no <c>.nnet</c>.</exception>
    public static void RequireNormalisation(string path, bool normalise)
    {
        if (normalise && !NetworkFile.CanNormalise(path))
        {
            throw new UsageException("--normalise: only a .nnet file has a normalisation");
        }
    }

    /// <summary>Whether a file is read as an ONNX model, by its name.</summary>
    /// <remarks>Here and not in the library that reads models, which is not loaded for other files.</remarks>
    public static bool IsModel(string path) => path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".onnx.gz", StringComparison.OrdinalIgnoreCase);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static NetworkDescription ReadModel(string path, string? output)
    {
        OnnxNetwork model = OnnxFile.Read(path, output);
        return new NetworkDescription(path, model.Network, NetworkDigest.Compute(model.Network)) { Notes = model.Notes };
    }

    /// <summary>For people: <c>2 inputs, gates 16 + 16, 1 output</c>.</summary>
    public string Shape
    {
        get
        {
            string gates = Network.GateWidths.IsEmpty ? "no gates" : $"gates {string.Join(" + ", Network.GateWidths)}";
            return $"{Words.Plural(Network.InputCount, "input")}, {gates}, {Words.Plural(Network.OutputCount, "output")}";
        }
    }

    /// <summary>For people: lines that name file, shape, reading rule and digest, and what is to note.</summary>
    public string Text => $"{Headline}digest   {Digest}\n{string.Concat(Notes.Select(note => $"note     {note}\n"))}";

    /// <summary>For people: the first of these lines.</summary>
    public string Headline => $"network  {Path}: {Shape}; numbers {Rule}\n";

    /// <summary>For people: the reading rule, and whether a normalisation is part of the network.</summary>
    public string Rule => NumberRules.ToText(Network.Numbers) + (IsNormalised ? ", normalised" : string.Empty);

    public void WriteFields(JsonFields json) => json
        .Add("path", Path)
        .Add("digest", Digest)
        .Add("numbers", NumberRules.ToText(Network.Numbers))
        .Add("normalised", IsNormalised ? true : null)
        .Add("inputs", Network.InputCount)
        .Add("widths", Network.GateWidths)
        .Add("outputs", Network.OutputCount)
        .Add("notes", Notes.Count > 0 ? Notes : null);
}
