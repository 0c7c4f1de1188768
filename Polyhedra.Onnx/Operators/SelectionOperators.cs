using global::Onnx;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Operators that join tensors or take parts of them.</summary>
internal static class SelectionOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Concat"] = node => [Concat(node)],
        ["Gather"] = node =>
        [
            Rearrangements.Gather(node.Input(0), node.Input(1), TensorShape.Axis(node.Int("axis", 0), node.Input(0).Rank)),
        ],
        ["Slice"] = node => [Slice(node)],
        ["Split"] = Split,
    };

    private static Tensor Concat(OnnxNode node) => node.Find("axis", AttributeProto.Types.AttributeType.Int) is { } axis
        ? Rearrangements.Concat(node.All(), axis.I)
        : throw new GraphException("there is no axis");

    private static Tensor Slice(OnnxNode node)
    {
        Tensor value = node.Input();
        long[] starts = node.IntsOrInput("starts", 1) ?? throw new GraphException("there are no starts");
        long[] ends = node.IntsOrInput("ends", 2) ?? throw new GraphException("there are no ends");
        int[] axes = node.Axes("axes", 3, value.Rank) ?? [.. Enumerable.Range(0, starts.Length)];
        long[] steps = node.Optional(4)?.Integers() ?? [.. Enumerable.Repeat(1L, starts.Length)];
        bool areAsMany = ends.Length == starts.Length && axes.Length == starts.Length && steps.Length == starts.Length;
        return areAsMany && axes.All(axis => axis < value.Rank)
            ? Rearrangements.Slice(value, starts, ends, axes, steps)
            : throw new GraphException("starts, ends, axes and steps are not as many, or more than axes");
    }

    private static Tensor[] Split(OnnxNode node)
    {
        Tensor value = node.Input();
        int axis = TensorShape.Axis(node.Int("axis", 0), value.Rank);
        long length = value.Shape[axis];
        long[]? parts = node.IntsOrInput("split", 1);
        if (parts is null)
        {
            long count = node.Int("num_outputs", node.OutputCount);
            if (count != node.OutputCount || count < 1 || (node.Opset < 18 && length % count != 0))
            {
                throw new GraphException($"an axis of length {length} in {count} parts for {node.OutputCount} outputs");
            }

            // The last part is the smaller one.
            long part = (length + count - 1) / count;
            parts = [.. Enumerable.Range(0, (int)count).Select(i => Math.Clamp(length - (i * part), 0, part))];
        }

        if (parts.Length != node.OutputCount || parts.Any(part => part < 0 || part > length) || parts.Sum() != length)
        {
            throw new GraphException($"the parts {TensorShape.Text(parts)} for {node.OutputCount} outputs of an axis of length {length}");
        }

        long start = 0;
        return [.. parts.Select(part =>
        {
            start += part;
            return Rearrangements.Slice(value, [start - part], [start], [axis], [1]);
        })];
    }
}
