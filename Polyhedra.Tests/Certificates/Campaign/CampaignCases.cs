using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>Certificates of all kinds: all gates, both engines, all of space, boxes, polytopes, balls, arrangements, open nodes,
/// pieces and merges.</summary>
internal static class CampaignCases
{
    private const string Triangle =
        """{"format": "polyhedra-domain/1", "inequalities": [["1", "1", "0"], ["1", "0", "1"], ["3/2", "-1", "-2"]]}""";
    private const string Wedge = """{"format": "polyhedra-domain/1", "inequalities": [["1", "2", "1"], ["1/3", "-1", "3"]]}""";
    private const string Slab = """{"format": "polyhedra-domain/1", "inequalities": [["1", "1", "1", "-1"], ["1", "-1", "-1", "1"]]}""";
    private const string Plane =
        """
        {"format": "polyhedra-domain/2", "inequalities": [
          ["1", "1", "0", "0"], ["=", "1/2", "1", "-2", "1/3"], ["1", "-1", "0", "0"], ["1", "0", "0", "1"], ["2", "0", "0", "-1"]]}
        """;

    private const string Implied =
        """
        {"format": "polyhedra-domain/1", "inequalities": [
          ["0", "1", "1", "0"], ["0", "-1", "1", "1"], ["0", "0", "-2", "-1"], ["1", "1", "0", "0"], ["1", "0", "-1", "1"]]}
        """;

    private const string Linear = "activation affine linear";

