using Polyhedra.Core.LinearAlgebra;

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
        AffineMap map = Evaluation.AffineMap;
        IEnumerable<string> rows = map.Constant.Select((constant, i) =>
            $"map {i,-4} ({string.Join(", ", map.Linear.Row(i).ToArray())}) . x + {constant}\n");
        string nearest = Evaluation.NearestGate is { } gate
            ? $"layer {gate.Layer}, unit {gate.Unit}, squared distance {gate.SquaredDistance}"
            : "no gate depends on the input here";
        return $"""
            point    {string.Join(", ", Evaluation.Point)}
            output   {string.Join(", ", Evaluation.Output)}
            pattern  {Pattern}
            {string.Concat(rows)}nearest  {nearest}

            """;
    }
}
