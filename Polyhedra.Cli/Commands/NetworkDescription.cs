using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Formats;

namespace Polyhedra.Cli.Commands;

/// <summary>A network with what identifies it in a report.</summary>
internal sealed record NetworkDescription(string Path, Network Network, string Digest)
{
    /// <summary>Reads a network file.</summary>
    /// <exception cref="BadInputException">The file is not a network, or has another reading rule.</exception>
    public static NetworkDescription Read(string path, NumberRule? numbers)
    {
        Network network = NetworkFile.Read(path, numbers);
        return new NetworkDescription(path, network, NetworkDigest.Compute(network));
    }

    /// <summary>For people: <c>2 inputs, gates 16 + 16, 1 output</c>.</summary>
    public string Shape
    {
        get
        {
            string gates = Network.GateWidths.IsEmpty ? "no gates" : $"gates {string.Join(" + ", Network.GateWidths)}";
            return $"{Plural(Network.InputCount, "input")}, {gates}, {Plural(Network.OutputCount, "output")}";
        }
    }

    public static string Plural(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
