using System.Numerics;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Nodes;

namespace Polyhedra.Onnx.Operators;

/// <summary>Arithmetic entry by entry.</summary>
internal static class ArithmeticOperators
{
    /// <summary>The operators by name.</summary>
    public static Dictionary<string, Func<OnnxNode, Tensor[]>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Add"] = node => [Elementwise.Add(node.Graph, node.Input(0), node.Input(1))],
        ["Sub"] = node => [Elementwise.Subtract(node.Graph, node.Input(0), node.Input(1))],
        ["Mul"] = node => [Elementwise.Multiply(node.Graph, node.Input(0), node.Input(1))],
        ["Div"] = node => [Elementwise.Divide(node.Graph, node.Input(0), node.Input(1))],
        ["Neg"] = node => [Elementwise.Negate(node.Input())],
        ["Sum"] = node => [Sum(node)],
        ["Mean"] = node => [Elementwise.Multiply(node.Graph, Sum(node), Tensor.Of(new Rational(1, Math.Max(1, node.InputCount))))],
        ["Max"] = node => [Elementwise.Max(node.Graph, node.All())],
        ["Min"] = node => [Elementwise.Min(node.Graph, node.All())],
        ["Sqrt"] = node => [Root(node, node.Input())],
        ["Reciprocal"] = node => [Elementwise.Divide(node.Graph, Tensor.Of(Rational.One), node.Input())],
        ["Pow"] = node => [Power(node)],
        ["Floor"] = node => [Whole(node, number => FloorOf(number))],
        ["Ceil"] = node => [Whole(node, number => -FloorOf(-number))],
        ["Mod"] = node => [Remainder(node)],
        ["Identity"] = node => [node.Input()],
    };

    private static Tensor Sum(OnnxNode node) => node.All().Aggregate((sum, value) => Elementwise.Add(node.Graph, sum, value));

    /// <summary>The square roots of numbers, exact where they are rational, else rounded to float64, which is noted.</summary>
    /// <exception cref="GraphException">They depend on the inputs of the network, or one is negative.</exception>
    public static Tensor Root(OnnxNode node, Tensor squares)
    {
        bool rounded = false;
        Rational[] roots = Array.ConvertAll(Numbers(squares, "the square root is not piecewise linear"), number =>
        {
            Rational root = BatchNormalisation.Root(number, out bool isRounded);
            rounded |= isRounded;
            return root;
        });
        if (rounded)
        {
            node.Graph.Note($"{node.Title}: square roots are rounded to float64");
        }

        return new Tensor(squares.Shape, roots);
    }

    private static Tensor Power(OnnxNode node)
    {
        Tensor power = node.Input(1);
        if (power.IsConstant && Array.TrueForAll(power.Numbers, number => number.IsOne))
        {
            return Elementwise.Multiply(node.Graph, node.Input(0), Tensor.Of(Rational.One));
        }

        Rational[] numbers = Numbers(node.Input(0), "a power is not piecewise linear");
        Rational[] exponents = Numbers(power, "a power is not piecewise linear");
        if (exponents.Length != 1 || !exponents[0].IsInteger || exponents[0] < 0 || exponents[0] > 64)
        {
            throw new GraphException("of numbers only powers with one exponent from 0 to 64 are computed");
        }

        return new Tensor(
            node.Input(0).Shape,
            Array.ConvertAll(numbers, number => Enumerable.Repeat(number, (int)exponents[0].Numerator).Aggregate(Rational.One, Product)),
            node.Input(0).IsInteger);
    }

    private static Rational Product(Rational left, Rational right)
    {
        Rational product = left * right;
        NetworkGraph.RequireLength(product);
        return product;
    }

    private static Tensor Whole(OnnxNode node, Func<Rational, Rational> function) => new(
        node.Input().Shape, Array.ConvertAll(Numbers(node.Input(), "rounding is discontinuous"), number => function(number)));

    private static Rational FloorOf(Rational number)
    {
        BigInteger quotient = BigInteger.DivRem(number.Numerator, number.Denominator, out BigInteger rest);
        return new Rational(rest.Sign < 0 ? quotient - 1 : quotient);
    }

    // The sign of the result is that of the divisor, or with fmod that of the dividend.
    private static Tensor Remainder(OnnxNode node)
    {
        Rational[] numbers = Numbers(node.Input(0), "a remainder is discontinuous");
        Rational[] divisors = Numbers(node.Input(1), "a remainder is discontinuous");
        if (divisors.Length != 1 || divisors[0].IsZero || node.Int("fmod", 0) != 0)
        {
            throw new GraphException("remainders are computed of numbers by one divisor");
        }

        return new Tensor(
            node.Input(0).Shape, Array.ConvertAll(numbers, number => number - (divisors[0] * FloorOf(number / divisors[0]))),
            node.Input(0).IsInteger);
    }

    private static Rational[] Numbers(Tensor value, string otherwise) =>
        value.IsConstant ? value.Numbers : throw new GraphException(otherwise);
}
