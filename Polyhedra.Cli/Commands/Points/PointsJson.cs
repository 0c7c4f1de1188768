using System.Text.Json.Serialization;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>The serializer's code for the reports of this folder.</summary>
/// <remarks>Many fields: the generator keeps one for every type in a report.</remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvalJson))]
[JsonSerializable(typeof(DistanceJson))]
[JsonSerializable(typeof(LineJson))]
[JsonSerializable(typeof(RandomLinesJson))]
internal sealed partial class PointsJson : JsonSerializerContext;
