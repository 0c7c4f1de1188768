using System.Text.Json.Serialization;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>The serializer's code for the reports of this folder.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArrangementJson))]
internal sealed partial class ChambersJson : JsonSerializerContext;
