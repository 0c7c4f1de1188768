using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The known lower bounds on the largest number of activation regions that weights can give a network of a shape.</summary>
/// <remarks>
/// <para>Each is the claim of a construction: a network that meets it. As linear regions some constructions have fewer, because regions
/// merge across the creases of the last fold. Identity layers between the gates are not in any of them.</para>
/// <para>Conditions are those under which the construction works. Where that is more than the paper states, because the last layer can be
/// narrower, the remark says so. Values are exact integers of any size.</para>
/// </remarks>
internal static class LowerBounds
{
    /// <summary>All bounds of this class, those that do not apply included, in a fixed order.</summary>
    public static ImmutableArray<RegionBound> All(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return
        [
            GeneralPosition(shape), Pascanu2013(shape), Pascanu2013Pairs(shape), Montufar2014(shape), Telgarsky2015(shape),
            Arora2018(shape),
            Serra2018Theorem5(shape), Serra2018Theorem6(shape), Serra2018Theorem7(shape), NarrowStart(shape),
            MaxoutDeep(shape), MaxoutNarrow(shape),
        ];
    }

    /// <summary>The largest of the bounds that apply and are proved; null if there is none.</summary>
    public static RegionBound? Best(NetworkShape shape) =>
        All(shape).Where(bound => bound.Applies && !bound.IsRecalled).MaxBy(bound => bound.Value);

    /// <summary>One layer: the sum of C(n, j) (p-1)^j over j up to n_0, for gates of p pieces: families of p - 1 parallel hyperplanes in
    /// general position. This is the maximum for gates with breakpoints.</summary>
    public static RegionBound GeneralPosition(NetworkShape shape) => Lower(
        "general-position", "Zaslavsky 1975; with several pieces proved here", "one layer of gates",
        shape.Layers.Length == 1 && !shape.HasMixedLayers,
        () => BinomialSum.UpTo(shape.Layers[0].Units, shape.Inputs, shape.Layers[0].Pieces - 1));

    /// <summary>The product of floor(n_l / n_0) over l &lt; L, times the sum of C(n_L, j) over j up to n_0. Pascanu, Montúfar, Bengio, On
    /// the number of response regions of deep feed forward networks with piece-wise linear activations, 2013, theorem 1.</summary>
    public static RegionBound Pascanu2013(NetworkShape shape) => Lower(
        "pascanu-2013", "Pascanu, Montufar, Bengio 2013, theorem 1", "ReLU gates, every layer at least as wide as the input",
        IsRelu(shape) && shape.GateLayers.All(layer => layer.Units >= shape.Inputs), () => Folds(shape, p => p) * LastLayer(shape));

    /// <summary>2^((L-1) n_0) times the sum of C(2 n_0, j) over j up to n_0, for widths 2 n_0. Pascanu, Montúfar, Bengio 2013.</summary>
    public static RegionBound Pascanu2013Pairs(NetworkShape shape) => Lower(
        "pascanu-2013-pairs", "Pascanu, Montufar, Bengio 2013", "ReLU gates, every layer twice as wide as the input",
        IsRelu(shape) && shape.GateLayers.All(layer => layer.Units == 2 * (long)shape.Inputs),
        () => BigInteger.Pow(2, (shape.GateLayers.Length - 1) * shape.Inputs) * LastLayer(shape));

    /// <summary>The product of floor(n_l / n_0)^n_0 over l &lt; L, times the sum of C(n_L, j) over j up to n_0. Montúfar, Pascanu, Cho,
    /// Bengio 2014, theorem 5.</summary>
    public static RegionBound Montufar2014(NetworkShape shape) => Lower(
        "montufar-2014", "Montufar, Pascanu, Cho, Bengio 2014", "ReLU gates, every layer at least as wide as the input",
        IsRelu(shape) && shape.GateLayers.All(layer => layer.Units >= shape.Inputs),
        () => Folds(shape, p => BigInteger.Pow(p, shape.Inputs)) * LastLayer(shape));

