using System.Text.Json.Serialization;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>estimate --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record EstimateJson(
    string Schema, bool Complete, NetworkJson Network, string Domain, int Samples, int Lines, int Runs, string Seed, int? DistinctPatterns,
    int? SeenOnce, int? SeenTwice, JsonRational? Coverage, int? SwapScore, JsonRational? RedundancyRatio, JsonRational? Determinism,
    JsonInteger? ActivationRegions, EstimateJson.Enclosure? ExpectedDistinct, IEnumerable<EstimateJson.Method> Estimates)
{
    /// <summary>Two numbers between which a third one is.</summary>
    internal sealed record Enclosure(JsonRational Lower, JsonRational Upper);

    /// <summary>What a method gives.</summary>
    internal sealed record Method(
        [property: JsonPropertyName("method")] string Name, JsonRational Estimate, JsonRational? RelativeError,
        string Note);
}
