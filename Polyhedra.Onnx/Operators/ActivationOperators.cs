using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Piecewise-linear functions of one variable.</summary>
internal static class ActivationOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Relu"] = node => [Piecewise.Apply(node.Graph, Activation.Relu, node.Input())],
        ["Abs"] = node => [Piecewise.Apply(node.Graph, Activation.Abs, node.Input())],
        ["LeakyRelu"] = node => [Piecewise.LeakyRelu(node.Graph, node.Input(), Tensor.Of(node.Float("alpha", 0.01f)))],
        ["PRelu"] = node => [Piecewise.LeakyRelu(node.Graph, node.Input(0), node.Input(1))],
        ["Clip"] = node => [Clip(node)],
        ["HardSigmoid"] = node => [HardSigmoid(node)],
        ["ThresholdedRelu"] = node => [Thresholded(node)],
        ["Shrink"] = node => [Shrink(node)],
        ["Dropout"] = node => [Dropout(node)],
    };

    private static Tensor Clip(OnnxNode node)
    {
        Rational? lowest = node.Opset < 11 ? Attribute(node, "min") : Bound(node.Optional(1));
        Rational? highest = node.Opset < 11 ? Attribute(node, "max") : Bound(node.Optional(2));
        return Piecewise.Clip(node.Graph, node.Input(), lowest, highest);
    }

    // The largest float stands for no bound, in old models.
    private static Rational? Attribute(OnnxNode node, string name) =>
        node.Find(name) is { } attribute && float.IsFinite(attribute.F) && Math.Abs(attribute.F) < float.MaxValue
            ? node.Float(name, 0)
            : null;

    private static Rational? Bound(Tensor? bound) => bound is null ? null
        : bound.Count == 1 ? bound.Numbers[0]
        : throw new GraphException("a bound that is no single number");

    private static Tensor HardSigmoid(OnnxNode node)
    {
        Rational alpha = node.Float("alpha", 0.2f);
        Rational beta = node.Float("beta", 0.5f);
        return Piecewise.Clip(node.Graph, node.Input().Map(entry => entry.Scale(alpha, beta)), Rational.Zero, Rational.One);
    }

    private static Tensor Thresholded(OnnxNode node) => node.Float("alpha", 1).IsZero
        ? Piecewise.Apply(node.Graph, Activation.Relu, node.Input())
        : throw new GraphException("with another threshold than 0 it is discontinuous");

    // x - bias above lambd, x + bias below -lambd, 0 between.
    private static Tensor Shrink(OnnxNode node)
    {
        Rational threshold = node.Float("lambd", 0.5f);
        if (node.Float("bias", 0) != threshold || threshold.Sign == Sign.Negative)
        {
            throw new GraphException("it is discontinuous unless bias and lambd are equal");
        }

        Tensor value = node.Input();
        Tensor Beyond(Rational sign) => Piecewise.Apply(node.Graph, Activation.Relu, value.Map(entry => entry.Scale(sign, -threshold)));
        return Elementwise.Subtract(node.Graph, Beyond(Rational.One), Beyond(Rational.MinusOne));
    }

    private static Tensor Dropout(OnnxNode node)
    {
        if (node.Optional(2) is { } training && !Array.TrueForAll(training.Numbers, flag => flag.IsZero))
        {
            throw new GraphException("the model is in training mode; export it in evaluation mode");
        }

        return node.Input();
    }
}
