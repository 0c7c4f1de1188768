using Google.Protobuf;
using Onnx;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Models that are broken, that claim more than they hold, or that would take memory or time without end.</summary>
internal static class HostileModels
{
    public static IEnumerable<HostileModel> All() => [.. Graphs(), .. Shapes(), .. Numbers(), .. Bombs()];

    /// <summary>A good model that others are changed from: two inputs, three relus, one output, in nodes Gemm_3, Relu_5, Gemm_9.</summary>
    public static ModelProto Good()
    {
        ModelBuilder b = new(13);
        string h = b.Relu(b.Gemm(b.Input(1, 2), b.Whole(3, 2), b.Whole(3)));
        return b.Build(b.Gemm(h, b.Whole(1, 3), b.Whole(1)));
    }

    private static IEnumerable<HostileModel> Graphs() =>
    [
        Changed("a cycle", "depends on its own output", model => model.Graph.Node[0].Input[0] = model.Graph.Node[1].Output[0]),
        Changed("a missing initialiser", "c0", model => model.Graph.Initializer.RemoveAt(0)),
        Changed("an initialiser twice", "c0", model => model.Graph.Initializer.Add(model.Graph.Initializer[0].Clone())),
        Changed("a value made twice", "v", model => model.Graph.Node[2].Output[0] = model.Graph.Node[0].Output[0]),
        Changed("a value with the name of an input", "two values have the name \"x\"", model =>
        {
            model.Graph.Node[0].Output[0] = model.Graph.Input[0].Name;
            model.Graph.Node[1].Input[0] = model.Graph.Input[0].Name;
        }),
        Changed("a value with the name of a weight that is listed as input", "two values have the name \"c0\"", model =>
        {
            model.Graph.Input.Add(new ValueInfoProto { Name = "c0" });
            model.Graph.Node[1].Output[0] = "c0";
            model.Graph.Node[2].Input[0] = "c0";
        }),
        Changed("an input twice", "two values have the name \"x\"", model => model.Graph.Input.Add(model.Graph.Input[0].Clone())),
        Changed("a node without outputs", "\"v5\"", model => model.Graph.Node[1].Output.Clear()),
        Changed("a node without inputs", "Relu", model => model.Graph.Node[1].Input.Clear()),
        Changed("no graph", "graph", model => model.Graph = null),
        Changed("no input", "input", model => model.Graph.Input.Clear()),
        Changed("no output", "output", model => model.Graph.Output.Clear()),
        Changed("an output that nothing makes", "nothing", model => model.Graph.Output[0].Name = "nothing"),
        Changed("no version of the operator set", "opset", model => model.OpsetImport.Clear()),
        Changed("a version that is too old", "opset", model => model.OpsetImport[0].Version = 3),
        Changed("an operator of somebody's own", "com.example", model => model.Graph.Node[1].Domain = "com.example"),
        Changed("an operator that nobody knows", "Frobnicate", model => model.Graph.Node[1].OpType = "Frobnicate"),
        Changed("a function that is not piecewise linear", "not piecewise linear", model => model.Graph.Node[1].OpType = "Sigmoid"),
        Changed("a function that is not continuous", "continuous", model => model.Graph.Node[1].OpType = "Sign"),
        Changed("an attribute of another kind", "transB", model =>
        {
            model.Graph.Node[0].Attribute[0].Type = AttributeProto.Types.AttributeType.String;
            model.Graph.Node[0].Attribute[0].S = ByteString.CopyFromUtf8("yes");
        }),
        Made("an output that the operator does not have", "Relu", b =>
        {
            string[] both = b.Nodes("Relu", 2, [b.Input(1, 2)]);
            return b.Node("Add", both);
        }),
        Made("the product of two values", "Mul", b =>
        {
            string x = b.Input(1, 2);
            return b.Node("Mul", [x, b.Relu(x)]);
        }),
        Made("a branch", "If", b => b.Node("If", [b.Input(1, 2)], ("then_branch", new GraphProto()), ("else_branch", new GraphProto()))),
        Made("a loop", "Loop", b => b.Node("Loop", [string.Empty, string.Empty, b.Input(1, 2)], ("body", new GraphProto()))),
        Made("a pad by reflection", "reflect", b =>
            b.Node("Pad", [b.Input(1, 5), b.Ints(0, 1, 0, 1)], ("mode", "reflect"))),
    ];