    private static readonly Dictionary<string, Func<CampaignCase>> ByName = new(StringComparer.Ordinal)
    {
        ["relu, box, lp"] = () => Lcg("relu", 2, [3, 3], "box:-1,1", Engine.Lp),
        ["relu, box, vertex"] = () => Lcg("relu", 2, [3, 3], "box:-1,1", Engine.Vertex),
        ["relu, space, lp"] = () => Lcg("relu", 2, [3, 3], "all", Engine.Lp),
        ["relu, space, vertex"] = () => Lcg("relu", 2, [3, 3], "all", Engine.Vertex, 2),
        ["relu, one input"] = () => Lcg("relu", 1, [4, 4], "all", Engine.Vertex),
        ["relu, three inputs"] = () => Lcg("relu", 3, [4], "box:-1,1;0,2;-1/2,1/3", Engine.Lp),
        ["leaky relu"] = () => Lcg("leaky", 2, [3, 3], "box:-1,1", Engine.Vertex),
        ["abs"] = () => Lcg("abs", 2, [3, 2], "all", Engine.Lp),
        ["hardtanh, box"] = () => Lcg("hardtanh", 2, [2, 2], "box:-1,1", Engine.Vertex),
        ["hardtanh, space"] = () => Lcg("hardtanh", 1, [3, 2], "all", Engine.Lp),
        ["relu6"] = () => CampaignCase.Of(
            Nets.Of(
                Nets.Layer(Activation.Relu6, [Nets.ParseRow("2 1 | 1/2"), Nets.ParseRow("-1 3 | 2")]),
                Nets.Layer(Activation.Relu6, [Nets.ParseRow("1 -2 | 1")]),
                Nets.Identity("1 | 0")),
            "box:-3,4", Engine.Vertex),
        ["maxout, box"] = () => Lcg("maxout 3", 2, [3], "box:-1,1", Engine.Lp),
        ["maxout, space"] = () => Lcg("maxout 3", 2, [2, 2], "all", Engine.Vertex),
        ["maxout of rank two"] = () => Lcg("maxout 2", 2, [3, 3], "box:-1,1", Engine.Vertex),
        ["maxout, one input"] = () => Lcg("maxout 4", 1, [2, 2], "all", Engine.Lp),
        ["relu, triangle"] = () => Lcg("relu", 2, [3, 2], Triangle, Engine.Lp),
        ["maxout, wedge"] = () => Lcg("maxout 3", 2, [2], Wedge, Engine.Vertex),
        ["hardtanh, slab"] = () => Lcg("hardtanh", 3, [2], Slab, Engine.Lp),
        ["a side of length 0"] = () => Lcg("relu", 3, [4, 2], "box:-1,1;1/3,1/3;0,2", Engine.Vertex),
        ["an equation"] = () => Lcg("hardtanh", 3, [2, 2], Plane, Engine.Lp),
        ["an implied equation, open"] = () => Lcg("maxout 3", 3, [2, 2], Implied, Engine.Vertex, most: 4),
        ["float32"] = () => CampaignCase.Of(RandomNetwork.HeNormal(2, [4, 3, 1], 3), "box:-1,1", Engine.Vertex),
        ["float32, lp"] = () => CampaignCase.Of(RandomNetwork.HeNormal(3, [4, 2, 1], 5), "box:-1,1", Engine.Lp),
        ["dead neurons"] = () => Shipped("dead-neurons.json", "box:-1,2", Engine.Vertex),
        ["max and min"] = () => Shipped("max-min.json", "all", Engine.Lp),
        ["a hairline fold"] = () => Shipped("d8_hairline_fold.json", "box:-1,1", Engine.Vertex),
        ["huge and tiny"] = () => Shipped("d5_huge_tiny.json", "box:-1,1", Engine.Lp),
        ["rank deficient"] = () => Shipped("rank-deficient.json", "all", Engine.Vertex),
        ["residual, lp"] = () => CampaignCase.Of(Residual(), "box:-1,1", Engine.Lp),
        ["residual, space"] = () => CampaignCase.Of(Residual(), "all", Engine.Vertex),
        ["residual, open"] = () => CampaignCase.Of(Residual(), "box:-1,1", Engine.Vertex, 6),
        ["convolution and pooling"] = () => CampaignCase.Of(Convolution(), "box:-1,1", Engine.Vertex),
        ["convolution and pooling, lp"] = () => CampaignCase.Of(Convolution(), "all", Engine.Lp),
        ["mixed activations"] = () => Mixed(8, WeightKind.QuarterGrid, Engine.Lp),
        ["mixed, vertex"] = () => Mixed(21, WeightKind.Float32, Engine.Vertex),
        ["linear, residual"] = () =>
            Pieces(Residual(), 2, RegionCounter.Count(Residual(), HPolyhedron.WholeSpace(2), engine: Engine.Lp).LinearRegions!.Value),
        ["three lines"] = () =>
            CampaignCase.OfArrangement(File.ReadAllText(Repository.Data("certificates", "three-lines.json")), Engine.Vertex),
        ["braid"] = () => CampaignCase.OfArrangement(NamedArrangement.Parse("braid:4").Arrangement, Engine.Lp),
        ["shi"] = () => CampaignCase.OfArrangement(NamedArrangement.Parse("shi:3").Arrangement, Engine.Vertex),
        ["generic"] = () => CampaignCase.OfArrangement(NamedArrangement.Parse("generic:2,5").Arrangement, Engine.Lp),
        ["repeated planes"] = () =>
            CampaignCase.OfArrangement(File.ReadAllText(Repository.Data("arrangements", "degenerate.json")), Engine.Vertex),
        ["open, relu"] = () => Lcg("relu", 2, [3, 3], "box:-1,1", Engine.Lp, most: 7),
        ["open, maxout"] = () => Lcg("maxout 3", 2, [2, 2], "all", Engine.Vertex, most: 5),
        ["open, arrangement"] = () => CampaignCase.OfArrangement(NamedArrangement.Parse("shi:3").Arrangement, Engine.Lp, most: 6),
        ["ball, inf"] = () => CampaignCase.ByHand(
            Json(2, "[1, 0], [1, -1]", "0, \"-1/2\"", "1, 1"), null, "ball inf 1 0 1", "activation", 0, "s 0", "n 1 2 0:2", ". -1/2 1",
            "s 1", ". 1/4 1", ". 7/10 1/10"),
        ["ball, 2"] = () => CampaignCase.ByHand(
            Json(2, "[1, 0], [1, -1]", "0, \"-1/2\"", "1, 1"), null, "ball 2 1 0 1", "activation", 0, "B", "s 0", ". -1/2 1", ". 1/2 1"),
        ["ball, 1"] = () => CampaignCase.ByHand(
            Json(2, "[1, 1], [1, 0]", "-1, 0", "1, 1"), null, "ball 1 1 0 0", "activation", 0, "n 0 1", "s 1", ". -1/2 0", ". 1/2 0"),
        ["ball, written"] = () =>
        {
            Network network = LcgNetwork.Of("relu", 2, [3, 2], 1);
            Ball ball = new([0, 1], 2, BallNorm.Euclidean);
            return CampaignCase.Written(network, null, 0, text => CertificateWriter.Write(network, HPolyhedron.WholeSpace(2), ball, text));
        },
        ["linear, relu"] = () => Pieces("relu", 2, [3, 3], 14),
        ["linear, hardtanh"] = () => Pieces("hardtanh", 1, [4, 4], 7),
        ["linear, with fewer pieces"] = () => Pieces("relu", 1, [4, 4], 10),
        ["pieces"] = () => CampaignCase.ByHand(
            Json(1, "[1], [1]", "0, -1", "1, -1"), "box:-1,2", "1 1;2 -1", "activation affine", 0, "s 0", "n 1 1 2:1", ". -1/2", "s 1",
            ". 1/2", ". 3/2"),
        ["pieces without merges"] = () => CampaignCase.ByHand(
            Json(1, "[1], [1]", "0, -1", "1, -1"), "box:-1,2", "1 1;2 -1", Linear, 3, "s 0", "n 1 1 2:1", ". -1/2", "s 1", ". 1/2",
            ". 3/2"),
        ["merges"] = () => CampaignCase.ByHand(
            """
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [
              {"type": "dense", "weights": [[1]], "bias": [0], "activation": "abs"},
              {"type": "dense", "weights": [[1]], "bias": [-1], "activation": "relu"},
              {"type": "dense", "weights": [[0]], "bias": [0], "activation": "identity"}]}
            """,
            "all", string.Empty, Linear, 1, "s 0", "s 0", ". -1/2", ". -2", "s 0", ". 1/2", ". 2", "= -1", "= 0", "= 1"),
        ["merges across walls of two gates"] = () => CampaignCase.ByHand(
            Json(2, "[1, 0], [-3, 0], [0, 1]", "0, 0, 0", "1, -1, 0"), "all", string.Empty, Linear, 2,
            "s 0", "p 1 1 0:3", "s 2", ". -1 -1", ". -1 1", "n 1 1 0:3", "s 2", ". 1 -1", ". 1 1", "= 1 0", "= -1 0"),
        ["merges of maxout pieces"] = () => CampaignCase.ByHand(
            """
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [
              {"type": "maxout", "weights": [[[1], [-1], [0]], [[0], [0], [0]]], "bias": [[0, 0, 0], [1, 1, 0]]},
              {"type": "dense", "weights": [[0, 1]], "bias": [0], "activation": "identity"}]}
            """,
            "all", string.Empty, Linear, 1, "m 0 3", "+", ". 1", "+", ". -1", "x 1 1", "= 0"),
    };

