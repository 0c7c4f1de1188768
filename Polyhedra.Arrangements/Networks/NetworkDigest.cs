using System.Text;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>The identity of a network as an exact function description: a SHA-256 over its canonical text.</summary>
/// <remarks>
/// <para>The canonical text is UTF-8 lines, each ended by a line feed: <c>polyhedra-digest/1 network &lt;inputs&gt;</c>; for each
/// layer, as declared, <c>dense &lt;units&gt; &lt;activation&gt;</c> (<c>leaky_relu p/q</c> with its slope) or
/// <c>maxout &lt;units&gt; &lt;rank&gt;</c>, and then a line a unit, for maxout a unit and piece: weights, then bias, separated
/// by single spaces, in lowest terms, integers without a denominator.</para>
/// <para>The reading rule is not part of it: two files that read to the same rationals have the same digest.</para>
/// </remarks>
public static class NetworkDigest
{
    /// <summary>The digest: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    /// <remarks>Hashes a line at a time; the whole text is never held.</remarks>
    public static string Compute(Network network) => CanonicalText.Hash(CanonicalLines(network));

    /// <summary>The lines of the canonical text, without their line feeds, one at a time.</summary>
    public static IEnumerable<string> CanonicalLines(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Lines(network);
    }

    private static IEnumerable<string> Lines(Network network)
    {
        yield return $"polyhedra-digest/1 network {network.InputCount}";
        foreach (NetworkLayer layer in network.Layers)
        {
            yield return layer.Header;
            for (int row = 0; row < layer.Weights.RowCount; row++)
            {
                yield return RowLine(layer, row);
            }
        }
    }

    private static string RowLine(NetworkLayer layer, int row)
    {
        StringBuilder line = new();
        foreach (Rational weight in layer.Weights.Row(row))
        {
            line.Append(weight.ToString()).Append(' ');
        }

        return line.Append(layer.Bias[row].ToString()).ToString();
    }
}
