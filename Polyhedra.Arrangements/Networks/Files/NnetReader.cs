using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Reads <c>.nnet</c>, the text format of Stanford's NNet for networks of relu layers and a last affine layer.</summary>
/// <remarks>
/// <para>Lines of comma-separated entries, with or without a comma at the end; blank lines and lines that begin with <c>//</c> are skipped.
/// In order: the counts (layers, inputs, outputs, largest layer); the sizes (inputs, then the units of every layer); a flag without a
/// meaning; the smallest and the largest values of the inputs; means and ranges (an entry an input, then one for all outputs); then for
/// every layer its weights, a line a unit, and its bias, a line a unit.</para>
/// <para>Headers that other readers take are taken as they take them, with a note: a flag that is no number; more values than there are
/// inputs (the first count, of means and ranges also the last); means and ranges without that of the outputs (they are 0 and 1); and the
/// short header, whose counts are the number of layers alone, and whose five lines behind the sizes say nothing.</para>
/// <para>Source: K. Julian, https://github.com/sisl/NNet. There the inputs are also clipped to their smallest and largest values, which is
/// not done here: a domain says that.</para>
/// </remarks>
internal sealed class NnetReader : IDisposable
{
    private const string Blanks = " \t";

    private readonly TextLines _lines;
    private readonly RuledNumbers _numbers;
    private readonly List<string> _notes = [];

    private NnetReader(string path, NumberRule rule)
    {
        _lines = new TextLines(path, "a .nnet file", "comma-separated numbers", FileKind.Nnet);
        _numbers = new RuledNumbers(rule, "the reading rule");
    }

    /// <summary>Reads a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rule">The reading rule, which holds for every number of the file.</param>
    /// <param name="normalise">Whether to compose the file's normalisation into the first and the last layer: an input x enters as (x -
    /// mean) / range, an output y leaves as y range + mean. That is done exactly, with the numbers that the rule has given.</param>
    /// <returns>The network, and what a reader of it should know of its header, a line each.</returns>
    public static (Network Network, IReadOnlyList<string> Notes) Read(string path, NumberRule rule, bool normalise)
    {
        using NnetReader reader = new(path, rule);
        return (reader.ReadNetwork(rule, normalise), reader._notes);
    }

    public void Dispose() => _lines.Dispose();

    private Network ReadNetwork(NumberRule rule, bool normalise)
    {
        int[] counts = ReadCounts(4, "the four counts: layers, inputs, outputs, units of the largest layer", fewest: 1);
        int[] sizes = ReadCounts(
            (long)counts[0] + 1, $"the {counts[0] + 1L} sizes: the inputs and the units of each of the {counts[0]} layers");
        bool isShort = counts.Length == 1;
        if (!isShort && (sizes[0] != counts[1] || sizes[^1] != counts[2]))
        {
            throw _lines.Fail(
                $"expected sizes from {counts[1]} inputs to {counts[2]} outputs as the counts say, got {sizes[0]} to {sizes[^1]}");
        }

        (ImmutableArray<Rational> means, ImmutableArray<Rational> ranges) = isShort ? SkipHeader(normalise) : ReadHeader(sizes[0]);
        int zero = normalise ? ranges.IndexOf(Rational.Zero) : -1;
        if (zero >= 0)
        {
            throw _lines.Fail($"entry {zero + 1}: a range of 0 cannot be normalised with; expected another number");
        }

        ImmutableArray<NetworkLayer>.Builder layers = ImmutableArray.CreateBuilder<NetworkLayer>();
        for (int l = 0; l < counts[0]; l++)
        {
            DenseLayer layer = ReadLayer(l, sizes[l], sizes[l + 1], isLast: l + 1 == counts[0]);
            layer = normalise && l == 0 ? NormaliseInputs(layer, means, ranges) : layer;
            layers.Add(normalise && l + 1 == counts[0] ? NormaliseOutputs(layer, means[^1], ranges[^1]) : layer);
        }

        return TryReadLine(out string rest)
            ? throw _lines.Fail($"expected the end of the file after {counts[0]} layers, got {Excerpt.Quote(rest)}")
            : new Network(layers.ToImmutable(), rule);
    }

    private (ImmutableArray<Rational> Means, ImmutableArray<Rational> Ranges) SkipHeader(bool normalise)
    {
        if (normalise)
        {
            throw _lines.Fail("the header is short and has no normalisation");
        }

        for (int line = 0; line < 5; line++)
        {
            RequireLine("five lines of a short header behind the sizes");
        }

        _notes.Add("the header is short: no smallest and largest values of inputs, means and ranges are known");
        return ([], []);
    }

    private (ImmutableArray<Rational> Means, ImmutableArray<Rational> Ranges) ReadHeader(int inputs)
    {
        string flag = RequireLine("the flag that has no meaning").Trim(' ', '\t', ',');
        if (!Rational.TryParse(flag, out _, out _))
        {
            _notes.Add($"the line of the flag says {Excerpt.Quote(flag)}, which has no meaning");
        }

        ReadBounds(inputs, "smallest values");
        ReadBounds(inputs, "largest values");
        return (ReadScale(inputs, "means", Rational.Zero), ReadScale(inputs, "ranges", Rational.One));
    }

