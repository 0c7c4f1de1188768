using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>An operation of an architecture with its parameters.</summary>
internal sealed class ArchitectureOperation
{
    private readonly JsonElement _element;
    private readonly JsonPlace _place;
    private readonly NamedTensors _tensors;
    private readonly NetworkGraph _graph;
    private readonly RuledNumbers _numbers;
    private readonly HashSet<string> _known = new(["op", "name", "from", "as"], StringComparer.Ordinal);

    /// <summary>Before the operation.</summary>
    public ArchitectureOperation(JsonElement element, JsonPlace place, NamedTensors tensors, NetworkGraph graph)
    {
        _element = element;
        _place = place;
        _tensors = tensors;
        _graph = graph;
        _numbers = new RuledNumbers(tensors.Rule, "the type of the weights");
    }

    /// <summary>The value of the operation.</summary>
    /// <param name="value">What it takes.</param>
    /// <param name="find">The value of a name.</param>
    /// <exception cref="GraphException">Shapes do not fit.</exception>
    /// <exception cref="BadInputException">There is no such operation, or a parameter is missing or wrong.</exception>
    public Tensor Run(Tensor value, Func<JsonElement, Tensor> find)
    {
        string op = _place.RequireString(_element, "op", "the name of an operation");
        switch (op)
        {
            case "linear":
                return Linear(value);
            case "conv1d" or "conv2d":
                return Convolutions.Convolve(
                    _graph, value, Parameter("weight"), Optional("bias"), Windows(Kernel(op[^2] - '0'), "stride", 1), Integer("groups", 1));
            case "conv_transpose1d" or "conv_transpose2d":
                return Transposed(value, op[^2] - '0');
            case "batch_norm":
                return Normalised(value);
            case "max_pool1d" or "max_pool2d":
                return Pooling.Max(_graph, value, PoolWindows(op[^2] - '0'), Bool("ceil_mode", otherwise: false));
            case "avg_pool1d" or "avg_pool2d":
                return Pooling.Average(
                    _graph, value, PoolWindows(op[^2] - '0'), Bool("ceil_mode", otherwise: false),
                    Bool("count_include_pad", otherwise: true));
            case "flatten":
                return Rearrangements.Reshape(value, [value.Shape[0], -1], zeroCopies: false);
            case "reshape":
                return Rearrangements.Reshape(value, [1, .. Integers("shape", -1, null)], zeroCopies: false);
            case "add":
                return With(find).Aggregate(value, (sum, other) => Elementwise.Add(_graph, sum, other));
            case "concat":
                return Rearrangements.Concat([value, .. With(find)], Axis(value));
            case "identity" or "dropout":
                return value;
            default:
                return Activated(value, op);
        }
    }

