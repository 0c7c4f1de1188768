using System.Text.Json;

namespace Polyhedra.Checker;

/// <summary>What a certificate is about: a network, or an arrangement as one layer of forms.</summary>
/// <param name="Kind"><c>network</c> or <c>arrangement</c>.</param>
/// <param name="Inputs">The dimension.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Layers">The layers.</param>
internal sealed record Subject(string Kind, int Inputs, string Numbers, Layer[] Layers)
{
    private const long MaxWork = 1L << 31;
    private const long MaxTerms = 1L << 24;

    /// <summary>Whether it is an arrangement.</summary>
    public bool IsArrangement => Kind is "arrangement";

    /// <summary>The digest.</summary>
    public string Digest => field ??= LineReader.Hash(CanonicalLines());

    /// <summary>Reads a network (<c>.nnet</c> by its name, else <c>polyhedra-network/1</c>) or an arrangement (<c>polyhedra-arrangement/1</c>).</summary>
    /// <param name="path">The file.</param>
    /// <param name="rule">The reading rule of a file that has none of its own; null for <c>exact</c>.</param>
    /// <param name="normalise">Whether to compose the normalisation of a <c>.nnet</c> file into the network.</param>
    /// <exception cref="FormatException">It is neither, or too large for this checker.</exception>
    public static Subject Read(string path, string? rule = null, bool normalise = false) => Reading(path, () =>
    {
        Require.That(!Directory.Exists(path), "expected a file, got a directory");
        bool isNnet = path.EndsWith(".nnet", StringComparison.OrdinalIgnoreCase);
        Require.That(isNnet || !normalise, "only a .nnet file can be normalised");
        Subject subject = isNnet ? NnetFile.Read(path, rule ?? "exact", normalise) : ReadJson(JsonFile.Open(path));

        // What integers weigh, and what it takes to compose the rows of a layer.
        IEnumerable<Layer> composed = subject.Layers.Skip(1);
        Require.That(
            subject.Layers.Sum(layer => layer.Rows.Sum(row => row.LongLength) * layer.Denominator.GetBitLength()) <= MaxWork
                && composed.Sum(layer => layer.Rows.Count * layer.Rows[0].LongLength * (subject.Inputs + 1L)) <= MaxWork
                && composed.All(layer => layer.Rows.Count * (subject.Inputs + 1L) <= MaxTerms),
            "too large for this checker");
        return subject;
    });

    /// <summary>Says of whatever goes wrong in reading a file that its format is wrong, with its name.</summary>
    public static T Reading<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"{name}: {problem.Message}", problem);
        }
    }

    /// <summary>The lines of the canonical text, without their line feeds.</summary>
    public IEnumerable<string> CanonicalLines() => Layers
        .SelectMany(layer => layer.Rows.Select(row => string.Join(' ', row.AsEnumerable())).Prepend(layer.Header).OfType<string>())
        .Prepend($"polyhedra-digest/1 {Kind} {Inputs}");

    private static Subject ReadJson(JsonElement root) => JsonFile.Get(root, "format").GetString() switch
    {
        "polyhedra-network/1" => NetworkJson.Read(root),
        "polyhedra-arrangement/1" => ArrangementJson.Read(root),
        _ => throw new FormatException("expected the format \"polyhedra-network/1\" or \"polyhedra-arrangement/1\""),
    };
}
