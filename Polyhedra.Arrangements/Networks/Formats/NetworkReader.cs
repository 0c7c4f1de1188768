using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Reads <c>polyhedra-network/1</c>. A new layer type is a case of <see cref="ReadLayer"/>, a new activation one of
/// <see cref="ReadActivation"/>.</summary>
internal sealed class NetworkReader
{
    internal const string FormatName = "polyhedra-network/1";

    private const string ExpectedActivation = "\"relu\" or \"identity\"";
    private readonly JsonNumbers _numbers;

    private NetworkReader(NumberRule rule) => _numbers = new JsonNumbers(rule);

    public static Network Read(ReadOnlyMemory<byte> utf8, string source, NumberRule? wanted)
    {
        using JsonDocument document = JsonText.Parse(utf8, source);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(source);
        RequireFormat(root, place, FormatName);
        NumberRule rule = ReadRule(root, place, wanted);
        int inputCount = ReadInputCount(root, place);
        return new Network(new NetworkReader(rule).ReadLayers(root, place, inputCount), rule);
    }

    internal static void RequireFormat(JsonElement root, JsonPlace place, string name)
    {
        string expected = $"the format \"{name}\"";
        if (!string.Equals(place.RequireString(root, "format", expected), name, StringComparison.Ordinal))
        {
            throw place.Key("format").Unexpected(expected, root.GetProperty("format"));
        }
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

    private ImmutableArray<DenseLayer> ReadLayers(JsonElement root, JsonPlace place, int inputCount)
    {
        const string Expected = "an array of at least one layer";
        JsonElement array = place.RequireArray(root, "layers", Expected);
        JsonPlace layers = place.Key("layers");
        if (array.GetArrayLength() == 0)
        {
            throw layers.Unexpected(Expected, array);
        }

        ImmutableArray<DenseLayer>.Builder read = ImmutableArray.CreateBuilder<DenseLayer>(array.GetArrayLength());
        int width = inputCount;
        string reason = $"the network has {inputCount} inputs";
        foreach (JsonElement element in array.EnumerateArray())
        {
            DenseLayer layer = ReadLayer(element, layers.Item(read.Count), width, reason);
            width = layer.UnitCount;
            reason = $"layer {read.Count} has {width} units";
            read.Add(layer);
        }

        return read.MoveToImmutable();
    }

    private DenseLayer ReadLayer(JsonElement element, JsonPlace place, int inputCount, string reason)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw place.Unexpected("a layer, which is an object", element);
        }

        const string Expected = "the layer type \"dense\"";
        return place.RequireString(element, "type", Expected) switch
        {
            "dense" => ReadDense(element, place, inputCount, reason),
            "maxout" => throw place.Key("type").Fail("the layer type \"maxout\" is not supported yet; expected \"dense\""),
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

    private static Activation ReadActivation(JsonElement layer, JsonPlace layerPlace)
    {
        JsonElement element = layerPlace.Require(layer, "activation", ExpectedActivation);
        JsonPlace place = layerPlace.Key("activation");
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("leaky_relu", out _))
        {
            throw NotYet(place, "leaky_relu");
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            throw place.Unexpected(ExpectedActivation, element);
        }

        string name = element.GetString()!;
        return name switch
        {
            "relu" => Activation.Relu,
            "identity" => Activation.Identity,
            "abs" or "hardtanh" or "relu6" or "leaky_relu" => throw NotYet(place, name),
            _ => throw place.Unexpected(ExpectedActivation, element),
        };
    }

    private static BadInputException NotYet(JsonPlace place, string name) =>
        place.Fail($"the activation \"{name}\" is not supported yet; expected {ExpectedActivation}");
}
