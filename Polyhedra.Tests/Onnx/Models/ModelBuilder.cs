using Google.Protobuf;
using Onnx;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>Makes an ONNX model node by node: either the model itself, or its majorant.</summary>
/// <remarks>The majorant has the absolute values of all constants, + for -, max for min, and the identity for every function f with
/// f(0) = 0 and |f(x) - f(y)| at most |x - y|. Evaluated at the absolute values of a point it gives M at least as large as the value
/// itself, and with k the number of roundings along any path (<see cref="Roundings"/> is at least that, and at least the number of terms
/// of the sums, in whatever order they are added) what a machine of unit roundoff u computes is within ((1 + u)^k - 1) M of the truth:
/// by induction, for a sum of products each term has its factor's k and at most as many more as the sum has terms, and every function
/// above keeps distances. A little is added to all constants' M for what underflows.</remarks>
internal sealed class ModelBuilder(int opset, bool majorant = false, int seed = 1)
{
    private readonly Random _random = new(seed);
    private readonly GraphProto _graph = new() { Name = "graph" };
    private readonly List<string> _values = [];
    private TensorProto.Types.DataType _type = TensorProto.Types.DataType.Float;
    private int _names;

    /// <summary>The version of the operator set.</summary>
    public int Opset { get; } = opset;

    /// <summary>Whether the majorant is made.</summary>
    public bool IsMajorant { get; } = majorant;

    /// <summary>At least as many roundings as lie on any path through the model.</summary>
    public int Roundings { get; private set; }

    /// <summary>Whether all numbers are float64.</summary>
    public bool IsDouble
    {
        get => _type == TensorProto.Types.DataType.Double;
        set => _type = value ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;
    }

    /// <summary>Whether every initialiser is listed as an input too, as models before IR version 4 must do.</summary>
    public bool ListsInitialisers { get; set; } = opset < 9;

    /// <summary>The graph as it stands.</summary>
    public GraphProto Graph => _graph;

    /// <summary>The values of the model that are floats, in the order they were made.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>The input: a text is a symbolic dimension.</summary>
    public string Input(params object[] dims)
    {
        _graph.Input.Add(Value("x", _type, dims));
        return "x";
    }

    /// <summary>An initialiser of given numbers.</summary>
    public string Constant(double[] values, params long[] dims)
    {
        TensorProto tensor = Tensor([.. values.Select(Majorise)], dims);
        tensor.Name = NewName("c");
        return Initialiser(tensor);
    }

    /// <summary>An initialiser of numbers drawn from the seed: multiples of 1 between -3 and 3.</summary>
    public string Whole(params long[] dims) => Constant([.. Draw(dims, () => _random.Next(-3, 4))], dims);

    /// <summary>An initialiser of numbers drawn from the seed: float32 numbers between -1 and 1.</summary>
    public string Real(params long[] dims) => Constant([.. Draw(dims, () => (float)((2 * _random.NextDouble()) - 1))], dims);

    /// <summary>An initialiser of numbers drawn from the seed: float32 numbers between low and high.</summary>
    public string Between(double low, double high, params long[] dims) =>
        Constant([.. Draw(dims, () => (float)(low + ((high - low) * _random.NextDouble())))], dims);

    /// <summary>An initialiser of one dimension of whole numbers: a shape, axes, indices.</summary>
    public string Ints(params long[] values) => IntTensor(values, values.Length);

