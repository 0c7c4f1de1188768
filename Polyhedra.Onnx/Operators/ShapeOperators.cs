using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Operators that give entries another shape or order.</summary>
internal static class ShapeOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Reshape"] = node => [Rearrangements.Reshape(node.Input(0), node.Input(1).Integers(), node.Int("allowzero", 0) == 0)],
        ["Flatten"] = node => [Flatten(node)],
        ["Transpose"] = node => [Transpose(node)],
        ["Squeeze"] = node => [Squeeze(node)],
        ["Unsqueeze"] = node => [Unsqueeze(node)],
        ["Expand"] = node => [Rearrangements.Expand(node.Input(0), node.Input(1).Integers())],
        ["Pad"] = node => [Pad(node)],
        ["Tile"] = node => [Tile(node)],
        ["DepthToSpace"] = node => [DepthToSpace(node)],
        ["SpaceToDepth"] = node => [SpaceToDepth(node)],
    };

    private static Tensor Flatten(OnnxNode node)
    {
        Tensor value = node.Input();
        long given = node.Int("axis", 1);
        int axis = given == value.Rank ? value.Rank : TensorShape.Axis(given, value.Rank);
        long outer = value.Shape[..axis].Aggregate(1L, (product, length) => product * length);
        return Rearrangements.Reshape(value, [outer, outer == 0 ? 0 : value.Count / outer], zeroCopies: false);
    }

    private static Tensor Transpose(OnnxNode node)
    {
        Tensor value = node.Input();
        int[] order = node.Ints("perm") is { } given
            ? Array.ConvertAll(given, axis => TensorShape.Axis(axis, value.Rank))
            : [.. Enumerable.Range(0, value.Rank).Reverse()];
        return Rearrangements.Transpose(value, order);
    }

    private static Tensor Squeeze(OnnxNode node)
    {
        Tensor value = node.Input();
        int[] axes = node.Axes("axes", 1, value.Rank) ?? [.. Enumerable.Range(0, value.Rank).Where(axis => value.Shape[axis] == 1)];
        return Array.TrueForAll(axes, axis => value.Shape[axis] == 1)
            ? value.Reshape([.. value.Shape.Where((_, axis) => !axes.Contains(axis))])
            : throw new GraphException($"an axis of another length than 1 of the shape {TensorShape.Text(value.Shape)}");
    }

    private static Tensor Unsqueeze(OnnxNode node)
    {
        Tensor value = node.Input();
        long[] given = node.IntsOrInput("axes", 1) ?? throw new GraphException("there are no axes");
        int rank = given.Length <= 64 ? value.Rank + given.Length : throw new GraphException("too many axes");
        HashSet<int> axes = [.. given.Select(axis => TensorShape.Axis(axis, rank))];
        if (axes.Count < given.Length)
        {
            throw new GraphException("an axis stands twice");
        }

        Queue<int> left = new(value.Shape);
        return value.Reshape([.. Enumerable.Range(0, rank).Select(axis => axes.Contains(axis) ? 1 : left.Dequeue())]);
    }

    private static Tensor Pad(OnnxNode node)
    {
        if (node.Text("mode", "constant") is not "constant" and string mode)
        {
            throw new GraphException($"the mode \"{mode}\" is not supported, only constant padding");
        }

        Tensor value = node.Input();
        long[] pads = node.IntsOrInput("pads", 1) ?? throw new GraphException("there are no pads");
        int[] axes = node.Opset >= 18 && node.Axes("axes", 3, value.Rank) is { } given ? given : [.. Enumerable.Range(0, value.Rank)];
        if (pads.Length != 2 * axes.Length)
        {
            throw new GraphException($"{pads.Length} pads for {axes.Length} axes");
        }

        long[] before = new long[value.Rank];
        long[] after = new long[value.Rank];
        for (int i = 0; i < axes.Length; i++)
        {
            before[axes[i]] = pads[i];
            after[axes[i]] = pads[axes.Length + i];
        }

        Rational fill = node.Opset < 11 ? node.Float("value", 0)
            : node.Optional(2) is { Count: 1 } number ? number.Numbers[0]
            : Rational.Zero;
        return Rearrangements.Pad(value, before, after, fill);
    }

    private static Tensor DepthToSpace(OnnxNode node)
    {
        (Tensor value, int size) = Blocks(node);
        (int channels, int height, int width) = (value.Shape[1], value.Shape[2], value.Shape[3]);
        if (channels % (size * size) != 0)
        {
            throw new GraphException($"{channels} channels for blocks of {size} by {size}");
        }

        int depth = channels / (size * size);
        bool isDepthFirst = node.Text("mode", "DCR") is "DCR";
        Tensor parts = value.Reshape(isDepthFirst
            ? [value.Shape[0], size, size, depth, height, width]
            : [value.Shape[0], depth, size, size, height, width]);
        return Rearrangements.Transpose(parts, isDepthFirst ? [0, 3, 4, 1, 5, 2] : [0, 1, 4, 2, 5, 3])
            .Reshape([value.Shape[0], depth, height * size, width * size]);
    }

    private static Tensor SpaceToDepth(OnnxNode node)
    {
        (Tensor value, int size) = Blocks(node);
        (int channels, int height, int width) = (value.Shape[1], value.Shape[2], value.Shape[3]);
        if (height % size != 0 || width % size != 0)
        {
            throw new GraphException($"blocks of {size} by {size} of {height} by {width} entries");
        }

        Tensor parts = value.Reshape([value.Shape[0], channels, height / size, size, width / size, size]);
        return Rearrangements.Transpose(parts, [0, 3, 5, 1, 2, 4])
            .Reshape([value.Shape[0], channels * size * size, height / size, width / size]);
    }

    private static (Tensor Value, int Size) Blocks(OnnxNode node)
    {
        Tensor value = node.Input();
        long size = node.Int("blocksize", 0);
        return value.Rank == 4 && size is > 0 and < 1 << 15
            ? (value, (int)size)
            : throw new GraphException($"blocks of size {size} of a tensor of shape {TensorShape.Text(value.Shape)}");
    }

    private static Tensor Tile(OnnxNode node)
    {
        Tensor value = node.Input(0);
        long[] repeats = node.Input(1).Integers();
        if (repeats.Length != value.Rank)
        {
            throw new GraphException($"{repeats.Length} repeats for {value.Rank} axes");
        }

        for (int axis = 0; axis < repeats.Length; axis++)
        {
            if (repeats[axis] is < 1 or > TensorShape.MostEntries || value.Count * repeats[axis] > TensorShape.MostEntries)
            {
                throw new GraphException($"{repeats[axis]} repeats");
            }

            value = Rearrangements.Concat([.. Enumerable.Repeat(value, (int)repeats[axis])], axis);
        }

        return value;
    }
}
