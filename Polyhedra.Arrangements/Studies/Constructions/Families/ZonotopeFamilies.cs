using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions.Layers;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Families;

/// <summary>ReLU networks with one number as output: sawtooth functions of one number, which is the input itself or a sum of absolute
/// values of linear functions (the support function of a zonotope).</summary>
internal static class ZonotopeFamilies
{
    private const string FoldsName = "k";
    private const string SegmentsName = "m";
    private const string WidthName = "w";
    private const string DepthName = "L";
    private const int MaxDepth = 64;

    public static ConstructionFamily Telgarsky { get; } = new()
    {
        Name = "telgarsky",
        Summary = "The tent 2 relu(x) - 4 relu(x - 1/2), k times one after the other: k layers of two units and an affine output.",
        Source = "after Telgarsky 2015 and 2016; the number of pieces is that of the composed tent",
        Formula = "2^k",
        Condition = "k >= 1",
        Definition = RegionDefinition.Linear,
        Parameters = [new ParameterDescription(FoldsName, "the number of layers")],
        Plan = arguments =>
        {
            int folds = arguments.Integer(FoldsName);
            arguments.Require(folds <= MaxDepth, $"at most {MaxDepth} layers are built");
            LayerStack stack = new(1);
            for (int l = 0; l < folds; l++)
            {
                stack.Fold(2, [[(0, Fold.Tent)]]);
            }

            return arguments.Result(stack.ReadOut(), BigInteger.Pow(2, folds));
        },
    };

    public static ConstructionFamily Arora { get; } = new()
    {
        Name = "arora",
        Summary = "A layer of 2m units whose sum is |b_1.x| + ... + |b_m.x|, then L - 1 layers of w units that fold it, and an affine "
            + "output.",
        Source = "Arora, Basu, Mianjy and Mukherjee 2018, zonotopes and sawtooths, with the factor 2 that the cells of the first layer "
            + "have",
        Formula = "2 * sum_{j<n0} C(m-1, j) * w^(L-1)",
        Condition = "m >= 1, w >= 1, L >= 1",
        Definition = RegionDefinition.Linear,
        Domain = "all",
        Box = "box:-1,1",
        Parameters = ZonotopeParameters("the units of every other layer, w >= 1"),
        Plan = arguments => Zonotope(arguments, Fold.Montufar, pieces: width => width),
    };

    public static ConstructionFamily Serra7 { get; } = new()
    {
        Name = "serra7",
        Summary = "As arora, with folds of w + 1 pieces on w units, one of which looks left.",
        Source = "Serra, Tjandraatmadja and Ramalingam 2018, Theorem 7",
        Formula = "2 * sum_{j<n0} C(m-1, j) * (w+1)^(L-1)",
        Condition = "m >= 1, L >= 1, and w >= 3: the theorem has w >= 2, but no weights with a fold of three pieces on two units exist "
            + "that could be composed",
        Definition = RegionDefinition.Activation,
        Domain = "all",
        Box = "box:-1,1",
        Parameters = ZonotopeParameters("the units of every other layer, w >= 3"),
        Plan = arguments =>
        {
            int width = arguments.Integer(WidthName);
            arguments.Require(width != 1, "the theorem asks for at least two units in every other layer (w >= 2), not 1");
            arguments.Require(
                width >= 3,
                "the folds want at least three units in every other layer (w >= 3): two units have no three pieces whose slopes "
                    + "alternate in sign, so for w = 2 there are no weights");
            return Zonotope(arguments, Fold.Serra, pieces: w => w + 1);
        },
    };

    private static ImmutableArray<ParameterDescription> ZonotopeParameters(string width) =>
    [
        new ParameterDescription(FamilyArguments.InputsName, "n0, the number of inputs"),
        new ParameterDescription(SegmentsName, "half the units of the first layer, m >= 1"),
        new ParameterDescription(WidthName, width),
        new ParameterDescription(DepthName, "the number of hidden layers, L >= 1"),
    ];

    private static Construction Zonotope(FamilyArguments arguments, Func<int, Fold> fold, Func<int, int> pieces)
    {
        int inputs = arguments.Inputs;
        int segments = arguments.Integer(SegmentsName);
        int width = arguments.Integer(WidthName);
        int depth = arguments.Integer(DepthName);
        arguments.Require(depth <= MaxDepth, $"at most {MaxDepth} layers are built");
        arguments.CheckSize(inputs, [2 * segments, .. Enumerable.Repeat(width, depth - 1)]);

        LayerStack stack = new(inputs);
        stack.Dense(Enumerable.Range(1, segments).SelectMany(i => Pair(inputs, i)), Activation.Relu);
        stack.Sum();
        for (int l = 1; l < depth; l++)
        {
            stack.Fold(width, [[(0, fold(width))]]);
        }

        return arguments.Result(stack.ReadOut(), BinomialSum.Central(segments, inputs) * BigInteger.Pow(pieces(width), depth - 1));
    }

    // b.x and -b.x with b = (1, i, ..., i^(n0-1)).
    private static IEnumerable<Rational[]> Pair(int inputs, int i)
    {
        Rational[] row = new Rational[inputs + 1];
        for (int k = 0; k < inputs; k++)
        {
            row[k] = BigInteger.Pow(i, k);
        }

        yield return row;
        yield return Array.ConvertAll(row, entry => -entry);
    }
}
