using System.Globalization;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads the edges of a graph: a line an edge, two vertices as positive integers separated by blanks.</summary>
/// <remarks>Vertices are 1, ..., n, where n is the largest number that occurs, or a number that stands alone on the first line. Lines that
/// begin with <c>*</c> or <c>#</c> are comments.</remarks>
internal static class EdgeListFile
{
    private const string Expected = "a list of edges, \"u v\" on a line";

    /// <summary>The number of vertices, at least 1, and the edges as pairs of different vertices counted from 0.</summary>
    /// <exception cref="BadInputException">The file cannot be used.</exception>
    public static (int VertexCount, List<(int From, int To)> Edges) Read(string path)
    {
        using StreamReader reader = new(InputFile.Open(path, Expected));
        return Read(reader, path);
    }

    /// <summary>As the other method, from a text.</summary>
    public static (int VertexCount, List<(int From, int To)> Edges) Read(TextReader reader, string source)
    {
        WordLines lines = new(reader, source);
        List<(int From, int To)> edges = [];
        int largest = 0;
        int? declared = null;
        while (lines.Next() is { } words)
        {
            int[] numbers = Array.ConvertAll(words, word => ParseVertex(lines, word));
            switch (numbers)
            {
                case [int count] when declared is null && edges.Count == 0:
                    declared = count;
                    break;
                case [int from, int to] when from == to:
                    throw lines.Fail($"expected an edge between two vertices, got a loop at {from}");
                case [int from, int to] when Math.Max(from, to) > declared:
                    throw lines.Fail($"expected vertices up to {declared}, the number on the first line, got {Math.Max(from, to)}");
                case [int from, int to]:
                    edges.Add((from - 1, to - 1));
                    largest = Math.Max(largest, Math.Max(from, to));
                    break;
                default:
                    throw lines.Fail($"expected {Expected}, got {words.Length} numbers");
            }
        }

        int vertexCount = declared ?? largest;
        return vertexCount > 0 ? (vertexCount, edges) : throw lines.Fail($"the file has no edge; expected {Expected}");
    }

    private static int ParseVertex(WordLines lines, string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int vertex) && vertex is > 0 and < int.MaxValue
            ? vertex
            : throw lines.Fail($"expected a vertex, a positive integer, got {Excerpt.Quote(word)}");
}