    /// <summary>2^L: the mirror map composed with itself. Telgarsky, Representation benefits of deep feedforward networks, 2015,
    /// in ReLU layers of two.</summary>
    public static RegionBound Telgarsky2015(NetworkShape shape) => Lower(
        "telgarsky-2015", "after Telgarsky 2015", "one input, ReLU layers of two units",
        IsRelu(shape) && shape.Inputs == 1 && shape.GateLayers.All(layer => layer.Units == 2), () =>
            BigInteger.One << shape.GateLayers.Length);

    /// <summary>2 w^(L-1) times the sum of C(m-1, j) over j &lt; n_0, for widths 2m, w, ..., w. Arora, Basu, Mianjy, Mukherjee,
    /// Understanding deep neural networks with rectified linear units, ICLR 2018: a zonotope and sawtooths. The factor 2, which not every
    /// quotation has, is right: the cells of m hyperplanes through one point.</summary>
    public static RegionBound Arora2018(NetworkShape shape) => Lower(
        "arora-2018", "Arora, Basu, Mianjy, Mukherjee 2018", "ReLU layers of widths 2m, w, ..., w, at least two of them, w at least 2",
        HasZonotope(shape),
        () => Zonotope(shape, shape.GateLayers[^1].Units));

    /// <summary>The product of n_l + 1, which is the maximum. Serra et al. 2018, theorem 5,
    /// which asks for three units in the last layer too; one is enough.</summary>
    public static RegionBound Serra2018Theorem5(NetworkShape shape) => Lower(
        "serra-2018-theorem-5", "Serra, Tjandraatmadja, Ramalingam 2018, theorem 5",
        "one input, ReLU gates, at least three units in every layer but the last",
        IsRelu(shape) && shape.Inputs == 1 && Inner(shape).All(layer => layer.Units >= 3), () =>
            Folds(shape, p => p + 1) * LastLayer(shape));

    /// <summary>The product of (floor(n_l / n_0) + 1)^n_0 over l &lt; L, times the sum of C(n_L, j) over j up to n_0. Serra et al. 2018,
    /// theorem 6, which asks for 3 n_0 units in the last layer too; it may have any number.</summary>
    public static RegionBound Serra2018Theorem6(NetworkShape shape) => Lower(
        "serra-2018-theorem-6", "Serra, Tjandraatmadja, Ramalingam 2018, theorem 6",
        "ReLU gates, every layer but the last at least three times as wide as the input",
        IsRelu(shape) && Inner(shape).All(layer => layer.Units >= 3 * (long)shape.Inputs),
        () => Folds(shape, p => BigInteger.Pow(p + 1, shape.Inputs)) * LastLayer(shape));

    /// <summary>2 (w+1)^(L-1) times the sum of C(m-1, j) over j &lt; n_0, for widths 2m, w, ..., w. Serra et al. 2018, theorem 7. With w =
    /// 2 in an inner layer we know no weights for it, but no counterexample either: it is then
    /// <see cref="RegionBound.IsRecalled"/>.</summary>
    public static RegionBound Serra2018Theorem7(NetworkShape shape) => Lower(
        "serra-2018-theorem-7", "Serra, Tjandraatmadja, Ramalingam 2018, theorem 7",
        "ReLU layers of widths 2m, w, ..., w, at least two of them, w at least 2; not relied on where w = 2 and there are more than two",
        HasZonotope(shape), () => Zonotope(shape, shape.GateLayers[^1].Units + 1)) with
    {
        IsRecalled = shape.GateLayers.Length > 2 && shape.GateLayers[^1].Units == 2,
    };

    /// <summary>3 + 2 n_2, which is the maximum; see <see cref="UpperBounds.NarrowStart"/>.</summary>
    public static RegionBound NarrowStart(NetworkShape shape) => Lower(
        "narrow-start", "proved here", "one input, two ReLU layers, the first of two units",
        IsRelu(shape) && shape.Inputs == 1 && shape.GateLayers is [{ Units: 2 }, _], () => 3 + (2 * shape.GateLayers[1].Units));

