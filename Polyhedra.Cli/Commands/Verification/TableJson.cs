using System.Text.Json.Serialization;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>What <c>verify --all --json</c> prints.</summary>
internal sealed record TableJson(
    string Schema, bool Complete, IEnumerable<string> Differences, IEnumerable<TableJson.Claim> Constructions,
    IEnumerable<TableJson.Chambers> Arrangements, int Threads, double Seconds)
{
    /// <summary>A construction.</summary>
    internal sealed record Claim(
        string Command, [property: JsonPropertyName("claim")] JsonInteger? Number, string Domain,
        IEnumerable<CountsJson> Counts, JsonInteger? UpperBound, bool Complete, bool AsExpected);

    /// <summary>An arrangement.</summary>
    internal sealed record Chambers(string Family, JsonInteger? Regions, JsonInteger? AdjacentPairs, bool Complete, bool AsExpected);
}
