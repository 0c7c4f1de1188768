using Google.Protobuf;
using Onnx;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Dense layers, normalisation, and where a model keeps its numbers.</summary>
internal static class DenseCases
{
    private static readonly int[] All = [8, 11, 13, 17, 18, 21];

    public static IEnumerable<OnnxCase> Cases() =>
    [
        .. Make("gemm, relu, gemm", All, 1, b =>
        {
            string h = b.Relu(b.Gemm(b.Input("batch", 3), b.Whole(5, 3), b.Whole(5)));
            return b.Gemm(b.Relu(b.Gemm(h, b.Whole(4, 5), b.Whole(4))), b.Whole(2, 4), b.Whole(2));
        }),
        .. Make("matmul and add with real weights", [8, 13, 21], 0, b =>
        {
            string h = b.Node("Add", [b.Node("MatMul", [b.Input(1, 4), b.Real(4, 6)]), b.Real(6)]);
            return b.Node("Add", [b.Real(1, 2), b.Node("MatMul", [b.Relu(h), b.Real(6, 2)])]);
        }),
        .. Make("gemm without its third input", [11, 17], 1, b =>
            b.Relu(b.Node("Gemm", [b.Input(1, 3), b.Whole(3, 4)]))),
        .. Make("gemm with alpha, beta and a scalar to add", [8, 18], 4, b =>
            b.Relu(b.Node("Gemm", [b.Input(1, 3), b.Whole(3, 4), b.Constant([3], 1)], ("alpha", 0.5), ("beta", 0.25)))),
        .. Make("gemm of the transposed input", [11], 1, b =>
            b.Relu(b.Node("Gemm", [b.Input(3, 2), b.Whole(3, 4), b.Whole(2, 1)], ("transA", 1)))),
        .. Make("gemm of weights by the input", [13], 1, b =>
            b.Relu(b.Node("Gemm", [b.Whole(4, 3), b.Input(3, 2), b.Whole(4, 2)]))),
        .. Make("matmul from the left, stacked", [13], 1, b =>
            b.Relu(b.Node("MatMul", [b.Whole(2, 4, 3), b.Input(1, 3, 2)]))),
        .. Make("matmul of a vector", [17], 1, b =>
            b.Relu(b.Node("MatMul", [b.Whole(4, 3), b.Input(3)]))),
        .. Make("batch normalisation and leaky relu", [8, 11, 13, 17, 21], 0, b =>
        {
            string z = b.Gemm(b.Input(1, 2), b.Real(3, 2), b.Real(3));
            string normal = b.BatchNormalization(z, [1.5, -0.75, 2], [0.25, -1, 0.5], [0.125, -0.5, 1], [0.3f, 1.7f, 0.05f], 0.1);
            return b.Gemm(b.LeakyRelu(normal, 0.25), b.Real(2, 3), b.Real(2));
        }),
        .. Make("batch normalisation of planes, then the largest", [8, 13], 0, b =>
        {
            string z = b.BatchNormalization(b.Input(1, 2, 4, 4), [-1.25, 0.5], [0.5, 1], [1, -1], [0.7f, 2.5f], 1e-3);
            return b.Node("MaxPool", [z], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }));
        }),
        .. Make("float64", [13, 21], 0, b =>
        {
            b.IsDouble = true;
            string h = b.Relu(b.Gemm(b.Input(1, 3), b.Real(5, 3), b.Real(5)));
            return b.Node("Add", [b.Node("MatMul", [h, b.Real(5, 2)]), b.Real(2)]);
        }),
        .. Make("initialisers among the inputs", [13], 1, b =>
        {
            b.ListsInitialisers = true;
            return b.Relu(b.Gemm(b.Input(1, 3), b.Whole(5, 3), b.Whole(5)));
        }),
        .. Make("weights as raw bytes", [11, 21], 0, b =>
            b.Relu(b.Gemm(b.Input("N", 3), Raw(b, 5, 3), Raw(b, 5)))),
        .. Make("weights in float16", [13, 21], 0, b =>
        {
            string weights = b.Node("Cast", [Half(b, 4, 3)], ("to", 1));
            return b.Relu(b.Node("MatMul", [b.Input(1, 3), b.Node("Transpose", [weights], ("perm", new long[] { 1, 0 }))]));
        }),
        .. Make("weights in constant nodes", [8, 13, 18], 1, b =>
        {
            string weights = b.Node("Constant", [], ("value", b.Tensor([.. Numbers(6).Select(b.Majorise)], 2, 3)));
            string bias = b.Opset < 12
                ? b.Node("Constant", [], ("value", b.Tensor([b.Majorise(-1)])))
                : b.Node("Constant", [], ("value_floats", new[] { (float)b.Majorise(-1), (float)b.Majorise(2) }));
            return b.Relu(b.Node("Add", [b.Node("MatMul", [b.Input(1, 3), b.Node("Transpose", [weights])]), bias]));
        }),
        .. Make("dropout and identity", [8, 11, 13, 21], 1, b =>
        {
            string h = b.Relu(b.Gemm(b.Input(1, 3), b.Whole(5, 3), b.Whole(5)));
            string dropped = b.Opset < 12
                ? b.Node("Dropout", [h], ("ratio", 0.25))
                : b.Node("Dropout", [h, b.Constant([0.25])]);
            return b.Node("Identity", [b.Gemm(b.Node("Identity", [dropped]), b.Whole(2, 5), b.Whole(2))]);
        }),
    ];

    /// <summary>A case for each of some versions.</summary>
    public static IEnumerable<OnnxCase> Make(string name, int[] opsets, int grid, Func<ModelBuilder, string> make) =>
        opsets.Select(opset => new OnnxCase(name, opset, make, grid));

    private static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (double)(((5 * i) % 7) - 3))];

    private static string Raw(ModelBuilder b, params long[] dims)
    {
        TensorProto tensor = new() { Name = $"raw{b.Graph.Initializer.Count}", DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.Add(dims);
        byte[] bytes = [.. Numbers((int)dims.Aggregate((l, r) => l * r)).SelectMany(w => BitConverter.GetBytes((float)b.Majorise(w / 10)))];
        tensor.RawData = ByteString.CopyFrom(bytes);
        return b.Initialiser(tensor);
    }

    private static string Half(ModelBuilder b, params long[] dims)
    {
        TensorProto tensor = new() { Name = $"half{b.Graph.Initializer.Count}", DataType = (int)TensorProto.Types.DataType.Float16 };
        tensor.Dims.Add(dims);
        double[] numbers = Numbers((int)dims.Aggregate((l, r) => l * r));
        tensor.Int32Data.Add(numbers.Select(w => (int)BitConverter.HalfToUInt16Bits((Half)b.Majorise(w / 10))));
        return b.Initialiser(tensor);
    }
}
