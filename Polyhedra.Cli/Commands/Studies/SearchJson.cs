using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>search --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record SearchJson(
    string Schema, int Inputs, IEnumerable<int> Widths, string Definition, ulong Seed, JsonInteger? Regions, JsonInteger? UpperBound,
    JsonInteger? ActivationRegions, JsonInteger? LinearRegions, JsonInteger? AffinePieces, SearchJson.EngineCounts Engines, bool Agree,
    string Digest, JsonInteger? Steps, JsonInteger? Climbs, JsonInteger? StepOfBest, double SecondsOfBest, double Seconds, string Stopped)
{
    /// <summary>The numbers of activation regions.</summary>
    internal sealed record EngineCounts(JsonInteger? Lp, JsonInteger? Vertex);
}
