using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Targets;

/// <summary>Readers of arrangements.</summary>
internal static class ArrangementTargets
{
    private const long MostEntries = 1L << 16;

    /// <summary><c>polyhedra-arrangement/1</c>.</summary>
    public static bool Json(byte[] input)
    {
        HyperplaneArrangement? arrangement = Refusals.Try(() => ArrangementFile.Parse(input, "arrangement.json"));
        string? digest = arrangement is null ? null : Require(arrangement);
        CheckerReading.RequireSame(Scratch.Write("arrangement.json", input), digest);
        return arrangement is not null;
    }

    /// <summary><c>.ine</c>, decoded as from a file.</summary>
    public static bool Ine(byte[] input)
    {
        using StreamReader reader = new(new MemoryStream(input));
        HyperplaneArrangement? arrangement = Refusals.Try(() => IneText.Read(reader, "arrangement.ine"))?.Arrangement;
        if (arrangement is not null)
        {
            Require(arrangement);
        }

        return arrangement is not null;
    }

    /// <summary>Tables, of blanks and of commas.</summary>
    public static bool Table(byte[] input)
    {
        bool isMatrix = RequireFile(Scratch.Write("arrangement.mat", input));
        return RequireFile(Scratch.Write("arrangement.csv", input)) || isMatrix;
    }

    /// <summary>What Sage prints.</summary>
    public static bool Sage(byte[] input) => RequireFile(Scratch.Write("arrangement.sage", input));

    /// <summary>Lists of edges; of small graphs their arrangement as well.</summary>
    public static bool Edges(byte[] input)
    {
        using StreamReader reader = new(new MemoryStream(input));
        if (Refusals.Try(() => Tuple.Create(EdgeListFile.Read(reader, "graph.edges"))) is not { } read)
        {
            return false;
        }

        (int vertices, List<(int From, int To)> edges) = read.Item1;
        bool isGraph = vertices > 0 && edges.TrueForAll(
            edge => Math.Min(edge.From, edge.To) >= 0 && Math.Max(edge.From, edge.To) < vertices && edge.From != edge.To);
        DisagreementException.Unless(isGraph, "The graph has an edge that is none.");
        if (Math.Max(1, edges.Count) * (vertices + 1L) <= MostEntries)
        {
            Require(FamilyRows.Arrangement(vertices, FamilyRows.Differences(vertices, edges)));
        }

        return true;
    }

    // The same once it is written and read again, by the checker too; the digest.
    private static string Require(HyperplaneArrangement arrangement)
    {
        string digest = ArrangementDigest.Compute(arrangement);
        using MemoryStream stream = new();
        try
        {
            ArrangementFile.Write(arrangement, stream);
        }
        catch (ArgumentException problem) when (problem.Message.Contains("could not be read back", StringComparison.Ordinal))
        {
            return digest;
        }

        byte[] written = stream.ToArray();
        string again = ArrangementDigest.Compute(ArrangementFile.Parse(written, "written"));
        bool isSame = string.Equals(digest, again, StringComparison.Ordinal);
        DisagreementException.Unless(isSame, $"The digest is {digest}; once written and read again it is {again}.");
        CheckerReading.RequireSame(Scratch.Write("written.json", written), digest);
        return digest;
    }

    private static bool RequireFile(string path)
    {
        HyperplaneArrangement? arrangement = Refusals.Try(() => ArrangementFile.Read(path));
        if (arrangement is not null)
        {
            Require(arrangement);
        }

        return arrangement is not null;
    }
}
