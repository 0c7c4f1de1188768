namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Operators that move entries, and arithmetic of shapes.</summary>
internal static class ShapeCases
{
    private static readonly int[] All = [8, 11, 13, 17, 18, 21];

    public static IEnumerable<OnnxCase> Cases() => [.. Moves(), .. Cuts(), .. Shapes()];

    private static IEnumerable<OnnxCase> Moves() =>
    [
        .. DenseCases.Make("flatten, transpose and reshape", [8, 13, 21], 1, b =>
        {
            string moved = b.Node("Transpose", [b.Input(1, 2, 3, 4)], ("perm", new long[] { 0, 3, 1, 2 }));
            string shaped = b.Node("Reshape", [b.Node("Flatten", [moved], ("axis", 2)), b.Ints(0, 2, -1)]);
            return b.Relu(b.Node("Add", [shaped, b.Whole(3)]));
        }),
        .. DenseCases.Make("flatten at a negative axis", [11, 13], 1, b =>
            b.Relu(b.Node("Mul", [b.Node("Flatten", [b.Input(1, 2, 3)], ("axis", -1)), b.Whole(3)]))),
        .. DenseCases.Make("transpose without perm", [13], 1, b =>
            b.Relu(b.Node("MatMul", [b.Node("Transpose", [b.Input(3, 2)]), b.Whole(3, 4)]))),
        .. DenseCases.Make("squeeze and unsqueeze", All, 1, b =>
        {
            string squeezed = b.Axes("Squeeze", b.Input(1, 3, 1, 2), 0, 2);
            return b.Relu(b.Node("Add", [b.Axes("Unsqueeze", squeezed, 0, 3), b.Whole(1, 1, 1, 2)]));
        }),
        .. DenseCases.Make("squeeze of all", [11, 13], 1, b =>
            b.Relu(b.Node("MatMul", [b.Node("Squeeze", [b.Input(1, 3, 1)]), b.Whole(3, 2)]))),
        .. DenseCases.Make("pad with a number", [8, 11, 13, 18, 21], 1, b =>
            b.Relu(b.Node("Add", [b.Pad(b.Input(1, 2, 3), [0, 1, 0, 0, 0, 2], -2), b.Whole(5)]))),
        .. DenseCases.Make("pad that cuts", [11], 1, b => b.Relu(b.Pad(b.Input(1, 5), [0, -1, 0, -2], 0))),
        .. DenseCases.Make("pad of some axes", [18, 21], 1, b =>
            b.Relu(b.Node("Pad", [b.Input(1, 2, 3), b.Ints(1, 2), b.Constant([3]), b.Ints(-1)]))),
        .. DenseCases.Make("tile", [8, 13], 1, b =>
            b.Relu(b.Node("Add", [b.Node("Tile", [b.Input(1, 3), b.Ints(2, 2)]), b.Whole(2, 6)]))),
        .. DenseCases.Make("depth to space", [8, 13], 1, b =>
            b.Relu(b.Node("DepthToSpace", [b.Input(1, 8, 2, 3)], ("blocksize", 2)))),
        .. DenseCases.Make("depth to space, channels first", [11, 13], 1, b =>
            b.Relu(b.Node("DepthToSpace", [b.Input(1, 8, 2, 3)], ("blocksize", 2), ("mode", "CRD")))),
        .. DenseCases.Make("space to depth", [8, 13], 1, b =>
            b.Relu(b.Node("SpaceToDepth", [b.Input(1, 2, 4, 6)], ("blocksize", 2)))),
        .. DenseCases.Make("expand", [8, 13], 1, b =>
            b.Relu(b.Node("Add", [b.Node("Expand", [b.Input(1, 3), b.Ints(2, 1, 1)]), b.Whole(2, 1, 3)]))),
    ];

    private static IEnumerable<OnnxCase> Cuts() =>
    [
        .. DenseCases.Make("concat of two branches", All, 1, b =>
        {
            string x = b.Input(1, 3);
            string both = b.Node("Concat", [b.Relu(b.Gemm(x, b.Whole(3, 3), b.Whole(3))), x, b.Whole(1, 2)], ("axis", 1));
            return b.Gemm(b.Relu(b.Gemm(both, b.Whole(3, 8), b.Whole(3))), b.Whole(1, 3), b.Whole(1));
        }),
        .. DenseCases.Make("concat along a negative axis", [11], 1, b =>
        {
            string x = b.Input(1, 2, 3);
            return b.Relu(b.Node("Concat", [x, b.Node("Neg", [x])], ("axis", -2)));
        }),
        .. DenseCases.Make("slice", [8, 11, 13, 21], 1, b =>
            b.Relu(b.Slice(b.Input(1, 5, 4), [1, -3], [100, -1], [1, 2]))),
        .. DenseCases.Make("slice backwards in steps", [11, 18], 1, b =>
            b.Relu(b.Node("Slice", [b.Input(1, 7, 3), b.Ints(-1, 0), b.Ints(-100, 3), b.Ints(-2, 2), b.Ints(-3, 2)]))),
        .. DenseCases.Make("slice without axes", [13], 1, b => b.Relu(b.Node("Slice", [b.Input(1, 5), b.Ints(0, 2), b.Ints(1, 4)]))),
        .. DenseCases.Make("gather rows", [8, 13, 21], 1, b =>
            b.Relu(b.Node("Gather", [b.Input(1, 4, 2), b.IntTensor([3, 0, 0, 2], 2, 2)], ("axis", 1)))),
        .. DenseCases.Make("gather one from the end", [11, 18], 1, b =>
            b.Relu(b.Node("Gather", [b.Input(1, 4, 2), b.IntTensor([-1])], ("axis", 2)))),
        .. DenseCases.Make("split into unequal parts", [8, 11, 13, 21], 1, b =>
        {
            string[] parts = b.Split(b.Input(1, 6), 1, 1, 2, 3);
            return b.Node("Concat", [b.Relu(parts[2]), parts[0], b.Node("Abs", [parts[1]])], ("axis", 1));
        }),
        .. DenseCases.Make("split into equal parts", [8, 13, 18, 21], 1, b =>
        {
            (string, object)[] attributes = b.Opset < 18 ? [("axis", -1)] : [("axis", -1), ("num_outputs", 2)];
            string[] halves = b.Nodes("Split", 2, [b.Input(1, 6)], attributes);
            return b.Node("Max", halves);
        }),
        .. DenseCases.Make("split into parts that do not divide", [18, 21], 1, b =>
        {
            string[] parts = b.Nodes("Split", 3, [b.Input(1, 7)], ("axis", 1), ("num_outputs", 3));
            return b.Node("Concat", [b.Relu(parts[2]), b.Node("Sub", [parts[0], parts[1]])], ("axis", 1));
        }),
    ];

