using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Reads <c>polyhedra-network/1</c> and <c>/2</c>. A new layer type is a case of <see cref="ReadLayer"/>, a new activation one of
/// <see cref="ReadActivation(JsonElement, JsonPlace)"/>.</summary>
internal sealed class NetworkReader
{
    internal const string FormatName = "polyhedra-network/1";
    internal const string FormatName2 = "polyhedra-network/2";

    private const string ExpectedActivation =
        "\"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or {\"leaky_relu\": slope}";
    private readonly RuledNumbers _numbers;

    private readonly bool _isVersion2;

    private NetworkReader(NumberRule rule, bool isVersion2)
    {
        _numbers = new RuledNumbers(rule);
        _isVersion2 = isVersion2;
    }

    public static Network Read(ReadOnlyMemory<byte> utf8, string source, NumberRule? wanted)
    {
        using JsonDocument document = JsonText.Parse(utf8, source);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(source);
        bool isVersion2 = root.TryGetProperty("format", out JsonElement format) && format.ValueKind == JsonValueKind.String
            && format.ValueEquals(FormatName2);
        place.RequireFormat(root, isVersion2 ? FormatName2 : FormatName);
        NumberRule rule = ReadRule(root, place, wanted);
        int inputCount = place.RequireDimension(root, "inputs", "the number of inputs");
        return new Network(new NetworkReader(rule, isVersion2).ReadLayers(root, place, inputCount), rule);
    }

    private static NumberRule ReadRule(JsonElement root, JsonPlace place, NumberRule? wanted)
    {
        const string Expected = "\"exact\", \"float32\" or \"float64\"";
        NumberRule rule = NumberRule.Exact;
        bool present = root.TryGetProperty("numbers", out JsonElement key);
        if (present && (key.ValueKind != JsonValueKind.String || !NumberRules.TryParse(key.GetString(), out rule)))
        {
            throw place.Key("numbers").Unexpected(Expected, key);
        }

        if (wanted is { } asked && asked != rule)
        {
            throw place.Key("numbers").Fail(present
                ? $"the file says {NumberRules.ToText(rule)}, which the {NumberRules.ToText(asked)} asked for contradicts"
                : $"the file has no such key, which means exact, and the {NumberRules.ToText(asked)} asked for contradicts that");
        }

        return rule;
    }

    private ImmutableArray<NetworkLayer> ReadLayers(JsonElement root, JsonPlace place, int inputCount)
    {
        const string Expected = "an array of at least one layer";
        JsonElement array = place.RequireArray(root, "layers", Expected);
        JsonPlace layers = place.Key("layers");
        if (array.GetArrayLength() == 0)
        {
            throw layers.Unexpected(Expected, array);
        }

        ImmutableArray<NetworkLayer>.Builder read = ImmutableArray.CreateBuilder<NetworkLayer>(array.GetArrayLength());
        int width = inputCount;
        string reason = $"the network has {inputCount} inputs";
        foreach (JsonElement element in array.EnumerateArray())
        {
            NetworkLayer layer = ReadLayer(element, layers.Item(read.Count), width, reason);
            width = layer.UnitCount;
            reason = $"layer {read.Count} has {width} units";
            read.Add(layer);
        }

        return read.MoveToImmutable();
    }

