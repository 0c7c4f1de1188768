using System.Text.RegularExpressions;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;

namespace Polyhedra.Cli.Inputs;

/// <summary>An arrangement where a network is expected: the network of one layer with a relu a hyperplane, whose activation regions are the
/// chambers. A pattern is the sign vector, 1 on the positive side.</summary>
internal static partial class ArrangementNetwork
{
    private const int StartLength = 1 << 16;

    /// <summary>Whether a file is an arrangement, by its name, or by the format that it says near its beginning. What it really is, its
    /// reader says.</summary>
    public static bool IsArrangement(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".INE" or ".CSV" or ".TXT" or ".MAT" or ".SAGE" or ".HYAR" => true,
        ".JSON" => FormatName().IsMatch(Start(path)),
        _ => false,
    };

    /// <summary>Reads the file.</summary>
    /// <exception cref="BadInputException">It is no arrangement, or has no hyperplane.</exception>
    public static NetworkDescription Read(string path)
    {
        (HyperplaneArrangement arrangement, IReadOnlyList<string> notes) = ArrangementFile.ReadNoted(path);
        return Of(path, arrangement, notes);
    }

    /// <summary>An arrangement that has been read or made.</summary>
    /// <exception cref="BadInputException">It has no hyperplane.</exception>
    public static NetworkDescription Of(string name, HyperplaneArrangement arrangement, IReadOnlyList<string> notes) =>
        arrangement.Count == 0
            ? throw new BadInputException($"{name}: expected at least one hyperplane")
            : new NetworkDescription(name, ChamberEnumerator.ToNetwork(arrangement), ArrangementDigest.Compute(arrangement))
            {
                Arrangement = arrangement,
                Notes = notes,
            };

    private static string Start(string path)
    {
        // A pipe can be read but once.
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return string.Empty;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] bytes = new byte[StartLength];
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    [GeneratedRegex("\"format\"\\s*:\\s*\"polyhedra-arrangement/1\"|\"HYPERPLANES\"\\s*:", RegexOptions.None, 10_000)]
    private static partial Regex FormatName();
}
