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
        int[] counts = Array.ConvertAll(Entries(1, 4), Count);
        int[] sizes = Array.ConvertAll(Entries(counts[0] + 1L), Count);
        bool isShort = counts.Length == 1;
        Require.That(
            isShort || (counts.Length == 4 && sizes[0] == counts[1] && sizes[^1] == counts[2]), "the sizes are not those of the counts");
        Require.That(!isShort || !normalise, "a short header has no normalisation");
        Line();
        (long least, long most) = isShort ? (0, long.MaxValue) : (sizes[0], long.MaxValue);
        string[][] header = [Entries(least, most), Entries(least, most), Entries(least, most), Entries(least, most)];
        Fraction[][] values = isShort ? [[], [], [], []] : Array.ConvertAll(header, line => Array.ConvertAll(line, numbers.Read));
        Fraction[] means = Scale(values[2], sizes[0], 0);
        Fraction[] ranges = Scale(values[3], sizes[0], 1);
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

    // Of means or ranges those of the inputs, and that of the outputs, which is the last, or may be missing.
    private static Fraction[] Scale(Fraction[] values, int inputs, int otherwise) =>
        [.. values.Take(inputs), values.Length > inputs ? values[^1] : Fraction.Of(otherwise, 1)];

    private Fraction[] Row(long count) => Array.ConvertAll(Entries(count), numbers.Read);

    private string Line()
    {
        Require.That(lines.MoveNext(), "the file ends too early");
        return lines.Current.EndsWith(',') ? lines.Current[..^1] : lines.Current;
    }

    private string[] Entries(long count) => Entries(count, count);

    private string[] Entries(long least, long most)
    {
        string line = Line();
        long count = line.AsSpan().Count(',') + 1L;
        Require.That(count >= least && count <= most, $"expected {least} numbers in a line");
        return Array.ConvertAll(line.Split(','), entry => entry.Trim(' ', '\t'));
    }

    private static int Count(string entry)
    {
        bool isInteger = int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        Require.That(isInteger && value > 0, "expected a positive integer below 2^31");
        return value;
    }
}
