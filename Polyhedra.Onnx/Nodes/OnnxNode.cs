using global::Onnx;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using AttributeType = global::Onnx.AttributeProto.Types.AttributeType;

namespace Polyhedra.Onnx.Nodes;

/// <summary>A node of a model with the values of its inputs: what an operator sees.</summary>
/// <param name="proto">The node.</param>
/// <param name="inputs">The values, null for one that is left out.</param>
/// <param name="graph">Where units are made.</param>
/// <param name="opset">The version of the operators.</param>
internal sealed class OnnxNode(NodeProto proto, Tensor?[] inputs, NetworkGraph graph, long opset)
{
    /// <summary>Where units are made.</summary>
    public NetworkGraph Graph => graph;

    /// <summary>The version of the operators.</summary>
    public long Opset => opset;

    /// <summary>The number of outputs that the model names.</summary>
    public int OutputCount => proto.Output.Count;

    /// <summary>The number of inputs, those left out included.</summary>
    public int InputCount => inputs.Length;

    /// <summary>For notes: <c>BatchNormalization "bn1"</c>.</summary>
    public string Title => TitleOf(proto);

    /// <summary>For people: operator and name of a node.</summary>
    public static string TitleOf(NodeProto node) =>
        $"{node.OpType} \"{(node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault(string.Empty))}\"";

    /// <summary>An input that must be there.</summary>
    /// <exception cref="GraphException">It is left out.</exception>
    public Tensor Input(int index = 0) => Optional(index) ?? throw new GraphException($"input {index} is missing");

    /// <summary>An input that may be left out.</summary>
    public Tensor? Optional(int index) => index < inputs.Length ? inputs[index] : null;

    /// <summary>All inputs; none may be left out.</summary>
    public Tensor[] All() => [.. Enumerable.Range(0, inputs.Length).Select(Input)];

    /// <summary>An integer among the attributes.</summary>
    public long Int(string name, long otherwise) => Find(name, AttributeType.Int)?.I ?? otherwise;

    /// <summary>A number among the attributes, which is a float32.</summary>
    public Rational Float(string name, float otherwise) =>
        OnnxTensor.Number(Find(name, AttributeType.Float)?.F ?? otherwise, $"the attribute {name}");

    /// <summary>Integers among the attributes; null if they are left out.</summary>
    public long[]? Ints(string name) => Find(name, AttributeType.Ints) is { } attribute ? [.. attribute.Ints] : null;

    /// <summary>A text among the attributes.</summary>
    public string Text(string name, string otherwise) => Find(name, AttributeType.String)?.S.ToStringUtf8() ?? otherwise;

    /// <summary>An attribute, or null.</summary>
    public AttributeProto? Find(string name) =>
        proto.Attribute.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));

    /// <summary>An attribute of a type, or null.</summary>
    /// <exception cref="GraphException">It is of another type.</exception>
    public AttributeProto? Find(string name, AttributeType type) => Find(name) is not { } attribute ? null
        : attribute.Type == type || attribute.Type == AttributeType.Undefined ? attribute
        : throw new GraphException($"the attribute {name} is of the type {attribute.Type}, not {type}");

    /// <summary>Integers that were an attribute in old versions and are an input in newer ones; null if they are left out.</summary>
    public long[]? IntsOrInput(string name, int input) => Ints(name) ?? Optional(input)?.Integers();

    /// <summary>The axes of that kind, counted from the front.</summary>
    public int[]? Axes(string name, int input, int rank) =>
        IntsOrInput(name, input) is { } axes ? Array.ConvertAll(axes, axis => TensorShape.Axis(axis, rank)) : null;
}