    private static IEnumerable<OnnxCase> Shapes() =>
    [
        .. DenseCases.Make("view(x.size(0), -1) as PyTorch writes it", All, 1, b =>
        {
            string x = b.Input("batch", 2, 3);
            string batch = b.IntNode("Gather", [b.IntNode("Shape", [x]), b.IntTensor([0])], ("axis", 0));
            string shape = b.IntNode("Concat", [b.IntAxes("Unsqueeze", batch, 0), b.Ints(-1)], ("axis", 0));
            return b.Relu(b.Gemm(b.Node("Reshape", [x, shape]), b.Whole(4, 6), b.Whole(4)));
        }),
        .. DenseCases.Make("the size of a part of a shape", [17, 21], 1, b =>
        {
            string x = b.Input(1, 2, 3, 2);
            string tail = b.IntNode("Shape", [x], ("start", 2));
            string size = b.IntNode("Mul", [b.IntNode("Size", [x]), b.Ints(1)]);
            string rows = b.IntNode("Div", [size, b.IntNode("Slice", [tail, b.Ints(0), b.Ints(1)])]);
            return b.Relu(b.Node("Reshape", [x, b.IntNode("Concat", [rows, b.Ints(3)], ("axis", 0))]));
        }),
        .. DenseCases.Make("constants of a shape, a range, a cast", [11, 21], 1, b =>
        {
            string ones = b.Node("ConstantOfShape", [b.Ints(1, 4)], ("value", b.Tensor([1], 1)));
            string range = b.IntNode("Range", [b.IntTensor([1]), b.IntTensor([9]), b.IntTensor([2])]);
            string sum = b.Node("Add", [ones, b.Node("Cast", [range], ("to", 1))]);
            return b.Relu(b.Node("Sub", [b.Input(1, 4), sum]));
        }),
        .. DenseCases.Make("a choice by comparisons of numbers", [11, 18], 1, b =>
        {
            string left = b.IntTensor([1, 2, 3, 4], 4);
            string right = b.IntTensor([2], 1);
            string equal = b.IntNode("Equal", [left, right]);
            string less = b.IntNode("Less", [left, right]);
            string greater = b.IntNode("Greater", [left, right]);
            string x = b.Input(1, 4);
            string first = b.Node("Where", [equal, x, b.Whole(4)]);
            string second = b.Node("Where", [b.IntNode("Not", [less]), first, b.Node("Neg", [x])]);
            return b.Relu(b.Node("Where", [greater, b.Node("Add", [x, second]), second]));
        }),
        .. DenseCases.Make("halves of a width, as floats rounded", [11, 18], 1, b =>
        {
            string x = b.Input(1, 7);
            string width = b.IntNode("Gather", [b.IntNode("Shape", [x]), b.IntTensor([1], 1)]);
            string half = b.IntNode("Div", [b.IntNode("Cast", [width], ("to", 1)), b.FloatTensor(2)]);
            string down = b.IntNode("Cast", [b.IntNode("Floor", [half])], ("to", 7));
            string up = b.IntNode("Cast", [b.IntNode("Ceil", [half])], ("to", 7));
            string odd = b.IntNode("Mod", [width, b.IntTensor([2], 1)]);
            string first = b.Node("Slice", [x, odd, up, b.Ints(1)]);
            string last = b.Node("Slice", [x, up, width, b.Ints(1)]);
            string sizes = b.IntNode("Concat", [b.Ints(1), down], ("axis", 0));
            return b.Relu(b.Node("Sub", [b.Node("Reshape", [first, sizes]), last]));
        }),
        .. DenseCases.Make("a cast to the type of another", [17], 1, b =>
        {
            string x = b.Input(1, 4);
            return b.Relu(b.Node("Add", [x, b.Node("CastLike", [b.IntTensor([1, 2, 3, 4], 4), x])]));
        }),
        .. DenseCases.Make("zeros of a shape", [13], 1, b =>
            b.Node("Max", [b.Input(1, 4), b.Node("ConstantOfShape", [b.Ints(4)])])),
    ];
}
