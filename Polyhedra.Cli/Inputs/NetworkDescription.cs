using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Cli.Inputs;

/// <summary>A network with what identifies it in a report.</summary>
internal sealed record NetworkDescription(string Path, Network Network, string Digest) : IJsonObject
{
    /// <summary>Whether the normalisation of a <c>.nnet</c> file is part of the network.</summary>
    public bool IsNormalised { get; private init; }

    /// <summary>Reads a network file.</summary>
    /// <exception cref="BadInputException">The file is not a network, or has another reading rule.</exception>
    /// <exception cref="UsageException">A file that has no normalisation is to be normalised.</exception>
    public static NetworkDescription Read(string path, NumberRule? numbers, bool normalise = false)
    {
        RequireNormalisation(path, normalise);
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

    /// <summary>For people: <c>2 inputs, gates 16 + 16, 1 output</c>.</summary>
    public string Shape
    {
        get
        {
            string gates = Network.GateWidths.IsEmpty ? "no gates" : $"gates {string.Join(" + ", Network.GateWidths)}";
            return $"{Words.Plural(Network.InputCount, "input")}, {gates}, {Words.Plural(Network.OutputCount, "output")}";
        }
    }

    /// <summary>For people: lines that name file, shape, reading rule and digest.</summary>
    public string Text => $"{Headline}digest   {Digest}\n";

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
        .Add("outputs", Network.OutputCount);
}
