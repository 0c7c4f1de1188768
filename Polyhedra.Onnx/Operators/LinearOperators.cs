using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Matrix products, convolutions and batch normalisation.</summary>
internal static class LinearOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["MatMul"] = node => [Contractions.MatMul(node.Graph, node.Input(0), node.Input(1))],
        ["Gemm"] = node => [Gemm(node)],
        ["Conv"] = node => [Convolve(node)],
        ["ConvTranspose"] = node => [Transposed(node)],
        ["BatchNormalization"] = node => [Normalise(node)],
    };

    // alpha A B + beta C.
    private static Tensor Gemm(OnnxNode node)
    {
        Tensor a = node.Int("transA", 0) != 0 ? Rearrangements.Transpose(node.Input(0), [1, 0]) : node.Input(0);
        Tensor b = node.Int("transB", 0) != 0 ? Rearrangements.Transpose(node.Input(1), [1, 0]) : node.Input(1);
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw new GraphException($"factors of {a.Rank} and {b.Rank} axes, not of two");
        }

        Tensor product = Scaled(node, Contractions.MatMul(node.Graph, a, b), node.Float("alpha", 1));
        if (node.Optional(2) is not { } c)
        {
            return product;
        }

        Tensor sum = Elementwise.Add(node.Graph, product, Scaled(node, c, node.Float("beta", 1)));
        return sum.Shape.AsSpan().SequenceEqual(product.Shape)
            ? sum
            : throw new GraphException($"a summand of shape {TensorShape.Text(c.Shape)} for {TensorShape.Text(product.Shape)}");
    }

    private static Tensor Scaled(OnnxNode node, Tensor value, Rational factor) =>
        factor.IsOne ? value : Elementwise.Multiply(node.Graph, value, Tensor.Of(factor));

    private static Tensor Convolve(OnnxNode node)
    {
        (Tensor value, Tensor weights) = (node.Input(0), node.Input(1));
        Windows windows = WindowsOf(node, [.. weights.Shape.Skip(2).Select(length => (long)length)]);
        windows = AutoPadded(node, windows, value);
        return Convolutions.Convolve(node.Graph, value, weights, node.Optional(2), windows, node.Int("group", 1));
    }

    /// <summary>The windows that a node's attributes describe.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kernel">The lengths of the weights; null where the attribute <c>kernel_shape</c> must be there.</param>
    public static Windows WindowsOf(OnnxNode node, long[]? kernel)
    {
        long[] lengths = node.Ints("kernel_shape") ?? kernel ?? throw new GraphException("there is no kernel_shape");
        if (kernel is not null && !lengths.AsSpan().SequenceEqual(kernel))
        {
            throw new GraphException(
                $"the kernel_shape {TensorShape.Text(lengths)} is not that of the weights, {TensorShape.Text(kernel)}");
        }

        return Windows.Of(lengths, node.Ints("strides"), node.Ints("dilations"), node.Ints("pads"));
    }

    /// <summary>The windows with the paddings that <c>auto_pad</c> asks for.</summary>
    public static Windows AutoPadded(OnnxNode node, Windows windows, Tensor value)
    {
        if (value.Rank != windows.Rank + 2)
        {
            throw new GraphException($"windows of {windows.Rank} axes on a tensor of shape {TensorShape.Text(value.Shape)}");
        }

        return node.Text("auto_pad", "NOTSET") switch
        {
            "NOTSET" => windows,
            "VALID" => windows with { Before = new int[windows.Rank], After = new int[windows.Rank] },
            "SAME_UPPER" => windows.Same(value.Shape.AsSpan(2), isUpper: true),
            "SAME_LOWER" => windows.Same(value.Shape.AsSpan(2), isUpper: false),
            string other => throw new GraphException($"auto_pad is \"{other}\""),
        };
    }

    private static Tensor Transposed(OnnxNode node)
    {
        (Tensor value, Tensor weights) = (node.Input(0), node.Input(1));
        Windows windows = WindowsOf(node, [.. weights.Shape.Skip(2).Select(length => (long)length)]);
        int[] extra = Array.ConvertAll(node.Ints("output_padding") ?? new long[windows.Rank], length =>
            length is >= 0 and < 1 << 15 ? (int)length : throw new GraphException($"an output_padding of {length}"));
        if (extra.Length != windows.Rank || value.Rank != windows.Rank + 2)
        {
            throw new GraphException("output_padding or kernel is not of the axes");
        }

        string padding = node.Text("auto_pad", "NOTSET");
        long[]? wanted = node.Ints("output_shape");
        if (padding is "SAME_UPPER" or "SAME_LOWER")
        {
            wanted ??= [.. value.Shape.Skip(2).Zip(windows.Strides, (length, stride) => (long)length * stride)];
        }

        if (wanted is not null)
        {
            (windows, extra) = windows.TransposedTo(
                TensorShape.Checked(wanted), value.Shape.AsSpan(2), extra, isUpper: padding is "SAME_UPPER");
        }
        else if (padding is not "NOTSET")
        {
            windows = AutoPadded(node, windows, value);
        }

        return Convolutions.Transposed(node.Graph, value, weights, node.Optional(2), windows, node.Int("group", 1), extra);
    }

    private static Tensor Normalise(OnnxNode node)
    {
        if (node.Int("training_mode", 0) != 0 || (node.Opset < 14 && node.OutputCount > 1 && node.Opset >= 9))
        {
            throw new GraphException("the model is in training mode; export it in evaluation mode");
        }

        if (node.Int("spatial", 1) != 1)
        {
            throw new GraphException("spatial = 0 is not supported");
        }

        (Tensor value, bool isRounded) = BatchNormalisation.Apply(
            node.Graph, node.Input(0), node.Input(1), node.Input(2), node.Input(3), node.Input(4), node.Float("epsilon", 1e-5f));
        if (isRounded)
        {
            node.Graph.Note($"{node.Title}: the scale gamma / sqrt(variance + epsilon) is rounded to float64; all else is exact");
        }

        return value;
    }
}
