using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>The counts of a network in one domain, in a report.</summary>
internal sealed record CountsJson(
    string Domain, bool Complete, JsonInteger? ActivationRegions, JsonInteger? LinearRegions, JsonInteger? AffinePieces,
    JsonInteger? BoundedRegions, JsonInteger? AdjacentPairs, CountsJson.Distances Excess)
{
    /// <summary>Count less claim under the three definitions.</summary>
    internal sealed record Distances(JsonInteger? Activation, JsonInteger? Linear, JsonInteger? Affine);
}