    /// <summary>Refuses keys that the operation does not have.</summary>
    /// <exception cref="BadInputException">There are some: likely a parameter that would be ignored.</exception>
    public void RequireKnownKeys()
    {
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                throw _place.Key(property.Name).Fail("the operation has no such parameter");
            }
        }
    }

    private Tensor Activated(Tensor value, string op) => op switch
    {
        "relu" => Piecewise.Apply(_graph, Activation.Relu, value),
        "abs" => Piecewise.Apply(_graph, Activation.Abs, value),
        "leaky_relu" => Piecewise.LeakyRelu(_graph, value, Tensor.Of(Number("slope", "0.01"))),
        "prelu" => PRelu(value),
        "relu6" => Piecewise.Clip(_graph, value, Rational.Zero, 6),
        "hardtanh" or "clamp" => Piecewise.Clip(_graph, value, Number("min", "-1"), Number("max", "1")),
        "hardsigmoid" => Piecewise.Clip(
            _graph, value.Map(entry => entry.Scale(new Rational(1, 6), new Rational(1, 2))), Rational.Zero, Rational.One),
        _ => throw _place.Key("op").Fail(
            $"there is no operation {Excerpt.Quote(op)}, or it is not piecewise linear; docs/file-formats.md lists them"),
    };

    private Tensor Linear(Tensor value)
    {
        Tensor weight = Parameter("weight");
        if (weight.Rank != 2)
        {
            throw new GraphException($"weights of shape {TensorShape.Text(weight.Shape)}, not of two axes");
        }

        Tensor product = Contractions.MatMul(_graph, value, Rearrangements.Transpose(weight, [1, 0]));
        return Optional("bias") is { } bias ? Elementwise.Add(_graph, product, bias) : product;
    }

    private Tensor Transposed(Tensor value, int rank)
    {
        int[] extra = Array.ConvertAll(Integers("output_padding", 0, rank), length =>
            length is >= 0 and < 1 << 15 ? (int)length : throw new GraphException($"an output_padding of {length}"));
        return Convolutions.Transposed(
            _graph, value, Parameter("weight"), Optional("bias"), Windows(Kernel(rank), "stride", 1), Integer("groups", 1), extra);
    }

    private Tensor Normalised(Tensor value)
    {
        (Tensor result, bool isRounded) = BatchNormalisation.Apply(
            _graph, value, Parameter("weight"), Parameter("bias"), Parameter("running_mean"), Parameter("running_var"),
            Number("eps", "1e-5"));
        if (isRounded)
        {
            _graph.Note(
                $"batch_norm {Excerpt.Quote(Name())}: the scale gamma / sqrt(variance + epsilon) is rounded to float64; all else is exact");
        }

        return result;
    }

    // A slope for all, or one a channel.
    private Tensor PRelu(Tensor value)
    {
        Tensor slopes = Parameter("weight");
        int[] shape = [.. Enumerable.Repeat(1, Math.Max(1, value.Rank))];
        if (slopes.Count > 1)
        {
            shape[Math.Min(1, value.Rank - 1)] = slopes.Count;
        }

        return Piecewise.LeakyRelu(_graph, value, slopes.Reshape(slopes.Count > 1 ? shape : []));
    }

    // An axis without the batch, from the end if it is negative.
    private int Axis(Tensor value)
    {
        long axis = Integer("axis", 0);
        int found = axis >= value.Rank ? -1 : TensorShape.Axis(axis < 0 ? axis : axis + 1, value.Rank);
        return found > 0 ? found : throw new GraphException($"there is no axis {axis} beside the batch in {TensorShape.Text(value.Shape)}");
    }

    private long[] Kernel(int rank)
    {
        int[] shape = Parameter("weight").Shape;
        return shape.Length == rank + 2
            ? [.. shape.Skip(2).Select(length => (long)length)]
            : throw new GraphException($"weights of shape {TensorShape.Text(shape)} for a convolution over {rank} axes");
    }

    private Windows PoolWindows(int rank)
    {
        if (!_element.TryGetProperty("kernel", out _))
        {
            throw _place.Key("kernel").Fail("expected the lengths of the window, but the key is missing");
        }

        return Windows(Integers("kernel", 0, rank), "stride", null);
    }

    // The stride is that of the kernel where it is left out and has no other default.
    private Windows Windows(long[] kernel, string stride, long? strideDefault)
    {
        long[] strides = strideDefault is null && !_element.TryGetProperty(stride, out _)
            ? kernel
            : Integers(stride, strideDefault ?? 1, kernel.Length);
        _known.Add(stride);
        long[] padding = Integers("padding", 0, kernel.Length);
        return Graphs.Windows.Of(kernel, strides, Integers("dilation", 1, kernel.Length), [.. padding, .. padding]);
    }

    private IEnumerable<Tensor> With(Func<JsonElement, Tensor> find)
    {
        _known.Add("with");
        JsonElement names = _place.RequireArray(_element, "with", "an array of names of earlier values");
        return names.EnumerateArray().Select(find);
    }

    private string Name() => _place.RequireString(_element, "name", "the name before .weight and .bias");

    // The tensor that a key names, or by default that of the module.
    private string TensorName(string key)
    {
        _known.Add(key);
        return !_element.TryGetProperty(key, out JsonElement name) ? $"{Name()}.{key}"
            : name.ValueKind == JsonValueKind.String ? name.GetString()!
            : throw _place.Key(key).Unexpected("the name of a tensor", name);
    }

    private Tensor Parameter(string key)
    {
        string name = TensorName(key);
        return _tensors.Find(name)
            ?? throw _place.Fail(
                $"there is no tensor {Excerpt.Quote(name)}; there are "
                + string.Join(", ", _tensors.Names.Order(StringComparer.Ordinal).Take(8)));
    }

    // Without a bias if the file has none, or the architecture says null, or false as PyTorch does.
    private Tensor? Optional(string key)
    {
        _known.Add(key);
        bool isGiven = _element.TryGetProperty(key, out JsonElement value);
        return isGiven && value.ValueKind is JsonValueKind.Null or JsonValueKind.False ? null
            : isGiven ? Parameter(key)
            : _tensors.Find(TensorName(key));
    }

    private long Integer(string key, long otherwise) => Integers(key, otherwise, 1)[0];

    // An integer for all axes, or an array of one an axis; any number of them if count is null.
    private long[] Integers(string key, long otherwise, int? count)
    {
        _known.Add(key);
        if (!_element.TryGetProperty(key, out JsonElement value))
        {
            return [.. Enumerable.Repeat(otherwise, count ?? 1)];
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : [.. Enumerable.Repeat(value, count ?? 1)];
        bool fits = count is null || items.Length == count;
        return fits && Array.TrueForAll(items, item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out _))
            ? Array.ConvertAll(items, item => item.GetInt64())
            : throw _place.Key(key).Unexpected(count is null ? "integers" : $"an integer, or an array of {count}", value);
    }

    private bool Bool(string key, bool otherwise)
    {
        _known.Add(key);
        return !_element.TryGetProperty(key, out JsonElement value) ? otherwise
            : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw _place.Key(key).Unexpected("true or false", value);
    }

    private Rational Number(string key, string otherwise)
    {
        _known.Add(key);
        if (_element.TryGetProperty(key, out JsonElement value))
        {
            return _numbers.Read(value, _place.Key(key));
        }

        return _numbers.TryRead(otherwise, out Rational number, out string? problem) ? number : throw _place.Key(key).Fail(problem);
    }
}
