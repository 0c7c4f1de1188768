using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads <c>.nnet</c> (docs/file-formats.md): lines of numbers separated by commas.</summary>
internal sealed class NnetFile(IEnumerator<string> lines, Numbers numbers)
{
    /// <summary>Reads a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rule">The reading rule.</param>
    /// <param name="normalise">Whether inputs enter as (x - mean) / range and outputs leave as y range + mean.</param>
    /// <exception cref="FormatException">It is no network. Other exceptions say the same.</exception>
    public static Subject Read(string path, string rule, bool normalise)
    {
        Require.That(new FileInfo(path).Length <= JsonFile.MaxBytes, $"more than {JsonFile.MaxBytes} bytes");
        using IEnumerator<string> lines = File.ReadLines(path).Select(line => line.Trim(' ', '\t'))
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).GetEnumerator();
        Subject network = new NnetFile(lines, new Numbers(rule)).Read(rule, normalise);
        Require.That(!lines.MoveNext(), "something follows the layers");
        return network;
    }

    private Subject Read(string rule, bool normalise)
    {
        int[] counts = Array.ConvertAll(Entries(4), Count);
        int[] sizes = Array.ConvertAll(Entries(counts[0] + 1L), Count);
        Require.That(sizes[0] == counts[1] && sizes[^1] == counts[2], "the sizes are not those of the counts");
        Row(1);
        Row(sizes[0]);
        Row(sizes[0]);
        Fraction[] means = Row(sizes[0] + 1L);
        Fraction[] ranges = Row(sizes[0] + 1L);
        Require.That(!normalise || ranges.All(range => !range.Numerator.IsZero), "a range of 0");
        List<Layer> layers = [];
        for (int l = 0; l < counts[0]; l++)
        {
            List<Fraction[]> rows = [];
            while (rows.Count < sizes[l + 1])
            {
                rows.Add(Row(sizes[l]));
            }

            for (int u = 0; u < rows.Count; u++)
            {
                rows[u] = [.. rows[u], Row(1)[0]];
            }

            bool isLast = l == counts[0] - 1;
            rows = normalise && l == 0 ? rows.ConvertAll(row => FromInputs(row, means, ranges)) : rows;
            rows = normalise && isLast ? rows.ConvertAll(row => ToOutputs(row, means[^1], ranges[^1])) : rows;
            string activation = isLast ? "identity" : "relu";
            layers.Add(Layer.Dense(
                $"dense {sizes[l + 1]} {activation}", rows, Enumerable.Repeat(Activation.Named(activation)!, rows.Count)));
        }

        return new Subject("network", sizes[0], rule, [.. layers]);
    }

    // The function of x that a row is of (x - mean) / range.
    private static Fraction[] FromInputs(Fraction[] row, Fraction[] means, Fraction[] ranges)
    {
        Fraction[] weights = [.. row.SkipLast(1).Select((weight, k) => weight * ranges[k].Inverse())];
        return [.. weights, weights.Select((weight, k) => -(weight * means[k])).Aggregate(row[^1], (sum, term) => sum + term)];
    }

    // y range + mean for the function y that a row is.
    private static Fraction[] ToOutputs(Fraction[] row, Fraction mean, Fraction range) =>
        [.. row.SkipLast(1).Select(entry => entry * range), (row[^1] * range) + mean];

    private Fraction[] Row(long count)
    {
        string[] entries = Entries(count);
        Fraction[] row = new Fraction[entries.Length];
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = numbers.Read(entries[k]);
        }

        return row;
    }

    private string[] Entries(long count)
    {
        Require.That(lines.MoveNext(), "the file ends too early");
        string line = lines.Current.EndsWith(',') ? lines.Current[..^1] : lines.Current;
        Require.That(line.AsSpan().Count(',') + 1L == count, $"expected {count} numbers in a line");
        return Array.ConvertAll(line.Split(','), entry => entry.Trim(' ', '\t'));
    }

    private static int Count(string entry)
    {
        bool isInteger = int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        Require.That(isInteger && value > 0, "expected a positive integer below 2^31");
        return value;
    }
}
