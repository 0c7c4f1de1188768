namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Convolutions and pools.</summary>
internal static class WindowCases
{
    public static IEnumerable<OnnxCase> Cases() => [.. Convolutions(), .. Transposed(), .. MaxPools(), .. AveragePools()];

    private static IEnumerable<OnnxCase> Convolutions() =>
    [
        .. DenseCases.Make("convolution", [8, 11, 13, 17, 18, 21], 1, b =>
            b.Relu(b.Node("Conv", [b.Input("N", 2, 5, 5), b.Whole(3, 2, 3, 3), b.Whole(3)], ("kernel_shape", L(3, 3))))),
        .. DenseCases.Make("convolution with strides, uneven pads and real weights", [8, 21], 0, b =>
            b.Relu(b.Node("Conv", [b.Input(1, 2, 6, 5), b.Real(3, 2, 3, 2)], ("strides", L(2, 1)), ("pads", L(1, 0, 2, 1))))),
        .. DenseCases.Make("dilated convolution", [8, 18], 1, b =>
            b.Relu(b.Node("Conv", [b.Input(1, 1, 6, 6), b.Whole(2, 1, 2, 3)], ("dilations", L(3, 2)), ("pads", L(1, 1, 1, 1))))),
        .. DenseCases.Make("grouped convolution", [11, 21], 1, b =>
            b.Relu(b.Node("Conv", [b.Input(1, 4, 4, 4), b.Whole(6, 2, 3, 3), b.Whole(6)], ("group", 2)))),
        .. DenseCases.Make("depthwise convolution", [13], 1, b =>
            b.Relu(b.Node("Conv", [b.Input(1, 3, 4, 4), b.Whole(3, 1, 2, 2)], ("group", 3)))),
        .. DenseCases.Make("convolution of a sequence", [11, 18], 1, b =>
            b.Relu(b.Node("Conv", [b.Input(1, 2, 9), b.Whole(3, 2, 3)], ("strides", L(2)), ("dilations", L(2)), ("pads", L(1, 2))))),
        .. new[] { "SAME_UPPER", "SAME_LOWER", "VALID" }.SelectMany(padding =>
            DenseCases.Make($"convolution, auto_pad {padding}", [11, 17], 1, b =>
                b.Relu(b.Node("Conv", [b.Input(1, 1, 6, 5), b.Whole(2, 1, 2, 4)], ("auto_pad", padding), ("strides", L(1, 2)))))),
    ];

    private static IEnumerable<OnnxCase> Transposed() =>
    [
        .. DenseCases.Make("transposed convolution", [8, 13, 21], 1, b =>
            b.Relu(b.Node("ConvTranspose", [b.Input(1, 2, 3, 3), b.Whole(2, 3, 3, 3), b.Whole(3)], ("strides", L(2, 2))))),
        .. DenseCases.Make("transposed convolution with pads, output_padding and groups", [11, 18], 1, b =>
            b.Relu(b.Node(
                "ConvTranspose",
                [b.Input(1, 4, 3, 2), b.Whole(4, 2, 3, 2)],
                ("strides", L(2, 3)), ("pads", L(1, 0, 1, 1)), ("output_padding", L(1, 2)), ("group", 2)))),
        .. DenseCases.Make("transposed dilated convolution of a sequence", [13], 1, b =>
            b.Relu(b.Node("ConvTranspose", [b.Input(1, 2, 4), b.Whole(2, 2, 3)], ("dilations", L(2)), ("pads", L(1, 1))))),
        .. DenseCases.Make("transposed convolution of a given shape", [11], 1, b =>
            b.Relu(b.Node("ConvTranspose", [b.Input(1, 1, 3, 3), b.Whole(1, 2, 3, 3)], ("strides", L(2, 2)), ("output_shape", L(6, 6))))),
        .. DenseCases.Make("transposed convolution, auto_pad SAME_UPPER", [13], 1, b =>
            b.Relu(b.Node("ConvTranspose", [b.Input(1, 1, 3, 3), b.Whole(1, 2, 3, 3)], ("strides", L(2, 2)), ("auto_pad", "SAME_UPPER")))),
    ];

