using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Fuzz.Checks;

/// <summary>What holds of every network that was read.</summary>
internal static class NetworkChecks
{
    // Of larger networks only the digest is taken: a small file can claim much, which others read in full.
    private const long MostEntries = 1L << 16;

    /// <summary>Whether all readers may be asked for a network.</summary>
    public static bool IsSmall(Network network) =>
        network.Layers.Sum(layer => layer.RowCount * (layer.InputCount + 1L)) <= MostEntries;

    /// <summary>Requires that a network is the same once it is written and read again, by the checker too.</summary>
    /// <returns>Its digest.</returns>
    public static string Require(Network network)
    {
        string digest = NetworkDigest.Compute(network);
        if (!IsSmall(network) || Write(network) is not { } written)
        {
            return digest;
        }

        Network again = NetworkFile.Parse(written, "written");
        string digestAgain = NetworkDigest.Compute(again);
        bool isSame = string.Equals(digest, digestAgain, StringComparison.Ordinal) && network.Numbers == again.Numbers;
        DisagreementException.Unless(isSame, $"The digest is {digest}; once written and read again it is {digestAgain}.");
        CheckerReading.RequireSame(Scratch.Write("written.json", written), digest);
        return digest;
    }

    // Null if a number is too long to be written, as documented, though it was read.
    private static byte[]? Write(Network network)
    {
        using MemoryStream stream = new();
        try
        {
            NetworkWriter.Write(network, stream);
        }
        catch (ArgumentException problem) when (problem.Message.Contains("could not be read back", StringComparison.Ordinal))
        {
            return null;
        }

        return stream.ToArray();
    }
}
