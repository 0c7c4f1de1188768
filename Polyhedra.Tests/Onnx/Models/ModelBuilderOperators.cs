namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Operators that are written differently from version to version of the operator set, or whose majorant is another
/// operator.</summary>
internal static class ModelBuilderOperators
{
    extension(ModelBuilder b)
    {
        /// <summary>x W + b through Gemm: W has a row an output (transB = 1).</summary>
        public string Gemm(string x, string weights, string bias) => b.Node("Gemm", [x, weights, bias], ("transB", 1));

        public string Relu(string x) => b.Node("Relu", [x]);

        /// <summary>Clip: attributes before opset 11, inputs since. Null: no bound on that side.</summary>
        public string Clip(string x, double? low, double? high)
        {
            if (b.IsMajorant)
            {
                return b.Node("Add", [x, b.Constant([Math.Abs(low ?? 0) + Math.Abs(high ?? 0)])]);
            }

            if (b.Opset >= 11)
            {
                string lowest = low is null ? string.Empty : b.Constant([low.Value]);
                return b.Node("Clip", high is null ? [x, lowest] : [x, lowest, b.Constant([high.Value])]);
            }

            List<(string, object)> bounds = [];
            if (low is not null)
            {
                bounds.Add(("min", low.Value));
            }

            if (high is not null)
            {
                bounds.Add(("max", high.Value));
            }

            return b.Node("Clip", [x], [.. bounds]);
        }

        /// <summary>LeakyRelu; its slope is at most 1, and so it keeps distances.</summary>
        public string LeakyRelu(string x, double slope) => b.Node("LeakyRelu", [x], ("alpha", slope));

        /// <summary>PRelu: keeps distances up to the larger of 1 and the slope.</summary>
        public string PRelu(string x, double[] slopes, params long[] dims) => b.IsMajorant
            ? b.Node("Mul", [x, b.Constant([.. slopes.Select(slope => Math.Max(1, Math.Abs(slope)))], dims)])
            : b.Node("PRelu", [x, b.Constant(slopes, dims)]);

        public string HardSigmoid(string x, double alpha, double beta) => b.IsMajorant
            ? b.Node("Add", [b.Node("Mul", [x, b.Constant([alpha])]), b.Constant([Math.Abs(beta) + 1])])
            : b.Node("HardSigmoid", [x], ("alpha", alpha), ("beta", beta));

        /// <summary>BatchNormalization of given channels: the majorant adds up the absolute values of the mean and the input.</summary>
        public string BatchNormalization(string x, double[] scale, double[] bias, double[] mean, double[] variance, double epsilon)
        {
            int channels = scale.Length;
            string means = b.IsMajorant
                ? b.Initialiser(Named(b.Tensor([.. mean.Select(entry => -Math.Abs(entry))], channels), $"mean{b.Graph.Initializer.Count}"))
                : b.Constant(mean, channels);
            return b.Node(
                "BatchNormalization",
                [x, b.Constant(scale, channels), b.Constant(bias, channels), means, b.Constant(variance, channels)],
                ("epsilon", epsilon));
        }

        /// <summary>Axes as an attribute before opset 13 (ReduceSum) or 18 (the others), as an input since.</summary>
        public string Reduce(string op, string x, long[] axes, int keep = 1)
        {
            int since = op is "ReduceSum" ? 13 : 18;
            return b.Opset < since
                ? b.Node(op, [x], ("axes", axes), ("keepdims", keep))
                : b.Node(op, [x, b.Ints(axes)], ("keepdims", keep));
        }

        /// <summary>Squeeze or Unsqueeze: axes as an attribute before opset 13, as an input since.</summary>
        public string Axes(string op, string x, params long[] axes) =>
            b.Opset < 13 ? b.Node(op, [x], ("axes", axes)) : b.Node(op, [x, b.Ints(axes)]);

        /// <summary>The same of whole numbers.</summary>
        public string IntAxes(string op, string x, params long[] axes) =>
            b.Opset < 13 ? b.IntNode(op, [x], ("axes", axes)) : b.IntNode(op, [x, b.Ints(axes)]);

        /// <summary>Slice: attributes before opset 10, inputs since.</summary>
        public string Slice(string x, long[] starts, long[] ends, long[] axes) => b.Opset < 10
            ? b.Node("Slice", [x], ("starts", starts), ("ends", ends), ("axes", axes))
            : b.Node("Slice", [x, b.Ints(starts), b.Ints(ends), b.Ints(axes)]);

        /// <summary>Pad: attributes before opset 11, inputs since.</summary>
        public string Pad(string x, long[] pads, double value) => b.Opset < 11
            ? b.Node("Pad", [x], ("pads", pads), ("value", b.Majorise(value)))
            : b.Node("Pad", [x, b.Ints(pads), b.Constant([value])]);

        /// <summary>Split: sizes as an attribute before opset 13, as an input since.</summary>
        public string[] Split(string x, long axis, params long[] sizes) => b.Opset < 13
            ? b.Nodes("Split", sizes.Length, [x], ("axis", axis), ("split", sizes))
            : b.Nodes("Split", sizes.Length, [x, b.Ints(sizes)], ("axis", axis));
    }

    private static global::Onnx.TensorProto Named(global::Onnx.TensorProto tensor, string name)
    {
        tensor.Name = name;
        return tensor;
    }
}
