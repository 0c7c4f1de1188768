using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Files;

/// <summary>Reads <c>polyhedra-network/1</c>. A new layer type is a case of <see cref="ReadLayer"/>, a new activation one of
/// <see cref="ReadActivation"/>.</summary>
internal sealed class NetworkReader
{
    internal const string FormatName = "polyhedra-network/1";

    private const string ExpectedActivation =
        "\"relu\", \"identity\", \"abs\", \"hardtanh\", \"relu6\" or {\"leaky_relu\": slope}";
    private readonly RuledNumbers _numbers;

    private NetworkReader(NumberRule rule) => _numbers = new RuledNumbers(rule);

    public static Network Read(ReadOnlyMemory<byte> utf8, string source, NumberRule? wanted)
    {
        using JsonDocument document = JsonText.Parse(utf8, source);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(source);
        place.RequireFormat(root, FormatName);
        NumberRule rule = ReadRule(root, place, wanted);
        int inputCount = ReadInputCount(root, place);
        return new Network(new NetworkReader(rule).ReadLayers(root, place, inputCount), rule);
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

    private static int ReadInputCount(JsonElement root, JsonPlace place)
    {
        const string Expected = "the number of inputs, a positive integer below 2^31";
        JsonElement element = place.Require(root, "inputs", Expected);
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int count) && count > 0
            ? count
            : throw place.Key("inputs").Unexpected(Expected, element);
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
        Activation activation = ReadActivation(element, place);
        JsonElement rows = place.RequireArray(element, "weights", ExpectedWeights);
        JsonPlace weightsPlace = place.Key("weights");
        int unitCount = rows.GetArrayLength();
        if (unitCount == 0)
        {
            throw weightsPlace.Unexpected(ExpectedWeights, rows);
        }

        // The builder grows with what the file really holds: a huge number of inputs alone allocates nothing.
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>();
        int unit = 0;
        foreach (JsonElement row in rows.EnumerateArray())
        {
            _numbers.ReadRow(row, weightsPlace.Item(unit), inputCount, reason, weights);
            unit++;
        }

        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(unitCount);
        string biasReason = $"the layer has {unitCount} rows of weights";
        JsonElement biasElement = place.Require(element, "bias", $"an array of {unitCount} ({biasReason})");
        _numbers.ReadRow(biasElement, place.Key("bias"), unitCount, biasReason, bias);
        return new DenseLayer(new RationalMatrix(unitCount, inputCount, weights.DrainToImmutable()), bias.MoveToImmutable(), activation);
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

        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>();
        int rank = 0;
        int unit = 0;
        foreach (JsonElement pieces in units.EnumerateArray())
        {
            rank = ReadPieces(pieces, weightsPlace.Item(unit), rank, inputCount, reason, weights);
            unit++;
        }

        string biasReason = $"the layer has {unitCount} units";
        string expectedBias = $"an array of {unitCount} arrays of {rank} ({biasReason} of {rank} pieces)";
        JsonElement biasElement = place.RequireArray(element, "bias", expectedBias);
        JsonPlace biasPlace = place.Key("bias");
        if (biasElement.GetArrayLength() != unitCount)
        {
            throw biasPlace.Unexpected(expectedBias, biasElement);
        }

        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(unitCount * rank);
        unit = 0;
        foreach (JsonElement row in biasElement.EnumerateArray())
        {
            _numbers.ReadRow(row, biasPlace.Item(unit), rank, $"the units have {rank} pieces", bias);
            unit++;
        }

        return new MaxoutLayer(
            new RationalMatrix(unitCount * rank, inputCount, weights.DrainToImmutable()), bias.MoveToImmutable(), rank);
    }

    // Reads one maxout unit and returns its number of pieces, which must be that of the units before (0: there are none).
    private int ReadPieces(
        JsonElement pieces, JsonPlace place, int rank, int inputCount, string reason, ImmutableArray<Rational>.Builder weights)
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
            _numbers.ReadRow(row, place.Item(piece), inputCount, reason, weights);
            piece++;
        }

        return count;
    }

    private Activation ReadActivation(JsonElement layer, JsonPlace layerPlace)
    {
        JsonElement element = layerPlace.Require(layer, "activation", ExpectedActivation);
        JsonPlace place = layerPlace.Key("activation");
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
