namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Arithmetic and activations, element by element.</summary>
internal static class ElementCases
{
    private static readonly int[] All = [8, 11, 13, 17, 18, 21];

    public static IEnumerable<OnnxCase> Cases() => [.. Arithmetic(), .. Activations(), .. Lattices(), .. Reductions()];

    private static IEnumerable<OnnxCase> Arithmetic() =>
    [
        .. DenseCases.Make("add, sub, mul with constants of smaller shapes", [8, 13, 21], 1, b =>
        {
            string x = b.Input(1, 2, 3);
            string z = b.Node("Sub", [b.Node("Add", [x, b.Whole(3)]), b.Whole(2, 1)]);
            return b.Relu(b.Node("Sub", [b.Whole(1), b.Node("Mul", [b.Whole(2, 3), z])]));
        }),
        .. DenseCases.Make("a constant that makes the value larger", [13], 1, b =>
            b.Relu(b.Node("Add", [b.Node("Mul", [b.Input(1, 3), b.Whole(4, 1)]), b.Whole(2, 1, 1)]))),
        .. DenseCases.Make("div by constants", [8, 13], 0, b =>
            b.Relu(b.Node("Div", [b.Gemm(b.Input(1, 3), b.Real(4, 3), b.Real(4)), b.Constant([3, -0.7f, 10, 0.3f], 4)]))),
        .. DenseCases.Make("residual sums", All, 1, b =>
        {
            string x = b.Input(1, 3);
            string first = b.Node("Add", [x, b.Gemm(b.Relu(b.Gemm(x, b.Whole(4, 3), b.Whole(4))), b.Whole(3, 4), b.Whole(3))]);
            string second = b.Gemm(b.Relu(b.Gemm(b.Relu(first), b.Whole(4, 3), b.Whole(4))), b.Whole(3, 4), b.Whole(3));
            return b.Gemm(b.Relu(b.Node("Add", [second, first])), b.Whole(2, 3), b.Whole(2));
        }),
        .. DenseCases.Make("the difference of two branches", [11, 18], 0, b =>
        {
            string x = b.Input(1, 3);
            return b.Node("Sub", [b.Relu(b.Gemm(x, b.Real(4, 3), b.Real(4))), b.Relu(b.Gemm(x, b.Real(4, 3), b.Real(4)))]);
        }),
        .. DenseCases.Make("sum, mean and neg", [8, 13], 2, b =>
        {
            string x = b.Input(1, 4);
            string h = b.Relu(b.Gemm(x, b.Whole(4, 4), b.Whole(4)));
            return b.Node("Mean", [b.Node("Sum", [x, h, b.Whole(4)]), b.Node("Neg", [b.Node("Abs", [x])])]);
        }),
    ];

