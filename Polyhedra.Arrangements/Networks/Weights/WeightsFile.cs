using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Graphs;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>Reads networks of which one file holds the weights and another the architecture.</summary>
internal static class WeightsFile
{
    // As for models.
    private const int MaxLength = 512 << 20;
    private const string Expected = "a file of weights";

    /// <summary>Whether a file is read as weights, by its name: <c>.safetensors</c>, <c>.npz</c> or <c>.npy</c>.</summary>
    public static bool IsWeights(string path) => EndsIn(path, ".safetensors") || EndsIn(path, ".npz") || EndsIn(path, ".npy");

    /// <summary>Reads a network.</summary>
    /// <param name="path">The weights.</param>
    /// <param name="architecture">The architecture, a <c>polyhedra-architecture/1</c> file.</param>
    /// <returns>The network, and what its reader should know.</returns>
    /// <exception cref="BadInputException">A file is missing or not what it should be, or they do not fit each other.</exception>
    public static (Network Network, IReadOnlyList<string> Notes) Read(string path, string architecture)
    {
        NamedTensors tensors = ReadTensors(path);
        NetworkGraph graph = new();
        try
        {
            Network network = ArchitectureFile.Read(architecture, tensors, graph);
            return (network, graph.Notes);
        }
        catch (GraphException problem)
        {
            throw new BadInputException($"{Excerpt.Line(architecture)}: {Excerpt.Line(problem.Message)}", problem);
        }
    }

    /// <summary>The tensors of a file of weights.</summary>
    /// <exception cref="BadInputException">It is missing or none.</exception>
    public static NamedTensors ReadTensors(string path)
    {
        string shown = Excerpt.Line(path);
        using FileStream file = InputFile.Open(path, Expected, FileKind.Safetensors, FileKind.Npz, FileKind.Npy);
        try
        {
            if (EndsIn(path, ".npz"))
            {
                return NumpyFile.ReadArchive(file, path, MaxLength);
            }

            byte[] bytes = ReadAll(file, MaxLength, shown);
            return EndsIn(path, ".npy") ? NumpyFile.ReadArray(bytes, path) : SafetensorsFile.Read(bytes, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{shown}: cannot be read ({Excerpt.Line(cause.Message)}); expected {Expected}", cause);
        }
    }

    /// <summary>All bytes of a stream.</summary>
    /// <exception cref="BadInputException">There are more than so many.</exception>
    public static byte[] ReadAll(Stream stream, long most, string shown)
    {
        using MemoryStream content = new();
        byte[] block = new byte[1 << 16];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            content.Write(block, 0, read);
            if (content.Length > most)
            {
                throw new BadInputException($"{shown}: holds more than {MaxLength >> 20} MiB, which is the most that is read");
            }
        }

        return content.ToArray();
    }

    private static bool EndsIn(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
