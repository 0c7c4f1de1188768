using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Bounds that multiply, over the layers, the most parts that a layer can make of a cell of the layers before.</summary>
/// <remarks>They differ in how a layer's hyperplanes are counted, and in the dimension of the image that they meet. The image of a cell has
/// at most the dimension of the inputs and of every layer that it passed.</remarks>
internal static class LayerProducts
{
    /// <summary>The product of pieces^units: every pattern.</summary>
    public static BigInteger Patterns(NetworkShape shape)
    {
        BigInteger product = BigInteger.One;
        foreach (LayerShape layer in shape.GateLayers)
        {
            product *= BigInteger.Pow(layer.Pieces, layer.Units);
        }

        return product;
    }

    /// <summary>The product over the layers with gates of the number of parts in the dimension that can reach the layer.</summary>
    public static BigInteger InImage(NetworkShape shape, Func<LayerShape, int, BigInteger> parts) => InImage(shape, 0, shape.Inputs, parts);

    /// <summary>The same from a layer on, for a cell whose image has some dimension.</summary>
    public static BigInteger InImage(NetworkShape shape, int firstLayer, int dimension, Func<LayerShape, int, BigInteger> parts)
    {
        BigInteger product = BigInteger.One;
        foreach (LayerShape layer in shape.Layers.AsSpan()[firstLayer..])
        {
            if (layer.HasGates)
            {
                product *= parts(layer, dimension);
            }

            // The units of a layer bound what passes it; so does the rank, except that different maxout pieces have different rows.
            dimension = Math.Min(dimension, layer.Rank);
        }

        return product;
    }

    /// <summary>The product with the dimension of the inputs everywhere.</summary>
    public static BigInteger InInputs(NetworkShape shape, Func<LayerShape, int, BigInteger> parts)
    {
        BigInteger product = BigInteger.One;
        foreach (LayerShape layer in shape.GateLayers)
        {
            product *= parts(layer, shape.Inputs);
        }

        return product;
    }

    /// <summary>The most parts that a layer of any gates can make in a dimension.</summary>
    /// <remarks>A scalar gate with p pieces has p - 1 parallel hyperplanes. A maxout unit of rank k is constant on the cells of k (k-1) / 2
    /// hyperplanes, and has k pieces.</remarks>
    public static BigInteger AnyGates(LayerShape layer, int dimension)
    {
        if (layer.Kind != GateKind.Maxout)
        {
            return BinomialSum.UpTo(layer.Units, Math.Min(dimension, layer.Rank), layer.Pieces - 1);
        }

        return BigInteger.Min(BigInteger.Pow(layer.Pieces, layer.Units), MaxoutPairs(layer, dimension));
    }

    /// <summary>The cells of all hyperplanes where two pieces of a maxout unit are equal.</summary>
    public static BigInteger MaxoutPairs(LayerShape layer, int dimension) =>
        BinomialSum.UpTo(layer.Pieces * (layer.Pieces - 1) / 2 * layer.Units, dimension);
}
