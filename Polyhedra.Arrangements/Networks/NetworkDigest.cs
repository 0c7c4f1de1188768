using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>The identity of a network as an exact function description: a SHA-256 over its canonical text.</summary>
/// <remarks>
/// <para>The canonical text of version 1 is UTF-8 lines, each ended by a line feed: <c>polyhedra-digest/1 network &lt;inputs&gt;</c>; for
/// each layer, as declared, <c>dense &lt;units&gt; &lt;activation&gt;</c> (<c>leaky_relu p/q</c> with its slope) or
/// <c>maxout &lt;units&gt; &lt;rank&gt;</c>, and then a line a unit, for maxout a unit and piece: weights, then bias, separated
/// by single spaces, in lowest terms, integers without a denominator.</para>
/// <para>That of a network of version 2 begins with <c>polyhedra-digest/2</c>; a layer's line ends after the number of units. A dense unit
/// has a line of its activation, <c>index:weight</c> for every weight that is not zero, and bias; a maxout unit a line with the number of
/// its pieces, and a line a piece.</para>
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
        yield return $"polyhedra-digest/{network.FormatVersion} network {network.InputCount}";
        StringBuilder line = new();
        foreach (NetworkLayer layer in network.Layers)
        {
            yield return layer.Header;
            for (int unit = 0; unit < layer.UnitCount && layer.FormatVersion == 2; unit++)
            {
                foreach (string text in UnitLines(layer, unit, line))
                {
                    yield return text;
                }
            }

            for (int row = 0; row < layer.RowCount && layer.FormatVersion == 1; row++)
            {
                yield return DenseLine(layer, row, line.Clear());
            }
        }
    }

    private static IEnumerable<string> UnitLines(NetworkLayer layer, int unit, StringBuilder line)
    {
        if (layer is DenseLayer dense)
        {
            yield return SparseLine(layer, unit, line.Clear().Append(dense.Activations[unit].Name).Append(' '));
            yield break;
        }

        int first = ((MaxoutLayer)layer).FirstRowOf(unit);
        int count = layer.PieceCountOf(unit);
        yield return count.ToString(CultureInfo.InvariantCulture);
        for (int row = first; row < first + count; row++)
        {
            yield return SparseLine(layer, row, line.Clear());
        }
    }

    private static string DenseLine(NetworkLayer layer, int row, StringBuilder line)
    {
        foreach (Rational weight in layer.Weights.Row(row))
        {
            line.Append(weight.ToString()).Append(' ');
        }

        return line.Append(layer.Bias[row].ToString()).ToString();
    }

    private static string SparseLine(NetworkLayer layer, int row, StringBuilder line)
    {
        ReadOnlySpan<int> columns = layer.SparseWeights.Columns(row);
        ReadOnlySpan<Rational> weights = layer.SparseWeights.Values(row);
        for (int k = 0; k < columns.Length; k++)
        {
            line.Append(CultureInfo.InvariantCulture, $"{columns[k]}:").Append(weights[k].ToString()).Append(' ');
        }

        return line.Append(layer.Bias[row].ToString()).ToString();
    }
}