    /// <summary>The product of (n_l (k-1) / n_0 + 1)^n_0 over l &lt; L, times the sum of C(n_L, j) (k-1)^j over j up to n_0: zigzags out of
    /// pairs of convex maxout units.</summary>
    /// <remarks>n_l / n_0 = m units of rank k are m/2 convex and m/2 concave functions with k - 1 breakpoints each: a zigzag of m (k-1) + 1
    /// pieces, each onto [0, 1]. The formula is attributed to Montúfar, Ren, Zhang and to Tseran, Montúfar, On the expected complexity of
    /// maxout networks, 2021.</remarks>
    public static RegionBound MaxoutDeep(NetworkShape shape) => Lower(
        "maxout-deep", "proved here; the formula after Montufar, Ren, Zhang 2022",
        "maxout gates of one rank, at least two layers, every layer but the last an even multiple of the input wide",
        IsMaxout(shape) && shape.GateLayers.Length > 1 && Inner(shape).All(layer => layer.Units % (2 * (long)shape.Inputs) == 0), () =>
            Zigzags(shape));

    /// <summary>2^(n_0 L) for rank 2 and widths n_0. Montúfar, Pascanu, Cho, Bengio 2014.</summary>
    public static RegionBound MaxoutNarrow(NetworkShape shape) => Lower(
        "maxout-montufar-2014", "Montufar, Pascanu, Cho, Bengio 2014", "maxout gates of rank 2, every layer as wide as the input",
        IsMaxout(shape) && shape.GateLayers.All(layer => layer.Pieces == 2 && layer.Units == shape.Inputs),
        () => BigInteger.Pow(2, shape.GateLayers.Length * shape.Inputs));

    private static bool IsRelu(NetworkShape shape) => shape.GateLayers.Length > 0 && !shape.HasIdentity && shape.IsAll(GateKind.Relu);

    private static bool IsMaxout(NetworkShape shape) =>
        shape.GateLayers.Length > 0 && !shape.HasIdentity && !shape.HasMixedLayers
            && shape.GateLayers.All(layer => layer.Kind == GateKind.Maxout && layer.Pieces == shape.GateLayers[0].Pieces);

    private static bool HasZonotope(NetworkShape shape) =>
        IsRelu(shape) && shape.GateLayers.Length > 1 && shape.GateLayers[0].Units % 2 == 0 && shape.GateLayers[^1].Units >= 2
        && shape.GateLayers.Skip(1).All(layer => layer.Units == shape.GateLayers[^1].Units);

    private static IEnumerable<LayerShape> Inner(NetworkShape shape) => shape.GateLayers.SkipLast(1);

    private static BigInteger Folds(NetworkShape shape, Func<int, BigInteger> factor)
    {
        BigInteger product = BigInteger.One;
        foreach (LayerShape layer in Inner(shape))
        {
            product *= factor(layer.Units / shape.Inputs);
        }

        return product;
    }

    private static BigInteger LastLayer(NetworkShape shape) => BinomialSum.UpTo(shape.GateLayers[^1].Units, shape.Inputs);

    private static BigInteger Zonotope(NetworkShape shape, int pieces) =>
        BinomialSum.Central(shape.GateLayers[0].Units / 2, shape.Inputs) * BigInteger.Pow(pieces, shape.GateLayers.Length - 1);

    private static BigInteger Zigzags(NetworkShape shape)
    {
        int breakpoints = shape.GateLayers[0].Pieces - 1;
        return Folds(shape, p => BigInteger.Pow(((BigInteger)p * breakpoints) + 1, shape.Inputs))
            * BinomialSum.UpTo(shape.GateLayers[^1].Units, shape.Inputs, breakpoints);
    }

    private static RegionBound Lower(string name, string source, string condition, bool holds, Func<BigInteger> value) =>
        new(name, BoundKind.Lower, source, condition, holds ? value() : null);
}
