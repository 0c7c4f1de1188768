using System.Text.Json.Serialization;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>The serializer's code for the reports of this folder.</summary>
/// <remarks>Many fields: the generator keeps one for every type in a report.</remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArrangementJson))]
internal sealed partial class ChambersJson : JsonSerializerContext;
