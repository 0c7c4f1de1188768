using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Reductions over axes.</summary>
internal static class ReductionOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["ReduceSum"] = node => Reduce(node, Reductions.Sum),
        ["ReduceMean"] = node => Reduce(node, Reductions.Mean),
        ["ReduceMax"] = node => Reduce(node, Reductions.Max),
        ["ReduceMin"] = node => Reduce(node, Reductions.Min),
        ["ReduceL1"] = node => Reduce(node, (graph, value, axes, keeps) => Reductions.Sum(
            graph, Piecewise.Apply(graph, Polyhedra.Arrangements.Networks.Activation.Abs, value), axes, keeps)),
    };

    private static Tensor[] Reduce(OnnxNode node, Func<NetworkGraph, Tensor, IReadOnlySet<int>, bool, Tensor> function)
    {
        Tensor value = node.Input();
        int[]? axes = node.Axes("axes", 1, value.Rank);
        if (axes is null or [] && node.Int("noop_with_empty_axes", 0) != 0)
        {
            return [value];
        }

        HashSet<int> over = axes is null or [] ? [.. Enumerable.Range(0, value.Rank)] : [.. axes];
        return [function(node.Graph, value, over, node.Int("keepdims", 1) != 0)];
    }
}
