using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The known upper bounds on the number of activation regions of all networks of a shape, hence also on linear regions and affine
/// pieces, in any domain.</summary>
/// <remarks>Values are exact integers of any size. Bounds for a given network: <see cref="StabilityAnalysis"/>, <see cref="HybridBound"/>;
/// for convolutions: <see cref="ConvolutionBounds"/>.</remarks>
internal static class UpperBounds
{
    /// <summary>All bounds of this class, those that do not apply included, in a fixed order.</summary>
    public static ImmutableArray<RegionBound> All(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return
        [
            AllPatterns(shape), Shallow(shape), Raghu2017(shape), Montufar2017(shape), Serra2018(shape), HinzVanDeGeer2019(shape),
            NarrowStart(shape),
            LayerProduct(shape), MaxoutSerra2018(shape), MaxoutShallowProduct(shape),
        ];
    }

    /// <summary>The least of the bounds that apply and are proved; <see cref="AllPatterns"/> always does.</summary>
    public static RegionBound Best(NetworkShape shape) =>
        All(shape).Where(bound => bound.Applies && !bound.IsRecalled).MinBy(bound => bound.Value)!;

    /// <summary>The number of patterns: 2^N for N gates of two pieces. Montúfar, Pascanu, Cho, Bengio, On the number of linear regions of
    /// deep neural networks, NIPS 2014, proposition 3.</summary>
    public static RegionBound AllPatterns(NetworkShape shape) => Upper(
        "patterns", "Montufar, Pascanu, Cho, Bengio 2014", "none: it is the number of activation patterns", true, () =>
            LayerProducts.Patterns(shape));

    /// <summary>The sum of C(n, j) over j up to the rank of the weights. Zaslavsky 1975; Serra et al. 2018, lemma 2.</summary>
    public static RegionBound Shallow(NetworkShape shape) => Upper(
        "zaslavsky", "Zaslavsky 1975", "one layer of gates, with one breakpoint each",
        shape.GateLayers.Length == 1 && HasOneBreakpoint(shape), () => LayerProducts.InImage(shape, LayerProducts.AnyGates));

    /// <summary>The product of the sums of C(n_l, j) over j up to n_0: the exact form of the O(n^(L n_0)) of Raghu, Poole, Kleinberg,
    /// Ganguli, Sohl-Dickstein, On the expressive power of deep neural networks, ICML 2017.</summary>
    public static RegionBound Raghu2017(NetworkShape shape) => Upper(
        "raghu-2017", "Raghu, Poole, Kleinberg, Ganguli, Sohl-Dickstein 2017, in its exact form", "gates with one breakpoint",
        HasOneBreakpoint(shape),
        () => LayerProducts.InInputs(shape, (layer, d) => BinomialSum.UpTo(layer.Units, d)));

    /// <summary>The product of the sums of C(n_l, j) over j up to min(n_0, ..., n_l). Montúfar, Notes on the number of linear regions of
    /// deep neural networks, 2017. Proved for ReLUs; the proof counts hyperplanes and dimensions only,
    /// so that any gates with one breakpoint will do.</summary>
    public static RegionBound Montufar2017(NetworkShape shape) => Upper(
        "montufar-2017", "Montufar 2017", "gates with one breakpoint", HasOneBreakpoint(shape),
        () => LayerProducts.InImage(shape, (layer, d) => BinomialSum.UpTo(layer.Units, d)));

    /// <summary>Serra, Tjandraatmadja, Ramalingam, Bounding and counting linear regions of deep neural networks, ICML 2018, theorem 1: the
    /// units that are inactive on a cell limit the dimension of its image. With exact ranks in the shape it is their version for weights of
    /// low rank.</summary>
    public static RegionBound Serra2018(NetworkShape shape) => Upper(
        "serra-2018", "Serra, Tjandraatmadja, Ramalingam 2018, theorem 1", "ReLU gates", shape.IsAll(GateKind.Relu),
        () => RankRecursion.For(shape).From(0, shape.Inputs));

    /// <summary>See <see cref="DimensionHistogram"/>. With the coefficients of that class it equals <see cref="Serra2018"/>.</summary>
    public static RegionBound HinzVanDeGeer2019(NetworkShape shape) => Upper(
        "hinz-van-de-geer-2019", "Hinz, van de Geer 2019", "ReLU gates, no identity layer between them", shape.IsAll(GateKind.Relu)
            && !shape.HasIdentity,
        () => DimensionHistogram.Bound(shape.Inputs, [.. shape.GateLayers.Select(layer => layer.Units)]));

