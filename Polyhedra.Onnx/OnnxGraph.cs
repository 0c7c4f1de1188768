using global::Onnx;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Onnx.Nodes;
using Polyhedra.Onnx.Operators;
using DataType = global::Onnx.TensorProto.Types.DataType;

namespace Polyhedra.Onnx;

/// <summary>The graph of a model, evaluated on affine expressions: what the wanted output needs, and nothing else.</summary>
internal sealed class OnnxGraph
{
    private const long OldestOpset = 8;
    private const long NewestOpset = 21;
    private readonly GraphProto _proto;
    private readonly NetworkGraph _graph = new();
    private readonly long _opset;
    private readonly Dictionary<string, TensorProto> _initialisers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private bool _isDouble;

    /// <summary>Before the evaluation.</summary>
    /// <exception cref="GraphException">The model is of another version, or a name is given twice.</exception>
    public OnnxGraph(ModelProto model)
    {
        _proto = model.Graph;
        _opset = model.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 0;
        if (_opset < OldestOpset)
        {
            throw new GraphException(
                $"opset {_opset} is older than {OldestOpset}, the oldest that is read; onnx.version_converter renews models");
        }

        if (_opset > NewestOpset)
        {
            _graph.Note($"opset {_opset} is newer than {NewestOpset}, the newest that is known: operators are taken to mean what they did");
        }

        foreach (TensorProto tensor in _proto.Initializer)
        {
            Require(_initialisers.TryAdd(tensor.Name, tensor), tensor.Name);
        }

        if (_proto.SparseInitializer.Count > 0)
        {
            throw new GraphException("sparse initialisers are not read");
        }

        // An initialiser may stand among the inputs too: it is the input's default.
        HashSet<string> inputs = new(StringComparer.Ordinal);
        foreach (ValueInfoProto input in _proto.Input)
        {
            Require(inputs.Add(input.Name), input.Name);
        }

        for (int node = 0; node < _proto.Node.Count; node++)
        {
            foreach (string output in _proto.Node[node].Output.Where(name => name.Length > 0))
            {
                bool isTaken = inputs.Contains(output) || _initialisers.ContainsKey(output);
                Require(_makers.TryAdd(output, node) && !isTaken, output);
            }
        }
    }

    /// <summary>The network.</summary>
    /// <param name="output">The node or value that is its output; null for the model's first output.</param>
    /// <exception cref="GraphException">It cannot be read.</exception>
    public OnnxNetwork Compile(string? output)
    {
        string wanted = output is null ? FirstOutput() : ValueOf(output);
        AddInputs();
        Evaluate(wanted);
        Network network = _graph.Compile(_values[wanted], _isDouble ? NumberRule.Float64 : NumberRule.Float32);
        return new OnnxNetwork(network, _graph.Notes);
    }

    private static void Require(bool isNew, string name)
    {
        if (!isNew)
        {
            throw new GraphException($"two values have the name \"{name}\"");
        }
    }

    private string FirstOutput()
    {
        if (_proto.Output.Count == 0)
        {
            throw new GraphException("the model has no output");
        }

        if (_proto.Output.Count > 1)
        {
            _graph.Note(
                $"the model has {_proto.Output.Count} outputs; this is the first, \"{_proto.Output[0].Name}\" (--output names another)");
        }

        return _proto.Output[0].Name;
    }

