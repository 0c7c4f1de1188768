using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Arithmetic entry by entry. Shapes are broadcast.</summary>
internal static class Elementwise
{
    /// <summary>The sum.</summary>
    public static Tensor Add(NetworkGraph graph, Tensor left, Tensor right) =>
        Zip(graph, left, right, (a, b) => a + b, (a, b) => a.Plus(b));

    /// <summary>The difference.</summary>
    public static Tensor Subtract(NetworkGraph graph, Tensor left, Tensor right) =>
        Zip(graph, left, right, (a, b) => a - b, (a, b) => a.Minus(b));

    /// <summary>The product; one factor must be a number.</summary>
    public static Tensor Multiply(NetworkGraph graph, Tensor left, Tensor right) => Zip(graph, left, right, (a, b) => a * b, (a, b) =>
        b.IsConstant ? a.Scale(b.Constant, Rational.Zero)
        : a.IsConstant ? b.Scale(a.Constant, Rational.Zero)
        : throw new GraphException("a product of two values that depend on the network's inputs is not piecewise linear"));

    /// <summary>The quotient; the divisor must be a number. Of integers it is rounded towards zero.</summary>
    public static Tensor Divide(NetworkGraph graph, Tensor left, Tensor right) => Zip(
        graph, left, right,
        (a, b) => b.IsZero ? throw new GraphException("a division by zero")
            : left.IsInteger && right.IsInteger ? new Rational(BigInteger.Divide(a.Numerator, b.Numerator))
            : a / b,
        (a, b) => !b.IsConstant
            ? throw new GraphException("a division by a value that depends on the network's inputs is not piecewise linear")
            : b.Constant.IsZero ? throw new GraphException("a division by zero")
            : a.Scale(Rational.One / b.Constant, Rational.Zero));

    /// <summary>The value with its sign changed.</summary>
    public static Tensor Negate(Tensor value) => value.IsConstant
        ? new Tensor(value.Shape, Array.ConvertAll(value.Numbers, number => -number), value.IsInteger)
        : value.Map(entry => entry.Scale(Rational.MinusOne, Rational.Zero));

    /// <summary>The largest of the entries of several tensors; of two of which one is a number c, relu(x - c) + c.</summary>
    public static Tensor Max(NetworkGraph graph, IReadOnlyList<Tensor> values)
    {
        if (values.Count == 0)
        {
            throw new GraphException("there is nothing to take the largest of");
        }

        int[] shape = values[0].Shape;
        foreach (Tensor value in values)
        {
            shape = TensorShape.Broadcast(shape, value.Shape);
        }

        int[][] sources = [.. values.Select(value => TensorShape.BroadcastSources(value.Shape, shape))];
        AffineExpression[] results = new AffineExpression[TensorShape.ValueCountOf([sources[0].Length])];
        AffineExpression[] entries = new AffineExpression[values.Count];
        for (int i = 0; i < results.Length; i++)
        {
            for (int k = 0; k < entries.Length; k++)
            {
                entries[k] = values[k][sources[k][i]];
            }

            results[i] = values.All(value => value.IsConstant) ? AffineExpression.Of(entries.Max(entry => entry.Constant))
                : values is not [Tensor first, Tensor second] || first.IsConstant == second.IsConstant ? graph.Max([.. entries])
                : first.IsConstant ? Piecewise.Above(graph, second, entries[1], entries[0].Constant)
                : Piecewise.Above(graph, first, entries[0], entries[1].Constant);
        }

        return Tensor.Of(shape, results);
    }

    /// <summary>The smallest of the entries of several tensors.</summary>
    public static Tensor Min(NetworkGraph graph, IReadOnlyList<Tensor> values) => Negate(Max(graph, [.. values.Select(Negate)]));

    private static Tensor Zip(
        NetworkGraph graph, Tensor left, Tensor right, Func<Rational, Rational, Rational> numbers,
        Func<AffineExpression, AffineExpression, AffineExpression> expressions)
    {
        int[] shape = TensorShape.Broadcast(left.Shape, right.Shape);
        int[] first = TensorShape.BroadcastSources(left.Shape, shape);
        int[] second = TensorShape.BroadcastSources(right.Shape, shape);
        if (left.IsConstant && right.IsConstant)
        {
            Rational[] results = new Rational[first.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = numbers(left.Numbers[first[i]], right.Numbers[second[i]]);
                NetworkGraph.RequireLength(results[i]);
            }

            return new Tensor(shape, results, left.IsInteger && right.IsInteger);
        }

        AffineExpression[] entries = new AffineExpression[TensorShape.ValueCountOf([first.Length])];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = expressions(left[first[i]], right[second[i]]);
            graph.Count(entries[i]);
        }

        return Tensor.Of(shape, entries);
    }
}
