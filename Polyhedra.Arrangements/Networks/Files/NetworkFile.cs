using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Reads network files: <c>polyhedra-network/1</c>, and Stanford's <c>.nnet</c> where the path ends so. A
/// <see cref="NetworkWriter"/> writes the former.</summary>
/// <remarks>Unknown keys are ignored. Whatever is wrong with a file is a <see cref="BadInputException"/> of one line.</remarks>
public static class NetworkFile
{
    /// <summary>Whether a file can have a normalisation: its path ends in <c>.nnet</c>, in whatever case.</summary>
    public static bool CanNormalise(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".nnet", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a network from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="numbers">The reading rule that the user asked for, or null. It may not contradict a JSON file: one without a
    /// <c>numbers</c> key is exact. A <c>.nnet</c> file has no rule of its own and is exact unless another is asked for.</param>
    /// <param name="normalise">Whether the normalisation of a <c>.nnet</c> file becomes part of the network: an input x enters the first
    /// layer as (x - mean) / range, an output y of the last leaves as y range + mean. It is composed exactly, after every number was read
    /// by the rule, so weights need not be numbers of the rule's format. The file's smallest and largest inputs are not applied.</param>
    /// <exception cref="BadInputException">The file is missing, unreadable, longer than 256 MiB, or holds no valid network;
    /// <paramref name="numbers"/> contradicts it; or it is to be normalised with a range of 0.</exception>
    /// <exception cref="ArgumentException"><paramref name="normalise"/> is set for a file that is no <c>.nnet</c>.</exception>
    public static Network Read(string path, NumberRule? numbers = null, bool normalise = false) =>
        ReadNoted(path, numbers, normalise).Network;

    /// <summary>The same, and what a reader of the network should know of the file, a line each.</summary>
    /// <inheritdoc cref="Read"/>
    internal static (Network Network, IReadOnlyList<string> Notes) ReadNoted(string path, NumberRule? numbers, bool normalise)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (CanNormalise(path))
        {
            return NnetReader.Read(path, numbers ?? NumberRule.Exact, normalise);
        }

        return normalise
            ? throw new ArgumentException("Only a .nnet file has a normalisation.", nameof(normalise))
            : (Parse(InputFile.LoadObject(path, "a network file"), path, numbers), []);
    }

    /// <summary>Reads a network from the content of a JSON file.</summary>
    /// <param name="utf8">The content, with or without a byte order mark.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <param name="numbers">The reading rule that the user asked for, or null; it may not contradict the file.</param>
    /// <exception cref="BadInputException">The content is no valid network, or <paramref name="numbers"/> contradicts it.</exception>
    public static Network Parse(ReadOnlyMemory<byte> utf8, string source, NumberRule? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return NetworkReader.Read(utf8, source, numbers);
    }
}