    private static readonly Lazy<List<string[]>> AllLines = new(() => ByName.Values.Select(make =>
    {
        using CampaignCase subject = make();
        return subject.Lines;
    }).ToList());

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The certificates, to take subtrees from.</summary>
    public static IReadOnlyList<string[]> Donors => AllLines.Value;

    /// <summary>Makes one.</summary>
    public static CampaignCase Make(string name) => ByName[name]();

    private static CampaignCase Lcg(
        string gates, int inputs, int[] widths, string domain, Engine engine, long seed = 1, int? most = null) =>
        CampaignCase.Of(LcgNetwork.Of(gates, inputs, widths, seed), domain, engine, most);

    private static CampaignCase Mixed(int seed, WeightKind kind, Engine engine) =>
        CampaignCase.Of(RandomNets.DrawMixed(new Random(seed), kind, 2, 7), "box:-2,2", engine);

    // relu(x + V relu(W x + b)), and a leaky unit beside what passes.
    private static Network Residual()
    {
        NetworkGraph graph = new();
        Tensor x = graph.Input([1, 2]);
        Tensor w = new([2, 3], [1, -1, new Rational(1, 2), 2, 1, -1]);
        Tensor b = new([3], [0, new Rational(1, 4), new Rational(-1, 3)]);
        Tensor hidden = Elementwise.Add(graph, Contractions.MatMul(graph, x, w), b);
        Tensor relu = Piecewise.LeakyRelu(graph, hidden, new Tensor([3], [0, 0, new Rational(-1, 2)]));
        Tensor back = Contractions.MatMul(graph, relu, new Tensor([3, 2], [1, -1, -1, new Rational(1, 2), 1, 1]));
        return graph.Compile(Piecewise.Apply(graph, Activation.Relu, Elementwise.Add(graph, x, back)), NumberRule.Exact);
    }

    // conv, relu, max pooling with padding, beside the inputs, into one more unit.
    private static Network Convolution()
    {
        NetworkGraph graph = new();
        Tensor x = graph.Input([1, 1, 2]);
        Windows three = Windows.Of([3], null, null, [2, 2]);
        Tensor value = Convolutions.Convolve(
            graph, x, new Tensor([1, 1, 3], [1, -2, new Rational(1, 2)]), new Tensor([1], [new Rational(1, 5)]), three, 1);
        value = Pooling.Max(graph, Piecewise.Apply(graph, Activation.Relu, value), Windows.Of([2], [2], null, [1, 1]), roundsUp: false);
        value = Rearrangements.Concat([value, x], 2);
        Tensor sum = Contractions.MatMul(graph, value, new Tensor([5, 1], [1, -1, 1, 1, new Rational(-1, 3)]));
        return graph.Compile(Piecewise.Apply(graph, Activation.Abs, sum), NumberRule.Exact);
    }

    // The number of linear regions is known from LcgRegionTests; of the residual network from the other kernel's walks.
    private static CampaignCase Pieces(string gates, int inputs, int[] widths, long linearRegions) =>
        Pieces(LcgNetwork.Of(gates, inputs, widths, 1), inputs, linearRegions);

    private static CampaignCase Pieces(Network network, int inputs, long linearRegions)
    {
        return CampaignCase.Written(
            network, "all", linearRegions, text =>
                CertificateWriter.Write(network, HPolyhedron.WholeSpace(inputs), CertificateClaim.LinearRegions, text));
    }

    private static CampaignCase Shipped(string name, string domain, Engine engine) =>
        CampaignCase.OfJson(File.ReadAllText(Repository.Data("networks", name)), domain, engine);

    // ReLUs and one output.
    private static string Json(int inputs, string weights, string bias, string output) => $$"""
        {"format": "polyhedra-network/1", "inputs": {{inputs}}, "layers": [
          {"type": "dense", "weights": [{{weights}}], "bias": [{{bias}}], "activation": "relu"},
          {"type": "dense", "weights": [[{{output}}]], "bias": [0], "activation": "identity"}]}
        """;
}
