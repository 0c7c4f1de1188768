
namespace Polyhedra.Cli.Commands.Points;

/// <summary>A network at a point, and how it is printed.</summary>
internal sealed record EvalReport(NetworkDescription Network, NetworkEvaluation Evaluation) : IReport
{
    private string Pattern => PatternText.Format(Evaluation.Pattern.AsSpan(), Network.Network);

    public void WriteFields(JsonFields json)
    {
        json.Add("schema", "polyhedra/eval/1")
            .Add("network", Network)
            .Add("point", Evaluation.Point)
            .Add("output", Evaluation.Output)
            .Add("pattern", Pattern)
            .Add("affineMap", Evaluation.AffineMap);
        _ = Evaluation.NearestGate is not { } gate ? json.AddNull("nearestGate") : json.Add("nearestGate", nearest => nearest
            .Add("layer", gate.Layer)
            .Add("unit", gate.Unit)
            .Add("breakpoint", gate.Breakpoint)
            .Add("squaredDistance", gate.SquaredDistance));
    }

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