    /// <summary>An initialiser of whole numbers; no dims: a scalar.</summary>
    public string IntTensor(long[] values, params long[] dims)
    {
        TensorProto tensor = new() { Name = NewName("i"), DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Int64Data.Add(values);
        tensor.Dims.Add(dims);
        return Initialiser(tensor);
    }

    /// <summary>An initialiser of one number of arithmetic of shapes, the same in a majorant.</summary>
    public string FloatTensor(double value)
    {
        TensorProto tensor = Tensor([value], 1);
        tensor.Name = NewName("f");
        return Initialiser(tensor);
    }

    /// <summary>An initialiser that is given whole.</summary>
    public string Initialiser(TensorProto tensor)
    {
        if (ListsInitialisers)
        {
            _graph.Input.Add(Value(tensor.Name, (TensorProto.Types.DataType)tensor.DataType, [.. tensor.Dims.Select(d => (object)d)]));
        }

        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>A tensor of the model's numbers.</summary>
    public TensorProto Tensor(double[] values, params long[] dims)
    {
        TensorProto tensor = new() { DataType = (int)_type };
        tensor.Dims.Add(dims);
        if (IsDouble)
        {
            tensor.DoubleData.Add(values);
        }
        else
        {
            tensor.FloatData.Add(values.Select(value => (float)value));
        }

        return tensor;
    }

    /// <summary>A node of one output, a value of the model; an empty name stands for an input that is left out.</summary>
    public string Node(string op, string[] inputs, params (string Name, object Value)[] attributes)
    {
        string output = Add(MajorantOf(op), inputs, attributes);
        _values.Add(output);
        Roundings += 8 + Terms(op, inputs, attributes);
        return output;
    }

    /// <summary>A node whose output is whole numbers: arithmetic of shapes.</summary>
    public string IntNode(string op, string[] inputs, params (string Name, object Value)[] attributes) => Add(op, inputs, attributes);

    /// <summary>A node of several outputs, values of the model.</summary>
    public string[] Nodes(string op, int outputs, string[] inputs, params (string Name, object Value)[] attributes)
    {
        string first = Add(op, inputs, attributes);
        NodeProto node = _graph.Node[^1];
        for (int i = 1; i < outputs; i++)
        {
            node.Output.Add($"{first}_{i}");
        }

        _values.AddRange(node.Output);
        return [.. node.Output];
    }

    /// <summary>The model with its outputs.</summary>
    /// <param name="outputs">The names of its outputs.</param>
    public ModelProto Build(params string[] outputs)
    {
        _graph.Output.Clear();
        foreach (string output in outputs)
        {
            _graph.Output.Add(Value(output, _type, null));
        }

        ModelProto model = new()
        {
            IrVersion = Opset < 9 ? 3 : Opset < 13 ? 6 : Opset < 19 ? 8 : 10,
            Graph = _graph,
            ProducerName = "tests",
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        return model.Clone();
    }

    /// <summary>A number, or its absolute value in a majorant.</summary>
    public double Majorise(double value) => IsMajorant ? Math.Abs(value) + 1e-20 : value;

    private static IEnumerable<double> Draw(long[] dims, Func<double> next)
    {
        for (long i = dims.Aggregate(1L, (product, dim) => product * dim); i > 0; i--)
        {
            yield return next();
        }
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, object[]? dims)
    {
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)type };
        if (dims is not null)
        {
            tensor.Shape = new TensorShapeProto();
            tensor.Shape.Dim.Add(dims.Select(dim => dim is string symbol
                ? new TensorShapeProto.Types.Dimension { DimParam = symbol }
                : new TensorShapeProto.Types.Dimension { DimValue = Convert.ToInt64(dim) }));
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private static AttributeProto Attribute(string name, object value)
    {
        AttributeProto attribute = new() { Name = name };
        switch (value)
        {
            case int or long:
                attribute.Type = AttributeProto.Types.AttributeType.Int;
                attribute.I = Convert.ToInt64(value);
                break;
            case float or double:
                attribute.Type = AttributeProto.Types.AttributeType.Float;
                attribute.F = Convert.ToSingle(value);
                break;
            case string text:
                attribute.Type = AttributeProto.Types.AttributeType.String;
                attribute.S = ByteString.CopyFromUtf8(text);
                break;
            case long[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.Add(numbers);
                break;
            case float[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Floats;
                attribute.Floats.Add(numbers);
                break;
            case TensorProto tensor:
                attribute.Type = AttributeProto.Types.AttributeType.Tensor;
                attribute.T = tensor;
                break;
            case GraphProto graph:
                attribute.Type = AttributeProto.Types.AttributeType.Graph;
                attribute.G = graph;
                break;
            default:
                throw new ArgumentException($"No attribute can be a {value.GetType().Name}.", nameof(value));
        }

        return attribute;
    }

    private string Add(string op, string[] inputs, (string Name, object Value)[] attributes)
    {
        NodeProto node = new() { OpType = op, Name = NewName(op + "_") };
        node.Input.Add(inputs);
        node.Output.Add(NewName("v"));
        if (op is not "Identity" || !IsMajorant)
        {
            node.Attribute.Add(attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        }
        else
        {
            while (node.Input.Count > 1)
            {
                node.Input.RemoveAt(1);
            }
        }

        _graph.Node.Add(node);
        return node.Output[0];
    }

    private string MajorantOf(string op) => !IsMajorant ? op : op switch
    {
        "Relu" or "LeakyRelu" or "Abs" or "Neg" => "Identity",
        "Sub" => "Add",
        "Min" => "Max",
        "ReduceMin" => "ReduceMax",
        _ => op,
    };

    // At least the number of terms that one entry of the output adds up: tensors that are reduced have fewer than 1024 entries.
    private int Terms(string op, string[] inputs, (string Name, object Value)[] attributes)
    {
        if (op.StartsWith("Reduce", StringComparison.Ordinal) || op.StartsWith("Global", StringComparison.Ordinal))
        {
            return 1024;
        }

        long window = attributes.Where(attribute => attribute.Name is "kernel_shape")
            .Select(attribute => ((long[])attribute.Value).Aggregate(1L, (product, dim) => product * dim)).FirstOrDefault();
        long weights = _graph.Initializer.Where(tensor => inputs.Contains(tensor.Name))
            .Select(tensor => tensor.Dims.Aggregate(1L, (product, dim) => product * dim)).DefaultIfEmpty().Max();
        return (int)Math.Max(window, weights);
    }

    private string NewName(string stem) => $"{stem}{_names++}";
}