    private static IEnumerable<OnnxCase> MaxPools() =>
    [
        .. DenseCases.Make("max pool", [8, 11, 13, 17, 18, 21], 1, b =>
            b.Node("MaxPool", [b.Input(1, 2, 4, 4)], ("kernel_shape", L(2, 2)), ("strides", L(2, 2)))),
        .. DenseCases.Make("overlapping max pool with pads", [8, 13], 1, b =>
            b.Node("MaxPool", [b.Input(1, 1, 5, 5)], ("kernel_shape", L(3, 3)), ("strides", L(2, 1)), ("pads", L(1, 1, 1, 1)))),
        .. DenseCases.Make("max pool, rounded up, dilated", [11, 21], 1, b =>
            b.Node(
                "MaxPool",
                [b.Input(1, 1, 6, 7)],
                ("kernel_shape", L(2, 2)), ("strides", L(2, 2)), ("dilations", L(2, 3)), ("ceil_mode", 1))),
        .. DenseCases.Make("max pool, rounded up, of which the last window would start in the padding", [11, 17, 21], 1, b => b.Node(
            "MaxPool",
            [b.Input(1, 1, 3, 4)],
            ("kernel_shape", L(2, 2)), ("strides", L(2, 3)), ("pads", L(1, 1, 1, 1)), ("ceil_mode", 1))),
        .. DenseCases.Make("max pool of a sequence, auto_pad SAME_LOWER", [13], 1, b =>
            b.Node("MaxPool", [b.Input(1, 2, 7)], ("kernel_shape", L(3)), ("strides", L(2)), ("auto_pad", "SAME_LOWER"))),
        .. DenseCases.Make("max pool, rounded up, of which the only window reaches beyond the axis", [11, 21], 0, b => b.Node(
            "MaxPool", [b.Input(1, 1, 3, 2)], ("kernel_shape", L(2, 3)), ("strides", L(2, 2)), ("ceil_mode", 1))),
        .. DenseCases.Make("max pool of a large window", [13], 1, b =>
            b.Node("MaxPool", [b.Input(1, 1, 7, 8)], ("kernel_shape", L(7, 7)))),
        .. DenseCases.Make("global max pool", [8, 13], 1, b => b.Node("GlobalMaxPool", [b.Input(1, 2, 3, 4)])),
        .. DenseCases.Make("relu after convolution and max pool", [11, 17], 0, b =>
        {
            string z = b.Relu(b.Node("Conv", [b.Input(1, 1, 6, 6), b.Real(2, 1, 3, 3), b.Real(2)]));
            string pooled = b.Node("MaxPool", [z], ("kernel_shape", L(2, 2)), ("strides", L(2, 2)));
            string h = b.Relu(b.Node("Conv", [pooled, b.Real(2, 2, 2, 2), b.Real(2)]));
            return b.Gemm(b.Node("Flatten", [h]), b.Real(3, 2), b.Real(3));
        }),
    ];

    private static IEnumerable<OnnxCase> AveragePools() =>
    [
        .. DenseCases.Make("average pool", [8, 11, 13, 17, 18, 21], 4, b =>
            b.Relu(b.Node("AveragePool", [b.Input(1, 2, 4, 6)], ("kernel_shape", L(2, 2)), ("strides", L(2, 2))))),
        .. DenseCases.Make("average pool, padding not counted", [8, 13], 0, b =>
            b.Relu(b.Node("AveragePool", [b.Input(1, 1, 5, 5)], ("kernel_shape", L(3, 3)), ("pads", L(1, 1, 1, 1))))),
        .. DenseCases.Make("average pool, padding counted", [8, 13, 21], 0, b => b.Relu(b.Node(
            "AveragePool", [b.Input(1, 1, 5, 5)], ("kernel_shape", L(3, 3)), ("pads", L(1, 0, 2, 1)), ("count_include_pad", 1)))),
        .. DenseCases.Make("average pool, rounded up", [11, 17, 21], 0, b => b.Relu(b.Node(
            "AveragePool", [b.Input(1, 1, 6, 7)], ("kernel_shape", L(3, 3)), ("strides", L(2, 2)), ("ceil_mode", 1)))),
        .. DenseCases.Make("average pool, rounded up, padding counted", [21], 0, b => b.Relu(b.Node(
            "AveragePool",
            [b.Input(1, 1, 6, 6)],
            ("kernel_shape", L(3, 3)), ("strides", L(2, 2)), ("ceil_mode", 1), ("pads", L(1, 1, 1, 1)), ("count_include_pad", 1)))),
        .. DenseCases.Make("average pool, rounded up, of which the last window would start in the padding", [11, 21], 0, b => b.Relu(b.Node(
            "AveragePool",
            [b.Input(1, 1, 3, 4)],
            ("kernel_shape", L(2, 2)), ("strides", L(2, 3)), ("pads", L(1, 1, 1, 1)), ("ceil_mode", 1)))),
        .. DenseCases.Make("average pool, rounded up, padding not counted", [11, 19, 21], 0, b => b.Relu(b.Node(
            "AveragePool",
            [b.Input(1, 1, 6, 7)],
            ("kernel_shape", L(3, 2)), ("strides", L(2, 2)), ("pads", L(1, 0, 1, 1)), ("ceil_mode", 1)))),
        .. DenseCases.Make("average pool, rounded up, padding counted, old", [11, 17], 0, b => b.Relu(b.Node(
            "AveragePool",
            [b.Input(1, 1, 6, 6)],
            ("kernel_shape", L(3, 3)), ("strides", L(2, 2)), ("ceil_mode", 1), ("pads", L(1, 1, 1, 1)), ("count_include_pad", 1)))),
        .. DenseCases.Make("average pool, rounded up, of which the only window reaches beyond the axis", [11, 21], 0, b => b.Relu(b.Node(
            "AveragePool", [b.Input(1, 1, 1, 3)], ("kernel_shape", L(2, 2)), ("strides", L(2, 2)), ("ceil_mode", 1)))),
        .. DenseCases.Make("dilated average pool", [21], 0, b => b.Relu(b.Node(
            "AveragePool", [b.Input(1, 1, 6, 6)], ("kernel_shape", L(2, 2)), ("dilations", L(2, 3))))),
        .. DenseCases.Make("global average pool", [8, 13, 21], 8, b =>
            b.Relu(b.Node("GlobalAveragePool", [b.Node("Conv", [b.Input(1, 2, 2, 4), b.Whole(3, 2, 1, 1)])]))),
    ];

    private static long[] L(params long[] numbers) => numbers;
}
