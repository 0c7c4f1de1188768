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
        ["ReduceL2"] = node => Reduce(node, (graph, value, axes, keeps) => Norm(node, graph, value, axes, keeps)),
        ["ReduceL1"] = node => Reduce(node, (graph, value, axes, keeps) => Reductions.Sum(
            graph, Piecewise.Apply(graph, Polyhedra.Arrangements.Networks.Activation.Abs, value), axes, keeps)),
    };

    // Of numbers alone, as a normalised weight has it.
    private static Tensor Norm(OnnxNode node, NetworkGraph graph, Tensor value, IReadOnlySet<int> axes, bool keepsAxes)
    {
        if (!value.IsConstant)
        {
            throw new GraphException("the Euclidean norm is not piecewise linear");
        }

        Tensor squares = Reductions.Sum(graph, Elementwise.Multiply(graph, value, value), axes, keepsAxes);
        return ArithmeticOperators.Root(node, squares);
    }

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
