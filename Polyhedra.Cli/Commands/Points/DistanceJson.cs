using System.Text.Json.Serialization;
using Polyhedra.Arrangements.Local.Measures;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>distance --json</c> prints of each point.</summary>
internal sealed record DistanceJson(
    string Schema, NetworkJson Network, IEnumerable<JsonRational> Point, JsonRational SquaredDistance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Distance,
    IEnumerable<DistanceJson.Gate> NearestGates, int LocalRank, JsonRational? Radius, int? LocalComplexity, JsonRational? Epsilon,
    DistanceJson.Enclosure? BoundaryDensity)
{
    /// <summary>A breakpoint of a gate.</summary>
    internal sealed record Gate(int Layer, int Unit, int Breakpoint);

    /// <summary>Two numbers between which a third one is.</summary>
    internal sealed record Enclosure(double Low, double High)
    {
        public static Enclosure Of(DensityEnclosure density) => new(density.Low, density.High);
    }
}