    private void ReadBounds(int inputs, string what)
    {
        ImmutableArray<Rational> bounds = ReadNumbers(inputs, $"the {what} of the {inputs} inputs", most: long.MaxValue);
        if (bounds.Length > inputs)
        {
            _notes.Add($"{bounds.Length} {what} of {inputs} inputs");
        }
    }

    // An entry an input, then that of the outputs.
    private ImmutableArray<Rational> ReadScale(int inputs, string what, Rational ofOutputs)
    {
        ImmutableArray<Rational> scale = ReadNumbers(
            inputs + 1L, $"the {what} of the {inputs} inputs and of the outputs", fewest: inputs, most: long.MaxValue);
        switch (scale.Length - inputs)
        {
            case 0:
                _notes.Add($"the {what} have none of the outputs, which is taken as {ofOutputs}");
                return scale.Add(ofOutputs);
            case 1:
                return scale;
            default:
                _notes.Add($"{scale.Length} {what} of {inputs} inputs and the outputs: the first {inputs} and the last are taken");
                return [.. scale[..inputs], scale[^1]];
        }
    }

    private DenseLayer ReadLayer(int index, int inputs, int units, bool isLast)
    {
        // Builders grow with what the file really holds: huge sizes alone allocate nothing.
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>();
        for (int unit = 0; unit < units; unit++)
        {
            weights.AddRange(ReadNumbers(inputs, $"the {inputs} weights of unit {unit} of layer {index}"));
        }

        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>();
        for (int unit = 0; unit < units; unit++)
        {
            bias.AddRange(ReadNumbers(1, $"the bias of unit {unit} of layer {index}"));
        }

        return new DenseLayer(
            new RationalMatrix(units, inputs, weights.DrainToImmutable()), bias.DrainToImmutable(),
            isLast ? Activation.Identity : Activation.Relu);
    }

    // W (x - mean) / range + b.
    private static DenseLayer NormaliseInputs(DenseLayer layer, ImmutableArray<Rational> means, ImmutableArray<Rational> ranges)
    {
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>(layer.UnitCount * layer.InputCount);
        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(layer.UnitCount);
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            Rational constant = layer.Bias[unit];
            for (int k = 0; k < layer.InputCount; k++)
            {
                Rational weight = layer.Weights[unit, k] / ranges[k];
                constant -= weight * means[k];
                weights.Add(weight);
            }

            bias.Add(constant);
        }

        return new DenseLayer(
            new RationalMatrix(layer.UnitCount, layer.InputCount, weights.MoveToImmutable()), bias.MoveToImmutable(), layer.Activation);
    }

    private static DenseLayer NormaliseOutputs(DenseLayer layer, Rational mean, Rational range)
    {
        IEnumerable<Rational> weights =
            Enumerable.Range(0, layer.UnitCount).SelectMany(unit => layer.Weights.Row(unit).ToArray()).Select(entry => entry * range);
        return new DenseLayer(
            new RationalMatrix(layer.UnitCount, layer.InputCount, [.. weights]),
            [.. layer.Bias.Select(entry => (entry * range) + mean)],
            layer.Activation);
    }

    private int[] ReadCounts(long count, string what, long fewest = long.MaxValue)
    {
        List<int> counts = [];
        ReadLine(count, Math.Min(count, fewest), count, what, (entry, index) => counts.Add(
            int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
                ? value
                : throw _lines.Fail($"entry {index}: expected a positive integer below 2^31, got {Excerpt.Quote(entry)}")));
        return counts.Count == count || counts.Count == 1 ? [.. counts] : throw _lines.Fail($"expected {what}, got {counts.Count}");
    }

    private ImmutableArray<Rational> ReadNumbers(long count, string what, long fewest = long.MaxValue, long most = 0)
    {
        ImmutableArray<Rational>.Builder numbers = ImmutableArray.CreateBuilder<Rational>();
        ReadLine(count, Math.Min(count, fewest), Math.Max(count, most), what, (entry, index) => numbers.Add(
            _numbers.TryRead(entry, out Rational value, out string? problem) ? value : throw _lines.Fail($"entry {index}: {problem}")));
        return numbers.DrainToImmutable();
    }

    private string RequireLine(string what) =>
        TryReadLine(out string line) ? line : throw _lines.Fail($"expected {what}, but the file ends");

    // Reads a line of so many entries, or about so many; they are counted from 1.
    private void ReadLine(long count, long fewest, long most, string what, Action<string, int> readEntry)
    {
        // Counted before it is split: a long line of the wrong length costs nothing.
        string content = RequireLine(what).TrimEnd(' ', '\t');
        content = content.EndsWith(',') ? content[..^1] : content;
        long entries = content.AsSpan().Count(',') + 1L;
        if (entries != count && (entries < fewest || entries > most))
        {
            throw _lines.Fail($"expected {what}, got {entries}");
        }

        int index = 0;
        foreach (string entry in content.Split(','))
        {
            readEntry(entry.Trim(' ', '\t'), ++index);
        }
    }

    private bool TryReadLine(out string line)
    {
        while (_lines.TryRead(out line))
        {
            if (_lines.CharacterCount > InputFile.MaxLength)
            {
                throw _lines.Fail($"the file is longer than {InputFile.MaxLength >> 20} MiB, which is the most that is read");
            }

            if (line.AsSpan().TrimStart(Blanks) is not ("" or ['/', '/', ..]))
            {
                return true;
            }
        }

        return false;
    }
}