    private static IEnumerable<OnnxCase> Activations() =>
    [
        .. DenseCases.Make("relu and abs", All, 1, b =>
            b.Node("Abs", [b.Gemm(b.Relu(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4))), b.Whole(3, 4), b.Whole(3))])),
        .. DenseCases.Make("leaky relu", All, 4, b => b.LeakyRelu(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4)), 0.25)),
        .. DenseCases.Make("leaky relu with its own slope", [8, 21], 0, b =>
            b.Node("LeakyRelu", [b.Gemm(b.Input(1, 3), b.Real(4, 3), b.Real(4))])),
        .. DenseCases.Make("prelu with a slope a channel", [8, 11, 17], 4, b =>
            b.PRelu(b.Node("Conv", [b.Input(1, 1, 3, 3), b.Whole(3, 1, 2, 2)]), [0.25, -0.5, 2], 3, 1, 1)),
        .. DenseCases.Make("prelu with one slope", [13], 2, b => b.PRelu(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4)), [-1.5], 1)),
        .. DenseCases.Make("clip", All, 1, b => b.Clip(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4)), -2, 5)),
        .. DenseCases.Make("hardtanh and relu6", [8, 13], 1, b =>
        {
            string h = b.Clip(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4)), -1, 1);
            return b.Clip(b.Gemm(h, b.Whole(4, 4), b.Whole(4)), 0, 6);
        }),
        .. DenseCases.Make("clip of real numbers", [11, 18], 0, b => b.Clip(b.Gemm(b.Input(1, 3), b.Real(4, 3), b.Real(4)), -0.3f, 0.7f)),
        .. DenseCases.Make("clip from below, clip from above", [8, 13], 1, b =>
            b.Clip(b.Gemm(b.Clip(b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4)), -2, null), b.Whole(3, 4), b.Whole(3)), null, 4)),
        .. DenseCases.Make("hard sigmoid", [8, 13, 21], 0, b => b.HardSigmoid(b.Gemm(b.Input(1, 3), b.Real(4, 3), b.Real(4)), 0.3, 0.4)),
        .. DenseCases.Make("thresholded relu at 0", [11, 17], 1, b => b.IsMajorant
            ? b.Node("Identity", [b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4))])
            : b.Node("ThresholdedRelu", [b.Gemm(b.Input(1, 3), b.Whole(4, 3), b.Whole(4))], ("alpha", 0.0))),
    ];

    private static IEnumerable<OnnxCase> Lattices() =>
    [
        .. DenseCases.Make("a lattice of minima and maxima", All, 1, b =>
        {
            string x = b.Input(1, 3);
            string[] planes = [.. Enumerable.Range(0, 4).Select(_ => b.Gemm(x, b.Whole(2, 3), b.Whole(2)))];
            return b.Node("Max", [b.Node("Min", [planes[0], planes[1], planes[2]]), b.Node("Min", [planes[3], planes[1]])]);
        }),
        .. DenseCases.Make("max and min with constants of other shapes", [8, 13], 1, b =>
            b.Node("Min", [b.Whole(3), b.Node("Max", [b.Input(1, 2, 3), b.Constant([0.0], 1), b.Constant([-1, 2], 2, 1)])])),
        .. DenseCases.Make("max of one tensor", [13], 1, b => b.Relu(b.Node("Max", [b.Input(1, 3)]))),
    ];

    private static IEnumerable<OnnxCase> Reductions() =>
    [
        .. DenseCases.Make("sum over an axis", All, 1, b => b.Relu(b.Reduce("ReduceSum", b.Input(1, 3, 4), [1], keep: 0))),
        .. DenseCases.Make("mean over axes", [8, 13, 18, 21], 8, b => b.Relu(b.Reduce("ReduceMean", b.Input(1, 3, 2, 4), [2, -1]))),
        .. DenseCases.Make("largest over an axis", [8, 13, 18], 1, b => b.Reduce("ReduceMax", b.Input(1, 3, 4), [-1], keep: 0)),
        .. DenseCases.Make("smallest over all axes", [11, 18, 21], 1, b => b.Node("ReduceMin", [b.Input(1, 3, 2)])),
        .. DenseCases.Make("sum of absolute values", [8, 13, 18], 1, b => b.Reduce("ReduceL1", b.Input(1, 3, 4), [1])),
        .. DenseCases.Make("weights of norm 1", [13, 18], 0, b =>
        {
            string x = b.Input(1, 3);
            string weights = b.Between(0.25, 1, 4, 3);
            string norms = b.Reduce("ReduceL2", weights, [1]);
            return b.Relu(b.Node("MatMul", [x, b.Node("Transpose", [b.Node("Div", [weights, norms])])]));
        }),
        .. DenseCases.Make("square roots and powers of numbers", [8, 13], 0, b =>
        {
            string x = b.Input(1, 3);
            string root = b.Node("Sqrt", [b.Node("Pow", [b.Between(0.5, 2, 3), b.Constant([3])])]);
            return b.Relu(b.Node("Mul", [x, b.Node("Reciprocal", [root])]));
        }),
        .. DenseCases.Make("shrink", [11, 17], 0, b => b.IsMajorant
            ? b.Node("Identity", [b.Input(1, 5)])
            : b.Node("Shrink", [b.Input(1, 5)], ("lambd", 0.5), ("bias", 0.5))),
        .. DenseCases.Make("sum over nothing", [13], 1, b =>
            b.Relu(b.Node("ReduceSum", [b.Input(1, 3), b.Ints()], ("noop_with_empty_axes", 1)))),
    ];
}
