using Onnx;

namespace Polyhedra.Tests.Onnx.Models;

/// <summary>A small model for one or several versions of the operator set.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Opset">The version.</param>
/// <param name="Make">Makes it and gives the name of its output.</param>
/// <param name="Grid">If not 0: where the coordinates of the input are whole numbers, all values and all partial sums of them, in
/// whatever order, are multiples of 1/Grid, so that the machine's arithmetic is exact while they are small.</param>
internal sealed record OnnxCase(string Name, int Opset, Func<ModelBuilder, string> Make, int Grid)
{
    /// <summary>The model.</summary>
    public ModelProto Model()
    {
        ModelBuilder builder = new(Opset, seed: Name.Length);
        string output = Make(builder);
        return builder.Build(output);
    }

    /// <summary>Its majorant, whose outputs are all values, the model's output last, and the number of roundings.</summary>
    public (ModelProto Majorant, int Roundings) Majorant()
    {
        ModelBuilder builder = new(Opset, majorant: true, seed: Name.Length);
        string output = Make(builder);
        return (builder.Build([.. builder.Values.Except([output], StringComparer.Ordinal), output]), builder.Roundings);
    }

    public override string ToString() => $"{Name}, opset {Opset}";
}
