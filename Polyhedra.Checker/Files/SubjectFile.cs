using System.Text.Json;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads what a certificate is about.</summary>
internal static class SubjectFile
{
    private const long MaxWork = 1L << 31;
    private const long MaxTerms = 1L << 24;

    /// <summary>Reads a network (<c>.nnet</c> by its name, else <c>polyhedra-network/1</c> or <c>/2</c>) or an arrangement
    /// (<c>polyhedra-arrangement/1</c>).</summary>
    /// <param name="path">The file.</param>
    /// <param name="rule">The reading rule of a file that has none of its own; null for <c>exact</c>.</param>
    /// <param name="normalise">Whether to compose the normalisation of a <c>.nnet</c> file into the network.</param>
    /// <exception cref="FormatException">It is neither, or too large for this checker.</exception>
    public static Subject Read(string path, string? rule = null, bool normalise = false) => FileProblem.Named(path, () =>
    {
        Require.That(!Directory.Exists(path), "expected a file, got a directory");
        bool isNnet = path.EndsWith(".nnet", StringComparison.OrdinalIgnoreCase);
        Require.That(isNnet || !normalise, "only a .nnet file can be normalised");
        Subject subject = isNnet ? NnetFile.Read(path, rule ?? "exact", normalise) : ReadJson(JsonFile.Open(path));
        Require.That(IsSmall(subject), "too large for this checker");
        return subject;
    });

    private static Subject ReadJson(JsonElement root) => JsonFile.Get(root, "format").GetString() switch
    {
        "polyhedra-network/1" => NetworkJson.Read(root, 1),
        "polyhedra-network/2" => NetworkJson.Read(root, 2),
        "polyhedra-arrangement/1" => ArrangementJson.Read(root),
        _ => throw new FormatException(
            "expected the format \"polyhedra-network/1\", \"polyhedra-network/2\" or \"polyhedra-arrangement/1\""),
    };

    // What the rows weigh as integers, and what it takes to compose those of the layers behind the first.
    private static bool IsSmall(Subject subject)
    {
        Layer[] composed = subject.Layers[1..];
        return subject.Layers.Sum(layer => layer.Rows.Sum(row => row.LongLength) * layer.Denominator.GetBitLength()) <= MaxWork
            && composed.Sum(layer => layer.Rows.Count * layer.Rows[0].LongLength * (subject.Inputs + 1L)) <= MaxWork
            && Array.TrueForAll(composed, layer => layer.Rows.Count * (subject.Inputs + 1L) <= MaxTerms);
    }
}
