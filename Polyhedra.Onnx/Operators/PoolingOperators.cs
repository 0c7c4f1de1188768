using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Pooling.</summary>
internal static class PoolingOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["MaxPool"] = node => [Pooling.Max(node.Graph, node.Input(), WindowsOf(node), node.Int("ceil_mode", 0) != 0)],
        ["AveragePool"] = node =>
        [
            Pooling.Average(
                node.Graph, node.Input(), WindowsOf(node), node.Int("ceil_mode", 0) != 0, node.Int("count_include_pad", 0) != 0),
        ],
        ["GlobalMaxPool"] = node => [Reductions.Max(node.Graph, node.Input(), Space(node), keepsAxes: true)],
        ["GlobalAveragePool"] = node => [Reductions.Mean(node.Graph, node.Input(), Space(node), keepsAxes: true)],
    };

    private static Windows WindowsOf(OnnxNode node) =>
        LinearOperators.AutoPadded(node, LinearOperators.WindowsOf(node, null), node.Input());

    private static HashSet<int> Space(OnnxNode node) => [.. Enumerable.Range(2, Math.Max(0, node.Input().Rank - 2))];
}