    private NetworkLayer ReadLayer(JsonElement element, JsonPlace place, int inputCount, string reason)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw place.Unexpected("a layer, which is an object", element);
        }

        const string Expected = "the layer type \"dense\" or \"maxout\"";
        return place.RequireString(element, "type", Expected) switch
        {
            "dense" => ReadDense(element, place, inputCount, reason),
            "maxout" => ReadMaxout(element, place, inputCount, reason),
            _ => throw place.Key("type").Unexpected(Expected, element.GetProperty("type")),
        };
    }

    private DenseLayer ReadDense(JsonElement element, JsonPlace place, int inputCount, string reason)
    {
        const string ExpectedWeights = "an array of at least one row of weights, a row a unit";
        JsonElement rows = place.RequireArray(element, "weights", ExpectedWeights);
        JsonPlace weightsPlace = place.Key("weights");
        int unitCount = rows.GetArrayLength();
        if (unitCount == 0)
        {
            throw weightsPlace.Unexpected(ExpectedWeights, rows);
        }

        ImmutableArray<Activation> activations = ReadActivations(element, place, unitCount);

        // The builder grows with what the file really holds: a huge number of inputs alone allocates nothing.
        SparseMatrix.Builder sparse = new(inputCount);
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>();
        int unit = 0;
        foreach (JsonElement row in rows.EnumerateArray())
        {
            ReadRow(row, weightsPlace.Item(unit), inputCount, reason, weights, sparse);
            unit++;
        }

        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(unitCount);
        string biasReason = $"the layer has {unitCount} rows of weights";
        JsonElement biasElement = place.Require(element, "bias", $"an array of {unitCount} ({biasReason})");
        _numbers.ReadRow(biasElement, place.Key("bias"), unitCount, biasReason, bias);
        return _isVersion2
            ? new DenseLayer(sparse.ToMatrix(), bias.MoveToImmutable(), activations)
            : new DenseLayer(
                new RationalMatrix(unitCount, inputCount, weights.DrainToImmutable()), bias.MoveToImmutable(), activations[0]);
    }

    private MaxoutLayer ReadMaxout(JsonElement element, JsonPlace place, int inputCount, string reason)
    {
        const string ExpectedWeights = "an array of at least one unit, which is an array of pieces";
        JsonElement units = place.RequireArray(element, "weights", ExpectedWeights);
        JsonPlace weightsPlace = place.Key("weights");
        int unitCount = units.GetArrayLength();
        if (unitCount == 0)
        {
            throw weightsPlace.Unexpected(ExpectedWeights, units);
        }

        SparseMatrix.Builder sparse = new(inputCount);
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>();
        ImmutableArray<int>.Builder ranks = ImmutableArray.CreateBuilder<int>(unitCount);
        foreach (JsonElement pieces in units.EnumerateArray())
        {
            int known = _isVersion2 || ranks.Count == 0 ? 0 : ranks[0];
            ranks.Add(ReadPieces(pieces, weightsPlace.Item(ranks.Count), known, inputCount, reason, weights, sparse));
        }

        int rank = ranks[0];
        string biasReason = $"the layer has {unitCount} units";
        string expectedBias = _isVersion2
            ? $"an array of {unitCount} arrays ({biasReason}), each with a number a piece"
            : $"an array of {unitCount} arrays of {rank} ({biasReason} of {rank} pieces)";
        JsonElement biasElement = place.RequireArray(element, "bias", expectedBias);
        JsonPlace biasPlace = place.Key("bias");
        if (biasElement.GetArrayLength() != unitCount)
        {
            throw biasPlace.Unexpected(expectedBias, biasElement);
        }

        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>();
        int unit = 0;
        foreach (JsonElement row in biasElement.EnumerateArray())
        {
            string piecesReason = _isVersion2 ? $"the unit has {ranks[unit]} pieces" : $"the units have {rank} pieces";
            _numbers.ReadRow(row, biasPlace.Item(unit), ranks[unit], piecesReason, bias);
            unit++;
        }

        return _isVersion2
            ? new MaxoutLayer(sparse.ToMatrix(), bias.ToImmutable(), ranks.MoveToImmutable())
            : new MaxoutLayer(new RationalMatrix(unitCount * rank, inputCount, weights.DrainToImmutable()), bias.ToImmutable(), rank);
    }

    // Reads one maxout unit and returns its number of pieces, which must be that of the units before (0: there are none).
    private int ReadPieces(
        JsonElement pieces, JsonPlace place, int rank, int inputCount, string reason, ImmutableArray<Rational>.Builder weights,
        SparseMatrix.Builder sparse)
    {
        string expected = rank == 0
            ? $"an array of 1 to {Activation.MaxPieceCount} pieces, each a row of weights"
            : $"an array of {rank} pieces like the units before";
        if (pieces.ValueKind != JsonValueKind.Array)
        {
            throw place.Unexpected(expected, pieces);
        }

        int count = pieces.GetArrayLength();
        if (count == 0 || count > Activation.MaxPieceCount || (rank != 0 && count != rank))
        {
            throw place.Fail($"expected {expected}, got {count}");
        }

        int piece = 0;
        foreach (JsonElement row in pieces.EnumerateArray())
        {
            ReadRow(row, place.Item(piece), inputCount, reason, weights, sparse);
            piece++;
        }

        return count;
    }

    // A row of weights: in version 1 to the dense ones, in version 2 to the sparse ones.
    private void ReadRow(
        JsonElement row, JsonPlace place, int inputCount, string reason, ImmutableArray<Rational>.Builder weights,
        SparseMatrix.Builder sparse)
    {
        if (!_isVersion2)
        {
            _numbers.ReadRow(row, place, inputCount, reason, weights);
            return;
        }

        if (row.ValueKind == JsonValueKind.String)
        {
            ReadSparseRow(row.GetString()!, place, inputCount, reason, sparse);
        }
        else
        {
            weights.Clear();
            _numbers.ReadRow(row, place, inputCount, reason, weights);
            for (int j = 0; j < inputCount; j++)
            {
                sparse.Add(j, weights[j]);
            }
        }

        sparse.EndRow();
    }

    // Words index:value, separated by single blanks.
    private void ReadSparseRow(string text, JsonPlace place, int inputCount, string reason, SparseMatrix.Builder sparse)
    {
        int least = 0;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf(' ', start);
            ReadOnlySpan<char> word = text.AsSpan()[start..(end < 0 ? text.Length : end)];
            int colon = word.IndexOf(':');
            if (colon < 1 || !TryReadIndex(word[..colon], out int index) || index < least || index >= inputCount || end == text.Length - 1)
            {
                string range = least < inputCount ? $"from {least} to {inputCount - 1}" : "(none is left)";
                throw place.Fail(
                    $"expected index:value with an index {range} ({reason}; indices increase; single blanks between words), "
                        + $"got {Excerpt.Quote(word.ToString())}");
            }

            if (!_numbers.TryRead(word[(colon + 1)..], out Rational value, out string? problem))
            {
                throw place.Fail(problem);
            }

            sparse.Add(index, value);
            least = index + 1;
            start = end < 0 ? text.Length : end + 1;
        }
    }

    // Digits without leading zeros.
    private static bool TryReadIndex(ReadOnlySpan<char> text, out int index)
    {
        index = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private ImmutableArray<Activation> ReadActivations(JsonElement layer, JsonPlace layerPlace, int unitCount)
    {
        string expected = _isVersion2
            ? $"{ExpectedActivation}, or an array of {unitCount} of these (the layer has {unitCount} rows of weights)"
            : ExpectedActivation;
        JsonElement element = layerPlace.Require(layer, "activation", expected);
        JsonPlace place = layerPlace.Key("activation");
        if (!_isVersion2 || element.ValueKind != JsonValueKind.Array)
        {
            return [.. Enumerable.Repeat(ReadActivation(element, place), unitCount)];
        }

        if (element.GetArrayLength() != unitCount)
        {
            throw place.Unexpected(expected, element);
        }

        // Equal activations are one object.
        Dictionary<Activation, Activation> known = [];
        ImmutableArray<Activation>.Builder activations = ImmutableArray.CreateBuilder<Activation>(unitCount);
        foreach (JsonElement entry in element.EnumerateArray())
        {
            Activation activation = ReadActivation(entry, place.Item(activations.Count));
            known.TryAdd(activation, activation);
            activations.Add(known[activation]);
        }

        return activations.MoveToImmutable();
    }

    private Activation ReadActivation(JsonElement element, JsonPlace place)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            JsonElement slope = place.Require(element, "leaky_relu", ExpectedActivation);
            return Activation.LeakyRelu(_numbers.Read(slope, place.Key("leaky_relu")));
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            throw place.Unexpected(ExpectedActivation, element);
        }

        return element.GetString() switch
        {
            "relu" => Activation.Relu,
            "identity" => Activation.Identity,
            "abs" => Activation.Abs,
            "hardtanh" => Activation.HardTanh,
            "relu6" => Activation.Relu6,
            _ => throw place.Unexpected(ExpectedActivation, element),
        };
    }
}
