using global::Onnx;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>The operators that are read, and why others are not.</summary>
internal static class OperatorTable
{
    private const string Smooth = "is not piecewise linear";
    private const string Jumps = "is discontinuous";
    private const string Unknown = "is not supported";
    private const string Quantised = "is quantised, which is not supported";

    private static readonly Dictionary<string, Func<OnnxNode, Tensor[]>> Known = new(
        [
            .. ArithmeticOperators.All, .. ActivationOperators.All, .. LinearOperators.All, .. PoolingOperators.All, .. ShapeOperators.All,
            .. SelectionOperators.All, .. ReductionOperators.All, .. ConstantOperators.All,
        ],
        StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["Sigmoid"] = Smooth,
        ["Tanh"] = Smooth,
        ["Softmax"] = Smooth,
        ["LogSoftmax"] = Smooth,
        ["Exp"] = Smooth,
        ["Log"] = Smooth,
        ["Elu"] = Smooth,
        ["Selu"] = Smooth,
        ["Celu"] = Smooth,
        ["Gelu"] = Smooth,
        ["Mish"] = Smooth,
        ["Softplus"] = Smooth,
        ["Softsign"] = Smooth,
        ["Erf"] = Smooth,
        ["HardSwish"] = Smooth,
        ["Sin"] = Smooth,
        ["Cos"] = Smooth,
        ["LayerNormalization"] = Smooth,
        ["InstanceNormalization"] = Smooth,
        ["GroupNormalization"] = Smooth,
        ["LRN"] = Smooth,
        ["LpNormalization"] = Smooth,
        ["LpPool"] = Smooth,
        ["ReduceLogSumExp"] = Smooth,
        ["ReduceSumSquare"] = Smooth,
        ["ReduceProd"] = Smooth,
        ["LSTM"] = Smooth,
        ["GRU"] = Smooth,
        ["RNN"] = Smooth,
        ["Sign"] = Jumps,
        ["Round"] = Jumps,
        ["ArgMax"] = Jumps,
        ["ArgMin"] = Jumps,
        ["TopK"] = Jumps,
        ["OneHot"] = Jumps,
        ["Hardmax"] = Jumps,
        ["NonZero"] = Jumps,
        ["If"] = "chooses by value, which is not supported",
        ["Loop"] = "is a loop, which is not supported",
        ["Scan"] = "is a loop, which is not supported",
        ["QuantizeLinear"] = Quantised,
        ["DequantizeLinear"] = Quantised,
        ["DynamicQuantizeLinear"] = Quantised,
        ["QLinearConv"] = Quantised,
        ["QLinearMatMul"] = Quantised,
        ["MatMulInteger"] = Quantised,
        ["ConvInteger"] = Quantised,
    };

    /// <summary>The names of the operators that are read.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Refuses a node whose operator is not read, before its inputs are made.</summary>
    /// <exception cref="GraphException">It is not; the message says why.</exception>
    public static void RequireKnown(NodeProto node)
    {
        if (node.Domain is not ("" or "ai.onnx"))
        {
            throw new GraphException($"operators of the domain \"{node.Domain}\" are not supported");
        }

        if (!Known.ContainsKey(node.OpType))
        {
            throw new GraphException($"{node.OpType} {Reasons.GetValueOrDefault(node.OpType, Unknown)}");
        }
    }

    /// <summary>The outputs of a node.</summary>
    /// <exception cref="GraphException">Its operator is not read, or its inputs do not fit.</exception>
    public static Tensor[] Run(NodeProto proto, OnnxNode node)
    {
        RequireKnown(proto);
        return Known[proto.OpType](node);
    }
}
