using System.Runtime.CompilerServices;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Networks.Weights;
using Polyhedra.Onnx;

namespace Polyhedra.Cli.Inputs;

/// <summary>A network with what identifies it in a report.</summary>
internal sealed record NetworkDescription(string Path, Network Network, string Digest) : IJsonObject
{
    /// <summary>Whether the normalisation of a <c>.nnet</c> file is part of the network.</summary>
    public bool IsNormalised { get; private init; }

    /// <summary>What a reader of the network should know of how it was read, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The arrangement whose chambers are the regions of the network; null for a network.</summary>
    public HyperplaneArrangement? Arrangement { get; init; }

    /// <summary>What a region is called: <c>activation region</c> or <c>chamber</c>.</summary>
    public string RegionNoun => Arrangement is null ? "activation region" : "chamber";

    /// <summary>Those of them that speak of an irregular file.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Reads a network file, an ONNX model, or weights with an architecture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="numbers">The reading rule asked for, or null.</param>
    /// <param name="normalise">Whether the normalisation of a <c>.nnet</c> file is part of the network.</param>
    /// <param name="output">The node of a model that is the output; null for the model's own.</param>
    /// <param name="architecture">The architecture of a file of weights; null for other files.</param>
    /// <exception cref="BadInputException">The file is not a network, or has another reading rule.</exception>
    /// <exception cref="UsageException">An option is for another kind of file.</exception>
    public static NetworkDescription Read(
        string path, NumberRule? numbers, bool normalise = false, string? output = null, string? architecture = null)
    {
        RequireNormalisation(path, normalise);
        bool isModel = IsModel(path);
        bool isWeights = !isModel && WeightsFile.IsWeights(path);
        Forbid("--numbers: the types of the file's numbers say what they are", (isModel || isWeights) && numbers is not null);
        Forbid("--output: names a node of an ONNX model; to write the result to a file use -o FILE", !isModel && output is not null);
        Forbid("--architecture: only for weights (.safetensors, .npz, .npy)", !isWeights && architecture is not null);
        if (isModel)
        {
            return ReadModel(path, output);
        }

        if (isWeights)
        {
            return ReadWeights(path, architecture);
        }

        (Network network, IReadOnlyList<string> notes) = NetworkFile.ReadNoted(path, numbers, normalise);
        return new NetworkDescription(path, network, NetworkDigest.Compute(network))
        {
            IsNormalised = normalise,
            Notes = notes,
            Warnings = notes,
        };
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
    private static bool IsModel(string path) => path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".onnx.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a network is compiled from a graph, so that checkers need it in a file of its own.</summary>
    public static bool IsCompiled(string path) => IsModel(path) || WeightsFile.IsWeights(path);

    private static void Forbid(string problem, bool isSo)
    {
        if (isSo)
        {
            throw new UsageException(problem);
        }
    }

    private static NetworkDescription ReadWeights(string path, string? architecture)
    {
        (Network network, IReadOnlyList<string> notes) = WeightsFile.Read(path, architecture ?? throw new UsageException(
            "--architecture: expected a polyhedra-architecture file; weights alone do not say which network they are of"));
        return new NetworkDescription(path, network, NetworkDigest.Compute(network)) { Notes = notes };
    }

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
            if (Arrangement is { } planes)
            {
                string hyperplanes = $"dimension {planes.Dimension}, {Words.Plural(planes.Count, "hyperplane")}";
                int duplicates = planes.DuplicateCount;
                return duplicates > 0 ? $"{hyperplanes} ({Words.Plural(duplicates, "duplicate")} left out)" : hyperplanes;
            }

            const int MostWidths = 32;
            int count = Network.GateWidths.Length;
            string rest = count > MostWidths ? $" + ... ({Words.Plural(Network.GateCount, "gate")} in {count} layers)" : string.Empty;
            string gates = count == 0 ? "no gates" : $"gates {string.Join(" + ", Network.GateWidths.Take(MostWidths))}{rest}";
            return $"{Words.Plural(Network.InputCount, "input")}, {gates}, {Words.Plural(Network.OutputCount, "output")}";
        }
    }

    /// <summary>For people: lines that name file, shape, reading rule and digest, and what is to note.</summary>
    public string Text => $"{Headline}digest   {Digest}\n{string.Concat(Notes.Select(note => $"note     {note}\n"))}";

    /// <summary>For people: the first of these lines.</summary>
    public string Headline => Arrangement is null ? $"network  {Path}: {Shape}; numbers {Rule}\n" : $"planes   {Path}: {Shape}\n";

    /// <summary>For people: the reading rule, and whether a normalisation is part of the network.</summary>
    public string Rule => NumberRules.ToText(Network.Numbers) + (IsNormalised ? ", normalised" : string.Empty);

    public void WriteFields(JsonFields json) => json
        .Add("kind", Arrangement is null ? null : "arrangement")
        .Add("path", Path)
        .Add("digest", Digest)
        .Add("numbers", NumberRules.ToText(Network.Numbers))
        .Add("normalised", IsNormalised ? true : null)
        .Add("inputs", Network.InputCount)
        .Add("widths", Network.GateWidths)
        .Add("outputs", Network.OutputCount)
        .Add("hyperplanes", (long?)Arrangement?.Count)
        .Add("duplicates", (long?)Arrangement?.DuplicateCount)
        .Add("notes", Notes.Count > 0 ? Notes : null);
}
