using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Piecewise-linear functions of one variable, entry by entry.</summary>
internal static class Piecewise
{
    private static readonly Rational Six = 6;

    /// <summary>An activation.</summary>
    public static Tensor Apply(NetworkGraph graph, Activation activation, Tensor value) =>
        value.Map(entry => Unit(graph, value, activation, entry));

    /// <summary>z for z > 0, slope times z otherwise; slopes are broadcast to the value.</summary>
    public static Tensor LeakyRelu(NetworkGraph graph, Tensor value, Tensor slopes)
    {
        if (!TensorShape.Broadcast(slopes.Shape, value.Shape).AsSpan().SequenceEqual(value.Shape))
        {
            throw new GraphException($"slopes of shape {TensorShape.Text(slopes.Shape)} for {TensorShape.Text(value.Shape)}");
        }

        int[] sources = TensorShape.BroadcastSources(slopes.Shape, value.Shape);
        Dictionary<Rational, Activation> known = [];
        AffineExpression[] results = new AffineExpression[value.Count];
        for (int i = 0; i < results.Length; i++)
        {
            Rational slope = slopes.Numbers[sources[i]];
            if (!known.TryGetValue(slope, out Activation? activation))
            {
                activation = slope.IsZero ? Activation.Relu : Activation.LeakyRelu(slope);
                known.Add(slope, activation);
            }

            results[i] = Unit(graph, value, activation, value[i]);
        }

        return Tensor.Of(value.Shape, results);
    }

    /// <summary>min(highest, max(lowest, z)); null for no bound. Where lowest exceeds highest the value is highest.</summary>
    /// <remarks>A unit with two breakpoints is a hardtanh, or a relu6 of a multiple of z; with one a relu.</remarks>
    public static Tensor Clip(NetworkGraph graph, Tensor value, Rational? lowest, Rational? highest) =>
        value.Map(entry => (lowest, highest) switch
        {
            (null, null) => entry,
            ({ } low, null) => Above(graph, value, entry, low),
            (null, { } high) => Minus(Above(graph, value, Minus(entry), -high)),
            ({ } low, { } high) => Clip(graph, value, entry, low, high),
        });

    /// <summary>max(least, entry): a relu.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">The tensor that the entry is of.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="least">The smallest value.</param>
    public static AffineExpression Above(NetworkGraph graph, Tensor value, AffineExpression entry, Rational least) =>
        Unit(graph, value, Activation.Relu, entry.Scale(Rational.One, -least)).Scale(Rational.One, least);

    private static AffineExpression Minus(AffineExpression entry) => entry.Scale(Rational.MinusOne, Rational.Zero);

    // Of a tensor of numbers the value is computed; a constant entry of any other is a gate like the entries beside it.
    private static AffineExpression Unit(NetworkGraph graph, Tensor value, Activation activation, AffineExpression argument) =>
        value.IsConstant ? AffineExpression.Of(activation.Apply(argument.Constant)) : graph.Activate(activation, argument);

    private static AffineExpression Clip(NetworkGraph graph, Tensor value, AffineExpression entry, Rational low, Rational high)
    {
        if (low >= high)
        {
            return AffineExpression.Of(high);
        }

        if (low == Rational.MinusOne && high.IsOne)
        {
            return Unit(graph, value, Activation.HardTanh, entry);
        }

        Rational factor = Six / (high - low);
        return Unit(graph, value, Activation.Relu6, entry.Scale(factor, -(factor * low))).Scale(Rational.One / factor, low);
    }
}
