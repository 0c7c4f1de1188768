using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>ball --json</c> prints of each ball.</summary>
internal sealed record BallJson(
    string Schema, bool Complete, NetworkJson Network, string Domain, string Norm, IEnumerable<JsonRational> Centre, JsonRational? Radius,
    JsonInteger? ActivationRegions, JsonInteger? UpperBound, double? Looseness, IEnumerable<int> Unstable, string Engine,
    JsonInteger? SignTests, JsonInteger? ExactSignTests, double Seconds);
