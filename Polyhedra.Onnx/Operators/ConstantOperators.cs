using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Nodes;
using DataType = global::Onnx.TensorProto.Types.DataType;

namespace Polyhedra.Onnx.Operators;

/// <summary>Operators that make numbers: constants, shapes, and what is computed of them.</summary>
internal static class ConstantOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Constant"] = node => [Constant(node)],
        ["ConstantOfShape"] = node => [Filled(node)],
        ["Shape"] = node => [Shape(node)],
        ["Size"] = node => [Tensor.Of(node.Input().Count, isInteger: true)],
        ["Range"] = node => [Range(node)],
        ["Cast"] = node => [Cast(node)],
        ["CastLike"] = node => [node.Input(0)],
        ["Equal"] = node => [Compare(node, sign => sign == Sign.Zero)],
        ["Less"] = node => [Compare(node, sign => sign == Sign.Negative)],
        ["Greater"] = node => [Compare(node, sign => sign == Sign.Positive)],
        ["Not"] = node => [Flags(node.Input(), number => number.IsZero)],
        ["Where"] = node => [Where(node)],
    };

    private static Tensor Constant(OnnxNode node)
    {
        if (node.Find("value")?.T is { } tensor)
        {
            return OnnxTensor.Read(tensor);
        }

        if (node.Find("value_float") is not null)
        {
            return Tensor.Of(node.Float("value_float", 0));
        }

        if (node.Find("value_floats") is { } floats)
        {
            const string Name = "the attribute value_floats";
            return new Tensor([floats.Floats.Count], [.. floats.Floats.Select(value => OnnxTensor.Number(value, Name))]);
        }

        return node.Find("value_int") is { } number ? Tensor.Of(number.I, isInteger: true)
            : node.Ints("value_ints") is { } numbers ? Tensor.OfIntegers(numbers)
            : throw new GraphException("a constant of another kind than tensor, float(s) or int(s)");
    }

    private static Tensor Filled(OnnxNode node)
    {
        long[] shape = node.Input().Integers();
        Tensor fill = node.Find("value")?.T is { } tensor ? OnnxTensor.Read(tensor) : Tensor.Of(Rational.Zero);
        if (fill.Count != 1)
        {
            throw new GraphException("a value that is no single number");
        }

        Rational[] numbers = new Rational[TensorShape.CountOf(shape)];
        Array.Fill(numbers, fill.Numbers[0]);
        return new Tensor(TensorShape.Checked(shape), numbers, fill.IsInteger);
    }

    private static Tensor Shape(OnnxNode node)
    {
        int[] shape = node.Input().Shape;
        long start = Place(node.Int("start", 0), shape.Length);
        long end = Place(node.Int("end", shape.Length), shape.Length);
        return Tensor.OfIntegers([.. shape.Skip((int)start).Take((int)Math.Max(0, end - start)).Select(length => (long)length)]);
    }

    private static long Place(long axis, int rank) => Math.Clamp(axis < 0 ? axis + rank : axis, 0, rank);

    private static Tensor Range(OnnxNode node)
    {
        (Rational start, Rational limit, Rational step) = (Single(node.Input(0)), Single(node.Input(1)), Single(node.Input(2)));
        if (step.IsZero || (limit - start) / step > TensorShape.MostEntries)
        {
            throw new GraphException($"a range from {start} to {limit} in steps of {step}");
        }

        List<Rational> numbers = [];
        for (Rational number = start; step.Sign == Sign.Positive ? number < limit : number > limit; number += step)
        {
            numbers.Add(number);
        }

        return new Tensor([numbers.Count], [.. numbers], node.Input(0).IsInteger);
    }

    // Between floating-point types numbers stay as they are: no rounding in between is part of the network.
    private static Tensor Cast(OnnxNode node)
    {
        Tensor value = node.Input();
        DataType type = (DataType)node.Int("to", 0);
        if (OnnxTensor.IsFloat(type))
        {
            return value.IsConstant ? new Tensor(value.Shape, value.Numbers) : value;
        }

        if (!value.IsConstant)
        {
            throw new GraphException($"a cast to {type} of what depends on the network's inputs is discontinuous");
        }

        return type is DataType.Bool
            ? Flags(value, number => !number.IsZero)
            : new Tensor(value.Shape, Array.ConvertAll(value.Numbers, Truncated), isInteger: true);
    }

    private static Tensor Compare(OnnxNode node, Func<Sign, bool> holds)
    {
        Tensor difference = Elementwise.Subtract(node.Graph, node.Input(0), node.Input(1));
        return difference.IsConstant
            ? Flags(difference, number => holds(number.Sign))
            : throw new GraphException("a comparison of what depends on the network's inputs is discontinuous");
    }

    private static Tensor Where(OnnxNode node)
    {
        (Tensor condition, Tensor yes, Tensor no) = (node.Input(0), node.Input(1), node.Input(2));
        if (!condition.IsConstant)
        {
            throw new GraphException("a choice by what depends on the network's inputs is discontinuous");
        }

        int[] shape = TensorShape.Broadcast(TensorShape.Broadcast(condition.Shape, yes.Shape), no.Shape);
        int[] choice = TensorShape.BroadcastSources(condition.Shape, shape);
        int[] first = TensorShape.BroadcastSources(yes.Shape, shape);
        int[] second = TensorShape.BroadcastSources(no.Shape, shape);
        AffineExpression[] results = new AffineExpression[choice.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = condition.Numbers[choice[i]].IsZero ? no[second[i]] : yes[first[i]];
        }

        Tensor value = Tensor.Of(shape, results);
        return value.IsConstant ? new Tensor(shape, value.Numbers, yes.IsInteger && no.IsInteger) : value;
    }

    private static Rational Truncated(Rational number) => new(number.Numerator / number.Denominator);

    private static Tensor Flags(Tensor value, Func<Rational, bool> holds) => new(
        value.Shape, Array.ConvertAll(value.Numbers, number => holds(number) ? Rational.One : Rational.Zero), isInteger: true);

    private static Rational Single(Tensor value) => value.Count == 1 ? value.Numbers[0] : throw new GraphException("no single number");
}
