using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>bounds --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record BoundsJson(
    string Schema, NetworkJson? Network, string? Domain, int Inputs, IEnumerable<int> Widths, string? Gates, BoundsJson.Extremes Best,
    IEnumerable<BoundsJson.Bound> Upper, IEnumerable<BoundsJson.Bound>? Lower, IEnumerable<BoundsJson.Missing> NotApplicable,
    IEnumerable<BoundsJson.Layer>? Stability)
{
    /// <summary>The best proved bounds.</summary>
    internal sealed record Extremes(JsonInteger? Upper, JsonInteger? Lower);

    /// <summary>A bound.</summary>
    internal sealed record Bound(
        string Name, JsonInteger? Value, string Source, string Condition, bool? Recalled, int? Layers, JsonInteger? Cells);

    /// <summary>A bound whose condition does not hold.</summary>
    internal sealed record Missing(string Name, string Kind, string Source, string Condition);

    /// <summary>The stable units of a layer.</summary>
    internal sealed record Layer(int Units, int Active, int Inactive, int Unstable, int Undecided);
}