    // A value by its own name, or by that of the node that makes it.
    private string ValueOf(string name)
    {
        if (_makers.ContainsKey(name))
        {
            return name;
        }

        string last = string.Join(", ", _makers.Keys.TakeLast(5).Select(value => $"\"{value}\""));
        return _proto.Node.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.Ordinal))?.Output.FirstOrDefault()
            ?? throw new GraphException($"--output: no node or value has the name \"{name}\"; the last values are {last}");
    }

    private void AddInputs()
    {
        foreach (ValueInfoProto input in _proto.Input.Where(input => !_initialisers.ContainsKey(input.Name)))
        {
            TypeProto.Types.Tensor? type = input.Type?.TensorType;
            if (type is null || !OnnxTensor.IsFloat((DataType)type.ElemType) || type.Shape is null)
            {
                throw new GraphException($"the input \"{input.Name}\" is no tensor of floating-point numbers with a shape");
            }

            _isDouble |= (DataType)type.ElemType == DataType.Double;
            long[] shape = new long[type.Shape.Dim.Count];
            for (int axis = 0; axis < shape.Length; axis++)
            {
                TensorShapeProto.Types.Dimension dimension = type.Shape.Dim[axis];
                bool isOpen = dimension.ValueCase != TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue || dimension.DimValue <= 0;
                shape[axis] = !isOpen ? dimension.DimValue
                    : axis == 0 ? 1
                    : throw new GraphException(
                        $"axis {axis} of the input \"{input.Name}\" has no length; export the model with an example input");
            }

            if (shape.Length > 1 && shape[0] > 1)
            {
                _graph.Note(
                    $"the first axis of the input \"{input.Name}\" has length {shape[0]}: if that is a batch, the network is copies");
            }

            _values.Add(input.Name, _graph.Input(TensorShape.Checked(shape)));
        }
    }

    // Depth first with a stack of its own: a chain of nodes may be long.
    private void Evaluate(string wanted)
    {
        HashSet<int> open = [];
        Stack<string> waiting = new([wanted]);
        while (waiting.TryPeek(out string? name))
        {
            if (_values.ContainsKey(name) || TryTakeInitialiser(name))
            {
                waiting.Pop();
                continue;
            }

            if (!_makers.TryGetValue(name, out int index))
            {
                throw new GraphException($"the value \"{name}\" is made by no node, and is neither input nor initialiser");
            }

            NodeProto node = _proto.Node[index];
            string[] missing =
            [
                .. node.Input.Where(input => input.Length > 0 && !_values.ContainsKey(input) && !TryTakeInitialiser(input))
                    .Distinct(StringComparer.Ordinal),
            ];
            if (missing.Length == 0)
            {
                waiting.Pop();
                Evaluate(node);
                if (!_values.ContainsKey(name))
                {
                    throw new GraphException($"{OnnxNode.TitleOf(node)}: its output \"{name}\" is not made here");
                }
            }
            else if (!open.Add(index))
            {
                throw new GraphException($"{OnnxNode.TitleOf(node)}: takes what depends on its own output");
            }
            else
            {
                RequireKnown(node);

                // The first input comes first.
                Array.Reverse(missing);
                Array.ForEach(missing, waiting.Push);
            }
        }
    }

    // Before all that the node takes is made.
    private void RequireKnown(NodeProto node)
    {
        try
        {
            OperatorTable.RequireKnown(node);
        }
        catch (GraphException problem)
        {
            throw Refusal(node, problem);
        }
    }

    private bool TryTakeInitialiser(string name)
    {
        if (!_initialisers.TryGetValue(name, out TensorProto? proto))
        {
            return false;
        }

        _values.Add(name, OnnxTensor.Read(proto));
        _isDouble |= (DataType)proto.DataType == DataType.Double;
        return true;
    }

    private void Evaluate(NodeProto node)
    {
        try
        {
            Tensor?[] inputs = [.. node.Input.Select(name => name.Length == 0 ? null : _values[name])];
            Tensor[] outputs = OperatorTable.Run(node, new OnnxNode(node, inputs, _graph, _opset));
            for (int i = 0; i < Math.Min(outputs.Length, node.Output.Count); i++)
            {
                if (node.Output[i].Length > 0)
                {
                    _values.TryAdd(node.Output[i], outputs[i]);
                }
            }
        }
        catch (GraphException problem)
        {
            throw Refusal(node, problem);
        }
    }

    // Where the trouble is, and how to do without the node.
    private GraphException Refusal(NodeProto node, GraphException problem)
    {
        string? before = node.Input.FirstOrDefault(
            name => _makers.ContainsKey(name) && !(_values.TryGetValue(name, out Tensor? value) && value.IsConstant));
        string hint = before is null ? string.Empty : $"; to stop before it: --output \"{before}\"";
        return new GraphException($"{OnnxNode.TitleOf(node)}: {problem.Message}{hint}");
    }
}
