using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>count --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record CountJson(
    string Schema, bool Complete, NetworkJson Network, string Domain, SliceJson? Slice, JsonInteger? ActivationRegions,
    JsonInteger? BoundedRegions, JsonInteger? AdjacentPairs, JsonInteger? LinearRegions, JsonInteger? AffinePieces, string Engine,
    int Threads, JsonInteger? SignTests, JsonInteger? ExactSignTests, double Seconds, double ColdSeconds, CrossCheckJson? CrossCheck);