    /// <summary>(3 + 2 n_2) (n_3 + 1) ... (n_L + 1) for one input and two ReLUs in the first layer; ours.</summary>
    /// <remarks>Proof. Two ReLUs map the line onto a convex polygonal curve: whichever way they face, the direction turns to one side only.
    /// A line meets a convex curve in at most two points unless it contains a piece of it, so each unit of the second layer adds two
    /// breakpoints at most: 3 + 2 n_2 intervals. Further layers cut each interval, whose image is a segment, at most n_l times. The bound
    /// is attained for two layers: n_2 lines near one that crosses both outer pieces of the curve.</remarks>
    public static RegionBound NarrowStart(NetworkShape shape) => Upper(
        "narrow-start", "proved here",
        "one input, ReLU gates in at least two layers, two units in the first, no identity layer between them", HasNarrowStart(shape),
        () => NarrowStartValue(shape));

    /// <summary>The product over the layers of the most parts that any gates can make in the dimension that reaches them; ours,
    /// and elementary.</summary>
    /// <remarks>A scalar gate with p pieces has p - 1 parallel hyperplanes: the sum of C(n, j) (p-1)^j over j up to the dimension. For
    /// maxout see <see cref="MaxoutSerra2018"/>; never more than the patterns of the layer. For hardtanh it is an exact form of the
    /// O((2n)^(L n_0)) of Raghu et al. 2017.</remarks>
    public static RegionBound LayerProduct(NetworkShape shape) => Upper(
        "layer-product", "proved here: parallel hyperplanes, after Zaslavsky 1975 and Montufar 2017", "none", true,
        () => LayerProducts.InImage(shape, LayerProducts.AnyGates));

    /// <summary>The product of the sums of C(n_l k (k-1) / 2, j) over j up to min(n_0, ..., n_l). Serra et al. 2018, theorem 8.</summary>
    public static RegionBound MaxoutSerra2018(NetworkShape shape) => Upper(
        "maxout-serra-2018", "Serra, Tjandraatmadja, Ramalingam 2018, theorem 8", "maxout gates",
        shape.IsAll(GateKind.Maxout) && !shape.HasMixedLayers,
        () => LayerProducts.InImage(shape, (layer, d) => LayerProducts.MaxoutPairs(layer, Math.Min(d, layer.Units))));

    /// <summary>The product of the sums of C(n_l, j) (k-1)^j over j up to min(n_0, ..., n_(l-1)). Montúfar, Ren, Zhang, Sharp bounds for
    /// the number of regions of maxout networks and vertices of Minkowski sums, 2022. Recalled: the abstract promises such a bound, the
    /// formula was not read there.</summary>
    public static RegionBound MaxoutShallowProduct(NetworkShape shape)
    {
        RegionBound bound = Upper(
            "maxout-montufar-ren-zhang-2022", "Montufar, Ren, Zhang 2022 (recalled, not read)", "maxout gates",
            shape.IsAll(GateKind.Maxout) && !shape.HasMixedLayers,
            () => LayerProducts.InImage(shape, (layer, d) => BinomialSum.UpTo(layer.Units, d, layer.Pieces - 1)));
        return bound with { IsRecalled = true };
    }

    private static bool HasOneBreakpoint(NetworkShape shape) =>
        shape.GateLayers.All(layer => layer.Kind != GateKind.Maxout && layer.Pieces == 2);

    private static bool HasNarrowStart(NetworkShape shape) =>
        shape.Inputs == 1 && !shape.HasIdentity && shape.IsAll(GateKind.Relu) && shape.GateLayers is [{ Units: 2 }, _, ..];

    private static BigInteger NarrowStartValue(NetworkShape shape)
    {
        BigInteger product = 3 + (2 * shape.GateLayers[1].Units);
        foreach (LayerShape layer in shape.GateLayers.AsSpan()[2..])
        {
            product *= layer.Units + 1;
        }

        return product;
    }

    private static RegionBound Upper(string name, string source, string condition, bool holds, Func<BigInteger> value) =>
        new(name, BoundKind.Upper, source, condition, holds ? value() : null);
}
