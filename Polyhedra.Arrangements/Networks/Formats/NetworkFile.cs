namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Reads and writes network files of the format <c>polyhedra-network/1</c>.</summary>
/// <remarks>Unknown keys are ignored. Whatever is wrong with a file is a <see cref="BadInputException"/> of one line.</remarks>
public static class NetworkFile
{
    /// <summary>Reads a network from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="numbers">The reading rule that the user asked for, or null. It may not contradict the file: a file without a
    /// <c>numbers</c> key is exact.</param>
    /// <exception cref="BadInputException">The file is missing, unreadable, longer than 256 MiB, or holds no valid network; or
    /// <paramref name="numbers"/> contradicts it.</exception>
    public static Network Read(string path, NumberRule? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(InputFile.LoadObject(path, "a network file"), path, numbers);
    }

    /// <summary>Reads a network from the content of a file.</summary>
    /// <param name="utf8">The content, with or without a byte order mark.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <param name="numbers">As in <see cref="Read"/>.</param>
    /// <exception cref="BadInputException">The content is no valid network, or <paramref name="numbers"/> contradicts it.</exception>
    public static Network Parse(ReadOnlyMemory<byte> utf8, string source, NumberRule? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return NetworkReader.Read(utf8, source, numbers);
    }

    /// <summary>Writes a network such that reading it back gives the same weights, the same reading rule and the same
    /// digest. Under <see cref="NumberRule.Exact"/> numbers are written as fractions; under the other rules as the shortest
    /// decimal that rounds to them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="utf8">Receives UTF-8 text, a line a unit; it is left open.</param>
    /// <exception cref="ArgumentException">A weight is not a number of the network's reading rule, or its text is longer than
    /// can be read back.</exception>
    public static void Write(Network network, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(utf8);
        NetworkWriter.Write(network, utf8);
    }
}
