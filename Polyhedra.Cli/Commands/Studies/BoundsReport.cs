using System.Numerics;
using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>bounds</c> computed, and how it is printed.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Widths">The units of every layer of gates.</param>
/// <param name="Upper">The upper bounds, those that do not apply included.</param>
internal sealed record BoundsReport(int Inputs, ImmutableArray<int> Widths, ImmutableArray<RegionBound> Upper) : IReport
{
    /// <summary>The lower bounds of a shape; null for a network.</summary>
    public ImmutableArray<RegionBound>? Lower { get; init; }

    /// <summary>The gates of a shape.</summary>
    public string? Gates { get; init; }

    /// <summary>The network and the domain; null for a shape.</summary>
    public RegionInput? Input { get; init; }

    /// <summary>How each unit of each layer was settled; null for a shape.</summary>
    public ImmutableArray<ImmutableArray<UnitStability>>? Stability { get; init; }

    /// <summary>The hybrid bounds by name.</summary>
    public IReadOnlyDictionary<string, HybridBound> Hybrids { get; init; } = ImmutableDictionary<string, HybridBound>.Empty;

    private IEnumerable<RegionBound> NotApplicable => Upper.Concat(Lower ?? []).Where(bound => !bound.Applies);

    private BigInteger BestUpper => Upper.Where(IsProved).Min(bound => bound.Value!.Value);

    private BigInteger? BestLower => (Lower ?? []).Where(IsProved).MaxBy(bound => bound.Value)?.Value;

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/bounds/1")
        .Include(Input)
        .Add("inputs", Inputs)
        .Add("widths", Widths)
        .Add("gates", Gates)
        .Add("best", best => best.Add("upper", BestUpper).Add("lower", BestLower))
        .AddEach("upper", Upper.Where(bound => bound.Applies), AddBound)
        .AddEach("lower", Lower?.Where(bound => bound.Applies), AddBound)
        .AddEach("notApplicable", NotApplicable, (bounds, bound) => bounds
            .Add("name", bound.Name)
            .Add("kind", NameOf(bound.Kind))
            .Add("source", bound.Source)
            .Add("condition", bound.Condition))
        .AddEach("stability", Stability?.AsEnumerable(), AddLayer);

    public string Text()
    {
        string least = BestLower is { } lower ? $"; the best weights give at least {lower}" : string.Empty;
        return $"at most {BestUpper} activation regions{least}\n{Input?.Text()}"
            + string.Concat(Upper.Concat(Lower ?? []).Where(bound => bound.Applies).Select(Describe))
            + string.Concat(NotApplicable.Select(bound => $"no {NameOf(bound.Kind)} {bound.Name}: needs {bound.Condition}\n"))
            + string.Concat((Stability ?? []).Select(Describe));
    }

    private static string Describe(ImmutableArray<UnitStability> units, int index)
    {
        LayerStability layer = LayerStability.Of(units);
        IEnumerable<string> ways = units.CountBy(unit => unit.By).OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} by {NameOf(pair.Key)}");
        return $"layer {index}  {layer.Units} units: {layer.Active} always active, {layer.Inactive} never, "
            + $"{layer.Unstable} both, {layer.Undecided} undecided\n         settled: {string.Join(", ", ways)}\n";
    }

    private static void AddLayer(JsonFields json, ImmutableArray<UnitStability> units)
    {
        LayerStability layer = LayerStability.Of(units);
        json.Add("units", layer.Units)
            .Add("active", layer.Active)
            .Add("inactive", layer.Inactive)
            .Add("unstable", layer.Unstable)
            .Add("undecided", layer.Undecided)
            .AddEach("gates", units, (gates, unit) => gates
                .Add("state", unit.IsSettled ? NameOf(unit.State) : "undecided")
                .Add("by", NameOf(unit.By)));
    }

    private string Describe(RegionBound bound)
    {
        string cells = Hybrids.TryGetValue(bound.Name, out HybridBound? hybrid) ? $"; {hybrid.Cells} cells" : string.Empty;
        string recalled = bound.IsRecalled ? ", not taken as best" : string.Empty;
        return $"{NameOf(bound.Kind)}    {bound.Name} {bound.Value}  ({bound.Source}{recalled}{cells})\n";
    }

    private static bool IsProved(RegionBound bound) => bound.Applies && !bound.IsRecalled;

    private static string NameOf(BoundKind kind) => kind == BoundKind.Upper ? "upper" : "lower";

    private static string NameOf(SettledBy way) => way switch
    {
        SettledBy.Range => "range",
        SettledBy.Samples => "samples",
        SettledBy.Ascent => "ascent",
        SettledBy.Relaxation => "relaxation",
        SettledBy.Regions => "regions",
        _ => "nothing",
    };

    private static string NameOf(UnitState state) => state switch
    {
        UnitState.Active => "active",
        UnitState.Inactive => "inactive",
        _ => "unstable",
    };

    private void AddBound(JsonFields json, RegionBound bound)
    {
        HybridBound? hybrid = Hybrids.GetValueOrDefault(bound.Name);
        json.Add("name", bound.Name)
            .Add("value", bound.Value)
            .Add("source", bound.Source)
            .Add("condition", bound.Condition)
            .Add("recalled", bound.IsRecalled ? true : null)
            .Add("layers", hybrid?.Layers)
            .Add("cells", hybrid?.Cells);
    }
}
