using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes;

/// <summary>The identity of an arrangement as it was declared: a SHA-256 over its canonical text.</summary>
/// <remarks>The canonical text is UTF-8 lines, each ended by a line feed: <c>polyhedra-digest/1 arrangement &lt;d&gt;</c>, then a
/// line a hyperplane as declared, in order: normal, then offset, in lowest terms, separated by single spaces. So a factor, an exchange of
/// two hyperplanes and a repeated one count, as they do for networks.</remarks>
internal static class ArrangementDigest
{
    /// <summary>The digest: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static string Compute(HyperplaneArrangement arrangement) => CanonicalText.Hash(CanonicalLines(arrangement));

    /// <summary>The lines of the canonical text, without their line feeds, one at a time.</summary>
    public static IEnumerable<string> CanonicalLines(HyperplaneArrangement arrangement)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        return Lines(arrangement);
    }

    private static IEnumerable<string> Lines(HyperplaneArrangement arrangement)
    {
        yield return $"polyhedra-digest/1 arrangement {arrangement.Dimension}";
        RationalMatrix rows = arrangement.DeclaredRows;
        for (int i = 0; i < rows.RowCount; i++)
        {
            yield return string.Join(' ', rows.Row(i).ToArray().Select(entry => entry.ToString()));
        }
    }
}
