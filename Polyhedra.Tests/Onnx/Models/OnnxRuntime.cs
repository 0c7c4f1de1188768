using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Onnx;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>A model in ONNX Runtime, which computes as the file says: without rewriting the graph, on one thread.</summary>
internal sealed class OnnxRuntime : IDisposable
{
    private readonly InferenceSession _session;
    private readonly bool _isDouble;

    public OnnxRuntime(ModelProto model)
    {
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(model.ToByteArray(), options);
        _isDouble = model.Graph.Input.First(input => input.Name is "x").Type.TensorType.ElemType
            == (int)TensorProto.Types.DataType.Double;
        InputShape = [.. _session.InputMetadata["x"].Dimensions.Select(dim => Math.Max(dim, 1))];
    }

    /// <summary>The shape of the input; a symbolic dimension is 1.</summary>
    public int[] InputShape { get; }

    /// <summary>The number of input entries.</summary>
    public int InputCount => InputShape.Aggregate(1, (product, dim) => product * dim);

    /// <summary>The values of all outputs at a point, an array an output, row by row.</summary>
    public double[][] Run(double[] point)
    {
        NamedOnnxValue input = _isDouble
            ? NamedOnnxValue.CreateFromTensor("x", new DenseTensor<double>(point, InputShape))
            : NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(point.Select(entry => (float)entry).ToArray(), InputShape));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run([input]);
        return [.. results.Select(result => _isDouble
            ? result.AsTensor<double>().ToArray()
            : result.AsTensor<float>().Select(entry => (double)entry).ToArray())];
    }

    public void Dispose() => _session.Dispose();
}
