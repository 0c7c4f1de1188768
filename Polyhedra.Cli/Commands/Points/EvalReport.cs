using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>A network at a point, and how it is printed.</summary>
internal sealed record EvalReport(NetworkDescription Network, NetworkEvaluation Evaluation) : IReport
{
    private string Pattern => PatternText.Format(Evaluation.Pattern.AsSpan(), Network.Network);

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new EvalJson(
            "polyhedra/eval/1", Network.ToJson(), JsonRational.All(Evaluation.Point), JsonRational.All(Evaluation.Output), Pattern,
            AffineMapJson.Of(Evaluation.AffineMap), Evaluation.NearestGate is { } gate
                ? new EvalJson.Nearest(gate.Layer, gate.Unit, gate.Breakpoint, gate.SquaredDistance)
                : null),
        PointsJson.Default.EvalJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"point    {string.Join(", ", Evaluation.Point)}\n");
        text.Append($"output   {string.Join(", ", Evaluation.Output)}\n");
        text.Append($"pattern  {Pattern}\n");
        for (int i = 0; i < Evaluation.AffineMap.Constant.Length; i++)
        {
            string row = string.Join(", ", Evaluation.AffineMap.Linear.Row(i).ToArray());
            text.Append($"map {i,-4} ({row}) . x + {Evaluation.AffineMap.Constant[i]}\n");
        }

        text.Append(Evaluation.NearestGate is { } gate
            ? $"nearest  layer {gate.Layer}, unit {gate.Unit}, squared distance {gate.SquaredDistance}\n"
            : "nearest  no gate depends on the input here\n");
        return text.ToString();
    }
}
