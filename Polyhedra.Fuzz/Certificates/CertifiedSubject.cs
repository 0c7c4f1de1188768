using System.Text;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Certificates;

/// <summary>A network or an arrangement that certificates are about, as a file and as we read it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Network">The network; null for an arrangement.</param>
/// <param name="Arrangement">The arrangement; null for a network.</param>
/// <param name="Digest">The digest.</param>
internal sealed record CertifiedSubject(string Path, Network? Network, HyperplaneArrangement? Arrangement, string Digest)
{
    /// <summary>The counts of a domain, found once.</summary>
    public Dictionary<string, TrueCounts> Known { get; init; } = [];

    /// <summary>The subject of a resource.</summary>
    public static CertifiedSubject OfResource(string name)
    {
        string path = Scratch.OfResource(name);
        bool isArrangement = File.ReadAllText(path, Encoding.UTF8).Contains("polyhedra-arrangement/", StringComparison.Ordinal);
        return isArrangement ? Of(path, ArrangementFile.Read(path)) : Of(path, NetworkFile.Read(path));
    }

    /// <summary>A network in a file.</summary>
    public static CertifiedSubject Of(string path, Network network) => new(path, network, null, NetworkDigest.Compute(network));

    private static CertifiedSubject Of(string path, HyperplaneArrangement arrangement) =>
        new(path, null, arrangement, ArrangementDigest.Compute(arrangement));
}