    private static IEnumerable<HostileModel> Shapes() =>
    [
        Changed("an input of 2^31 entries", "2147483648", model => SetDim(model, 1, 1L << 31)),
        Changed("an input of no entries", "x", model => SetDim(model, 1, 0)),
        Changed("an input of -1 entries", "x", model => SetDim(model, 1, -1)),
        Changed("an input without a shape", "x", model => model.Graph.Input[0].Type.TensorType.Shape = null),
        Changed("an input of texts", "x", model => model.Graph.Input[0].Type.TensorType.ElemType = (int)TensorProto.Types.DataType.String),
        Changed("weights of 2^62 entries", "c0", model => SetDims(model.Graph.Initializer[0], 1L << 31, 1L << 31)),
        Changed("weights of 2^64 entries", "c0", model => SetDims(model.Graph.Initializer[0], 1L << 32, 1L << 32)),
        Changed("weights of a negative shape", "c0", model => SetDims(model.Graph.Initializer[0], -3, -2)),
        Changed("more weights than there are", "c0", model => SetDims(model.Graph.Initializer[0], 3, 3)),
        Changed("weights of another width", "Gemm", model => SetDims(model.Graph.Initializer[0], 2, 3)),
        Changed("a gigabyte of weights in a small file", "c0", model =>
        {
            model.Graph.Initializer[0].FloatData.Clear();
            model.Graph.Initializer[0].RawData = ByteString.CopyFrom(new byte[16]);
            SetDims(model.Graph.Initializer[0], 16384, 16384);
        }),
        Made("a negative axis out of range", "Concat", b =>
        {
            string x = b.Input(1, 2);
            return b.Node("Concat", [x, x], ("axis", -3));
        }),
        Made("an index out of range", "Gather", b => b.Node("Gather", [b.Input(1, 2), b.Ints(-3)], ("axis", 1))),
        Made("axes that are no permutation", "Transpose", b => b.Node("Transpose", [b.Input(1, 2)], ("perm", new long[] { 1, 1 }))),
        Made("a squeeze of two entries", "Squeeze", b => b.Axes("Squeeze", b.Input(1, 2), 1)),
        Made("a reshape to another size", "Reshape", b => b.Node("Reshape", [b.Input(1, 6), b.Ints(4, -1)])),
        Made("a reshape to two unknown sizes", "Reshape", b => b.Node("Reshape", [b.Input(1, 6), b.Ints(-1, -1)])),
        Made("shapes that do not broadcast", "Add", b => b.Node("Add", [b.Input(1, 3), b.Whole(2)])),
        Made("more slopes than entries", "PRelu", b => b.Node("PRelu", [b.Input(1, 3), b.Whole(4, 3)])),
        Made("slopes of more axes", "PRelu", b => b.Node("PRelu", [b.Input(1, 3), b.Whole(1, 1, 3)])),
        Made("a summand of more rows than the product", "Gemm", b => b.Node("Gemm", [b.Input(1, 3), b.Whole(3, 4), b.Whole(2, 4)])),
        Made("a split that does not add up", "Split", b => b.Split(b.Input(1, 6), 1, 2, 3)[0]),
        Made("a convolution of other channels", "Conv", b => b.Node("Conv", [b.Input(1, 2, 4, 4), b.Whole(3, 3, 2, 2)])),
        Made("a window larger than the picture", "Conv", b => b.Node("Conv", [b.Input(1, 1, 2, 2), b.Whole(1, 1, 3, 3)])),
        Made("a stride of 0", "MaxPool", b =>
            b.Node("MaxPool", [b.Input(1, 1, 4, 4)], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 0, 1 }))),
        Made("no groups", "Conv", b => b.Node("Conv", [b.Input(1, 1, 4, 4), b.Whole(1, 1, 2, 2)], ("group", 0))),
        Made("a slice of one axis twice", "Slice", b =>
            b.Node("Slice", [b.Input(1, 4), b.Ints(0, 1), b.Ints(2, 3), b.Ints(1, -1)])),
        Made("a slice in steps of 0", "Slice", b =>
            b.Node("Slice", [b.Input(1, 4), b.Ints(0), b.Ints(2), b.Ints(1), b.Ints(0)])),
    ];

    private static IEnumerable<HostileModel> Numbers() =>
    [
        Changed("a weight that is no number", "c0", model => model.Graph.Initializer[0].FloatData[2] = float.NaN),
        Changed("an infinite weight", "c0", model => model.Graph.Initializer[0].FloatData[2] = float.NegativeInfinity),
        Changed("external data", "weights.bin", model =>
        {
            model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External;
            model.Graph.Initializer[0].ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "weights.bin" });
        }),
        Made("quantised weights", "quantised", b =>
            b.Node("DequantizeLinear", [b.Input(1, 2), b.Whole(1)])),
        Changed("weights of an unknown kind", "c0", model => model.Graph.Initializer[0].DataType = 99),
        Made("a division by 0", "Div", b => b.Node("Div", [b.Input(1, 2), b.Constant([2, 0], 2)])),
        Made("a negative variance", "BatchNormalization", b => b.BatchNormalization(b.Input(1, 1), [1], [0], [0], [-1], 1e-5)),
        Made("a normalisation that learns", "BatchNormalization", b => b.Node(
            "BatchNormalization",
            [b.Input(1, 1), b.Whole(1), b.Whole(1), b.Whole(1), b.Constant([1], 1)],
            ("training_mode", 1))),
    ];

    private static IEnumerable<HostileModel> Bombs() =>
    [
        Made("a shape of 2^40 ones", "ConstantOfShape", b =>
            b.Node("Add", [b.Input(1), b.Node("ConstantOfShape", [b.Ints(1L << 40)])])),
        Made("a shape of 2^28 ones", "ConstantOfShape", b =>
            b.Node("Add", [b.Input(1), b.Node("ConstantOfShape", [b.Ints(1 << 14, 1 << 14)])])),
        Made("an expansion to 2^30", "Expand", b => b.Node("Expand", [b.Input(1, 1), b.Ints(1 << 15, 1 << 15)])),
        Made("a range to 2^40", "Range", b =>
            b.Node("Cast", [b.IntNode("Range", [b.IntTensor([0]), b.IntTensor([1L << 40]), b.IntTensor([1])])], ("to", 1))),
        Made("a pad of 2^40", "Pad", b => b.Node("Pad", [b.Input(1, 1), b.Ints(0, 0, 0, 1L << 40)])),
        Made("a pad of -2^63", "Pad", b => b.Node("Pad", [b.Input(1, 1), b.Ints(0, 0, 0, long.MinValue)])),
        Made("a transposed convolution in steps of 2^30", "ConvTranspose", b =>
            b.Node("ConvTranspose", [b.Input(1, 1, 3, 3), b.Whole(1, 1, 2, 2)], ("strides", new long[] { 1 << 30, 1 << 30 }))),
        Made("a window of 2^40 zeros", "AveragePool", b => b.Node(
            "AveragePool",
            [b.Input(1, 1, 4, 4)],
            ("kernel_shape", new long[] { 1 << 20, 1 << 20 }), ("pads", new long[] { 1 << 20, 1 << 20, 1 << 20, 1 << 20 }))),
        Made("concatenations that double", "Concat", b => Repeat(b, 40, x => b.Node("Concat", [x, x], ("axis", 1)))),
        Made("outer products", "Mul", b => Repeat(b, 40, x =>
            b.Node("Reshape", [b.Node("Mul", [x, b.Constant([1, 2], 2, 1)]), b.Ints(1, -1)]))),
        Made("squares of a constant", "Mul", b =>
        {
            string c = b.Constant([3]);
            for (int i = 0; i < 60; i++)
            {
                c = b.Node("Mul", [c, c]);
            }

            return b.Node("Add", [b.Input(1, 1), c]);
        }),
        // Honest work, of which there is too much: what is made before that is as large as in the largest network that is read.
        Made("every sum of every relu", "weights", b =>
        {
            string x = b.Node("Expand", [b.Input(1, 1), b.Ints(1, 2000)]);
            string ones = b.Node("Expand", [b.Constant([1], 1, 1), b.Ints(2000, 2000)]);
            for (int i = 0; i < 40; i++)
            {
                x = b.Node("MatMul", [b.Relu(b.Node("Add", [x, b.Whole(2000)])), ones]);
            }

            return x;
        }) with { MostSeconds = 20, MostMebibytes = 4096 },
        Nested("a type within types", bytes => Field(4, Field(1, bytes)), bytes => Field(11, Field(2, bytes))),
        Nested("a graph within graphs", bytes => Field(1, Field(5, Field(6, bytes))), bytes => bytes),
    ];

    private static string Repeat(ModelBuilder b, int times, Func<string, string> step)
    {
        string x = b.Input(1, 1);
        for (int i = 0; i < times; i++)
        {
            x = step(x);
        }

        return x;
    }

    private static HostileModel Changed(string name, string word, Action<ModelProto> change) => new(name, word, () =>
    {
        ModelProto model = Good();
        change(model);
        return model.ToByteArray();
    });

    private static HostileModel Made(string name, string word, Func<ModelBuilder, string> make) => new(name, word, () =>
    {
        ModelBuilder b = new(13);
        return b.Build(make(b)).ToByteArray();
    });

    // A message within a message, 2,000 times: the field of a graph in a model is number 7.
    private static HostileModel Nested(string name, Func<byte[], byte[]> wrap, Func<byte[], byte[]> within) => new(name, "nest", () =>
    {
        byte[] bytes = [];
        for (int i = 0; i < 2000; i++)
        {
            bytes = wrap(bytes);
        }

        return [8, 8, .. Field(7, within(bytes))];
    });

    private static byte[] Field(int number, byte[] content)
    {
        using MemoryStream stream = new();
        using (CodedOutputStream output = new(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteLength(content.Length);
        }

        return [.. stream.ToArray(), .. content];
    }

    private static void SetDim(ModelProto model, int dim, long value) =>
        model.Graph.Input[0].Type.TensorType.Shape.Dim[dim] = new TensorShapeProto.Types.Dimension { DimValue = value };

    private static void SetDims(TensorProto tensor, params long[] dims)
    {
        tensor.Dims.Clear();
        tensor.Dims.Add(dims);
    }
}
