using System.Text.Json.Serialization;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>eval --json</c> prints of each point.</summary>
internal sealed record EvalJson(
    string Schema, NetworkJson Network, IEnumerable<JsonRational> Point, IEnumerable<JsonRational> Output, string Pattern,
    AffineMapJson AffineMap, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] EvalJson.Nearest? NearestGate)
{
    /// <summary>A gate and how far it is.</summary>
    internal sealed record Nearest(int Layer, int Unit, int Breakpoint, JsonRational? SquaredDistance);
}
