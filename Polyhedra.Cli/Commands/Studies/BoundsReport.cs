using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>bounds</c> computed, and how it is printed.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Widths">The units of every layer of gates.</param>
/// <param name="Upper">The upper bounds, those that do not apply included.</param>
internal sealed record BoundsReport(int Inputs, ImmutableArray<int> Widths, ImmutableArray<RegionBound> Upper)
{
    /// <summary>The lower bounds of a shape; null for a network.</summary>
    public ImmutableArray<RegionBound>? Lower { get; init; }

    /// <summary>The gates of a shape.</summary>
    public string? Gates { get; init; }

    public NetworkDescription? Network { get; init; }

    /// <summary>The domain as the user wrote it.</summary>
    public string? Domain { get; init; }

    /// <summary>For each layer of gates what is known of its units.</summary>
    public ImmutableArray<ImmutableArray<UnitStability>>? Stability { get; init; }

    /// <summary>The hybrid bounds by name.</summary>
    public IReadOnlyDictionary<string, HybridBound> Hybrids { get; init; } = ImmutableDictionary<string, HybridBound>.Empty;

    private IEnumerable<RegionBound> NotApplicable => Upper.Concat(Lower ?? []).Where(bound => !bound.Applies);

    private BigInteger BestUpper => Upper.Where(IsProved).Min(bound => bound.Value!.Value);

    private BigInteger? BestLower => (Lower ?? []).Where(IsProved).MaxBy(bound => bound.Value)?.Value;

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/bounds/1");
        if (Network is not null)
        {
            Network.WriteJson(writer);
            writer.WriteString("domain", Domain);
        }

        writer.WriteNumber("inputs", Inputs);
        writer.WriteStartArray("widths");
        foreach (int width in Widths)
        {
            writer.WriteNumberValue(width);
        }

        writer.WriteEndArray();
        if (Gates is not null)
        {
            writer.WriteString("gates", Gates);
        }

        writer.WriteStartObject("best");
        JsonOutput.WriteInteger(writer, "upper", BestUpper);
        if (BestLower is { } lower)
        {
            JsonOutput.WriteInteger(writer, "lower", lower);
        }

        writer.WriteEndObject();
        WriteBounds(writer, "upper", Upper);
        if (Lower is { } bounds)
        {
            WriteBounds(writer, "lower", bounds);
        }

        writer.WriteStartArray("notApplicable");
        foreach (RegionBound bound in NotApplicable)
        {
            writer.WriteStartObject();
            writer.WriteString("name", bound.Name);
            writer.WriteString("kind", NameOf(bound.Kind));
            writer.WriteString("source", bound.Source);
            writer.WriteString("condition", bound.Condition);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (Stability is { } stability)
        {
            WriteStability(writer, stability);
        }
    });

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        string most = $"at most {BestUpper} activation regions";
        text.Append(BestLower is { } least ? $"{most}; the best weights give at least {least}\n" : $"{most}\n");
        if (Network is not null)
        {
            text.Append($"network  {Network.Path}: {Network.Shape}; numbers {Network.Rule}\n");
            text.Append($"digest   {Network.Digest}\n");
            text.Append($"domain   {Domain}\n");
        }

        foreach (RegionBound bound in Upper.Concat(Lower ?? []).Where(bound => bound.Applies))
        {
            string cells = Hybrids.TryGetValue(bound.Name, out HybridBound? hybrid) ? $"; {hybrid.Cells} cells" : string.Empty;
            string recalled = bound.IsRecalled ? ", not taken as best" : string.Empty;
            text.Append($"{NameOf(bound.Kind)}    {bound.Name} {bound.Value}  ({bound.Source}{recalled}{cells})\n");
        }

        foreach (RegionBound bound in NotApplicable)
        {
            text.Append($"no {NameOf(bound.Kind)} {bound.Name}: needs {bound.Condition}\n");
        }

        for (int l = 0; l < (Stability?.Length ?? 0); l++)
        {
            ImmutableArray<UnitStability> units = Stability!.Value[l];
            LayerStability layer = LayerStability.Of(units);
            text.Append($"layer {l}  {layer.Units} units: {layer.Active} always active, {layer.Inactive} never, {layer.Unstable} both, ");
            text.Append($"{layer.Undecided} undecided\n");
            IEnumerable<string> ways = units.Where(unit => unit.IsSettled).CountBy(unit => unit.By).OrderBy(pair => pair.Key)
                .Select(pair => $"{NameOf(pair.Key)} {pair.Value}");
            text.Append($"         settled by {string.Join(", ", ways)}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static bool IsProved(RegionBound bound) => bound.Applies && !bound.IsRecalled;

    private static string NameOf(BoundKind kind) => kind == BoundKind.Upper ? "upper" : "lower";

    private void WriteBounds(Utf8JsonWriter writer, string name, ImmutableArray<RegionBound> bounds)
    {
        writer.WriteStartArray(name);
        foreach (RegionBound bound in bounds.Where(bound => bound.Applies))
        {
            writer.WriteStartObject();
            writer.WriteString("name", bound.Name);
            JsonOutput.WriteInteger(writer, "value", bound.Value!.Value);
            writer.WriteString("source", bound.Source);
            writer.WriteString("condition", bound.Condition);
            if (bound.IsRecalled)
            {
                writer.WriteBoolean("recalled", true);
            }

            if (Hybrids.TryGetValue(bound.Name, out HybridBound? hybrid))
            {
                writer.WriteNumber("layers", hybrid.Layers);
                JsonOutput.WriteCount(writer, "cells", hybrid.Cells);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStability(Utf8JsonWriter writer, ImmutableArray<ImmutableArray<UnitStability>> stability)
    {
        writer.WriteStartArray("stability");
        foreach (ImmutableArray<UnitStability> units in stability)
        {
            LayerStability layer = LayerStability.Of(units);
            writer.WriteStartObject();
            writer.WriteNumber("units", layer.Units);
            writer.WriteNumber("active", layer.Active);
            writer.WriteNumber("inactive", layer.Inactive);
            writer.WriteNumber("unstable", layer.Unstable);
            writer.WriteNumber("undecided", layer.Undecided);
            writer.WriteStartArray("gates");
            foreach (UnitStability unit in units)
            {
                writer.WriteStartObject();
                writer.WriteString("state", unit.IsSettled ? NameOf(unit.State) : "undecided");
                writer.WriteString("by", NameOf(unit.By));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string NameOf(UnitState state) => state switch
    {
        UnitState.Active => "active",
        UnitState.Inactive => "inactive",
        _ => "unstable",
    };

    private static string NameOf(SettledBy way) => way switch
    {
        SettledBy.Range => "range",
        SettledBy.Samples => "samples",
        SettledBy.Ascent => "ascent",
        SettledBy.Relaxation => "relaxation",
        SettledBy.Regions => "regions",
        _ => "nothing",
    };
}
